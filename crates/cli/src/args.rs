//! What may be asked for on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "grefier", version, about = "Reads news reports on unrest: who said what happened, where, when and how many, each cell with its words.", max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Read reports: text files, JSON lines, standard input
    Read(ReadArgs),
    /// Say why a cell of a reading is as it is
    Explain(ExplainArgs),
    /// Read numbers: one phrase a line in, one JSON a line out
    Number(NumberArgs),
    /// Read dates: one phrase a line in, one JSON a line out
    Date(DateArgs),
    /// Work on language packs
    #[command(subcommand)]
    Pack(PackCommand),
    /// List the languages that can be read
    Languages(LanguagesArgs),
    /// Look into the gazetteer, or build one
    #[command(subcommand)]
    Gazetteer(GazetteerCommand),
    /// Measure speed and memory on texts made from the example reports
    Bench(BenchArgs),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Jsonl,
    Json,
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Input {
    Text,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReaderName {
    /// The packs' words alone
    Fast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    Text,
    Json,
}

/// What is known of the reports; what a JSON line says itself goes before it.
#[derive(Args, Clone, Default)]
pub struct About {
    /// Language as a BCP 47 tag; identified when not given
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: Option<String>,
    /// Time of publication: a day, an instant, a month or a year
    #[arg(long, value_name = "DATE", value_parser = published)]
    pub published: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// Its title
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Its address
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
}

/// What the reader works with.
#[derive(Args, Clone)]
pub struct With {
    /// A language pack, or a folder of packs; takes the place of the built-in one (repeatable)
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
    /// Another gazetteer
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Option<PathBuf>,
    /// Which reader
    #[arg(long, value_name = "NAME", default_value = "fast")]
    pub reader: ReaderName,
}

#[derive(Args, Clone)]
pub struct Screen {
    /// Colours: on a terminal, always, never
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Columns to write in; the terminal's when not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,
}

#[derive(Args)]
pub struct ReadArgs {
    /// Files to read; - is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub files: Vec<PathBuf>,
    /// How to write it [default: text on a terminal, else jsonl]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// What the files are [default: by their endings, else text]
    #[arg(long, value_name = "FORMAT")]
    pub input: Option<Input>,
    #[command(flatten)]
    pub about: About,
    #[command(flatten)]
    pub with: With,
    #[command(flatten)]
    pub screen: Screen,
    /// Encoding of the files; told from their bytes when not given
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// Largest report, in bytes (k, M and G may follow)
    #[arg(long, value_name = "N", default_value = "10M", value_parser = bytes)]
    pub max_bytes: u64,
    /// Threads; 0 for all cores
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub jobs: usize,
}

#[derive(Args)]
pub struct ExplainArgs {
    /// The report; - is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Id of an event, figure, statement or place; all are listed without it
    #[arg(value_name = "ITEM")]
    pub item: Option<String>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Shape,
    /// Leave out an entry, as LANGUAGE:FILE:LINE (repeatable): what would be read without it
    #[arg(long, value_name = "ENTRY")]
    pub without: Vec<String>,
    #[command(flatten)]
    pub about: About,
    #[command(flatten)]
    pub with: With,
    #[command(flatten)]
    pub screen: Screen,
    /// Encoding of the files; told from their bytes when not given
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// Largest report, in bytes (k, M and G may follow)
    #[arg(long, value_name = "N", default_value = "10M", value_parser = bytes)]
    pub max_bytes: u64,
}

#[derive(Args)]
pub struct NumberArgs {
    /// Language of the phrases
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: String,
    /// A language pack, or a folder of packs (repeatable)
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
}

#[derive(Args)]
pub struct DateArgs {
    /// Language of the phrases
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: String,
    /// The day on which they are said
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: jiff::civil::Date,
    /// A language pack, or a folder of packs (repeatable)
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
}

#[derive(Subcommand)]
pub enum PackCommand {
    /// Check the tables of a pack and run the cases beside them
    Check {
        /// Pack folders
        #[arg(value_name = "DIR", required = true)]
        dirs: Vec<PathBuf>,
    },
}

#[derive(Args)]
pub struct LanguagesArgs {
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Shape,
    /// A language pack, or a folder of packs (repeatable)
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
}

#[derive(Subcommand)]
pub enum GazetteerCommand {
    /// What the gazetteer holds and what it was made from
    Info {
        /// Another gazetteer
        #[arg(long, value_name = "FILE")]
        gazetteer: Option<PathBuf>,
    },
    /// The places that a name may mean
    Lookup {
        #[arg(value_name = "NAME", required = true)]
        names: Vec<String>,
        /// Another gazetteer
        #[arg(long, value_name = "FILE")]
        gazetteer: Option<PathBuf>,
        /// How to write it
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Shape,
    },
    /// Build a gazetteer from GeoNames' files
    Build(BuildArgs),
}

#[derive(Args)]
pub struct BuildArgs {
    /// allCountries.zip, or any GeoNames table with its columns, as text or zip
    #[arg(value_name = "DUMP")]
    pub dump: PathBuf,
    /// Where to write it
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Feature classes to take
    #[arg(long, value_name = "LETTERS", default_value = "APL")]
    pub classes: String,
    /// Leave out smaller populated places
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub min_population: u64,
    /// GeoNames' admin1CodesASCII.txt
    #[arg(long, value_name = "FILE")]
    pub admin1_codes: Option<PathBuf>,
    /// GeoNames' countryInfo.txt
    #[arg(long, value_name = "FILE")]
    pub country_info: Option<PathBuf>,
    /// GeoNames' alternateNamesV2, as text or zip
    #[arg(long, value_name = "FILE")]
    pub alternate_names: Option<PathBuf>,
    /// The folder of hand-written tables (data/ of the sources)
    #[arg(long, value_name = "DIR")]
    pub tables: Option<PathBuf>,
}

#[derive(Args)]
pub struct BenchArgs {
    /// How much text to read
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub megabytes: u64,
    /// Also read texts of 1 KB to 10 MB and hostile ones, to show that time grows with length only
    #[arg(long)]
    pub scaling: bool,
    /// A language pack, or a folder of packs (repeatable)
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
}

fn bytes(word: &str) -> Result<u64, String> {
    let (digits, scale) = match word.trim_end_matches(['b', 'B']).to_ascii_lowercase() {
        w if w.ends_with('k') => (w[..w.len() - 1].to_owned(), 1_000),
        w if w.ends_with('m') => (w[..w.len() - 1].to_owned(), 1_000_000),
        w if w.ends_with('g') => (w[..w.len() - 1].to_owned(), 1_000_000_000),
        w => (w, 1),
    };
    let n: u64 = digits.parse().map_err(|_| "give a number of bytes, such as 500k or 10M".to_owned())?;
    // spans are counted in 32 bits
    n.checked_mul(scale).filter(|n| (1..=1_000_000_000).contains(n)).ok_or_else(|| "at least 1 byte and at most 1G".to_owned())
}

fn encoding(word: &str) -> Result<&'static encoding_rs::Encoding, String> {
    encoding_rs::Encoding::for_label(word.as_bytes()).ok_or_else(|| "unknown encoding; known are utf-8, utf-16le, windows-1250, koi8-r, shift_jis and the others of the web".into())
}

fn language(word: &str) -> Result<String, String> {
    let plain = !word.is_empty() && word.len() <= 35 && word.split(['-', '_']).all(|p| !p.is_empty() && p.len() <= 8 && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    if plain { Ok(word.to_owned()) } else { Err("a BCP 47 tag is wanted, such as ro or pt-BR".into()) }
}

/// A day, an instant, a month, a year.
pub fn published(word: &str) -> Result<String, String> {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let good = match word.len() {
        4 => digits(word),
        7 => digits(&word[..4]) && word.as_bytes()[4] == b'-' && matches!(&word[5..], "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09" | "10" | "11" | "12"),
        _ => grefier_reader::day(word).is_some(),
    };
    if good { Ok(word.to_owned()) } else { Err("a day (2022-01-07), an instant (2022-01-07T18:30:00Z), a month (2022-01) or a year is wanted".into()) }
}
