//! Building from small sources, and what becomes of damaged files.
#![cfg(feature = "build")]

use grefier_gazetteer::build::{Sources, build};
use grefier_gazetteer::{Feature, Gazetteer, GazetteerError, Seat};
use std::io::Write;
use std::path::{Path, PathBuf};

/// GeoNames' columns, with the values that matter.
fn row(id: u32, name: &str, alternates: &str, at: (f64, f64), code: (&str, &str), of: (&str, &str), people: u32) -> String {
    let (class, code) = code;
    let (country, admin1) = of;
    let (lat, lon) = at;
    format!("{id}\t{name}\t{name}\t{alternates}\t{lat}\t{lon}\t{class}\t{code}\t{country}\t\t{admin1}\t\t\t\t{people}\t\t0\tAsia/Almaty\t2024-01-01\n")
}

fn dump() -> String {
    [
        row(1, "Kazakhstan", "Қазақстан", (48.0, 68.0), ("A", "PCLI"), ("KZ", "00"), 18_000_000),
        row(1_526_384, "Almaty", "ALA,Алматы,Alma-Ata,alamati", (43.25, 76.95), ("P", "PPLA"), ("KZ", "02"), 1_977_011),
        row(1_526_273, "Astana", "Астана", (51.18, 71.45), ("P", "PPLC"), ("KZ", "05"), 1_000_000),
        row(9, "Medeu", "", (43.16, 77.06), ("P", "PPLX"), ("KZ", "02"), 300),
        row(10, "Hamlet", "", (43.3, 77.2), ("P", "PPL"), ("KZ", "02"), 0),
        row(11, "Some Well", "", (44.0, 77.0), ("H", "WLL"), ("KZ", "02"), 0),
    ]
    .concat()
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("grefier-gazetteer-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn zipped(path: &Path, inner: &[(&str, &str)]) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    for (name, content) in inner {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
}

fn small(folder: &Folder) -> Sources {
    let alternates = folder.0.join("alternateNamesV2.zip");
    zipped(
        &alternates,
        &[("iso-languagecodes.txt", "noise\n"), ("alternateNamesV2.txt", "1\t1526273\tru\tНур-Султан\t\t\t\t1\n2\t1526273\tlink\thttps://example.org\t\t\t\t\n3\t1526384\tiata\tALA\t\t\t\t\n")],
    );
    let info = "# ISO\nKZ\tKAZ\t398\tKZ\tKazakhstan\tAstana\t2717300\t18276499\tAS\t.kz\tKZT\tTenge\t7\t\t\tkk\t1\t\t\n";
    Sources {
        dump: Some(folder.write("allCountries.txt", dump())),
        admin1_codes: Some(folder.write("admin1CodesASCII.txt", "KZ.02\tAlmaty\tAlmaty\t1526395\nKZ.05\tAstana\tAstana\t1538317\n")),
        country_info: Some(folder.write("countryInfo.txt", info)),
        alternate_names: Some(alternates),
        credits: vec!["GeoNames, CC BY 4.0".to_string()],
        ..Sources::default()
    }
}

#[test]
fn from_geonames_own_files() {
    let folder = Folder::new("dump");
    let g = Gazetteer::from_bytes(build(&small(&folder)).unwrap()).unwrap();
    let place = g.place(g.named("Алматы", "KZ").unwrap());
    assert_eq!((place.id, place.name, place.admin1_name), (Some(1_526_384), "Almaty", "Almaty"));
    assert_eq!((place.feature, place.seat), (Feature::City, Seat::Admin1));
    assert_eq!(g.place(g.capital("KZ").unwrap()).name, "Astana");
    assert_eq!(g.country_zone("KZ"), Some("Asia/Almaty"));
    assert_eq!(g.place(g.named("Нур-Султан", "").unwrap()).name, "Astana");
    assert_eq!(g.place(g.by_geonames_id(9).unwrap()).feature, Feature::District);
    // Codes, web addresses and machine-made spellings are no names; wells were not asked for.
    for absent in ["ALA", "alamati", "https://example.org", "Some Well"] {
        assert!(g.lookup_name(absent).is_empty(), "{absent}");
    }
    // The division lies where its cities do.
    let admin1 = g.place(g.admin1("KZ", "02").unwrap());
    assert!((admin1.latitude - 43.25).abs() < 0.2 && admin1.id == Some(1_526_395), "{admin1:?}");
    assert_eq!(g.describe().sources, ["GeoNames, CC BY 4.0"]);
}

#[test]
fn a_zip_is_as_good_as_the_text() {
    let folder = Folder::new("zip");
    let mut sources = small(&folder);
    let plain = build(&sources).unwrap();
    let archive = folder.0.join("allCountries.zip");
    zipped(&archive, &[("readme.txt", "noise\n"), ("allCountries.txt", &dump())]);
    sources.dump = Some(archive);
    assert_eq!(build(&sources).unwrap(), plain);
}

#[test]
fn the_same_sources_give_the_same_bytes_in_any_order() {
    let folder = Folder::new("same");
    let sources = small(&folder);
    let first = build(&sources).unwrap();
    assert_eq!(first, build(&sources).unwrap());
    let mut lines: Vec<String> = dump().lines().map(|l| format!("{l}\n")).collect();
    lines.reverse();
    folder.write("allCountries.txt", lines.concat());
    assert_eq!(first, build(&sources).unwrap());
}

#[test]
fn what_to_take_can_be_chosen() {
    let folder = Folder::new("choice");
    let mut sources = small(&folder);
    sources.choice.classes = "APH".to_string();
    sources.choice.min_population = 500;
    let g = Gazetteer::from_bytes(build(&sources).unwrap()).unwrap();
    assert!(g.named("Some Well", "KZ").is_some());
    assert!(g.named("Hamlet", "KZ").is_none());
    assert!(g.named("Astana", "KZ").is_some());
}

#[test]
fn a_faulty_line_is_named() {
    let folder = Folder::new("faulty");
    let mut sources = small(&folder);
    folder.write("allCountries.txt", dump() + "x\ty\n");
    let error = build(&sources).unwrap_err();
    assert_eq!(error.line, 7);
    sources = small(&folder);
    folder.write("aliases.tsv", "# comment\nNowhere,KZ\told\tSomewhere\n");
    sources.tables = Some(folder.0.clone());
    let error = build(&sources).unwrap_err();
    assert_eq!((error.line, error.file.file_name().unwrap().to_str()), (2, Some("aliases.tsv")));
    folder.write("aliases.tsv", "Almaty,KZ\tnickname\tSomewhere\n");
    assert!(build(&sources).unwrap_err().message.contains("nickname"));
    folder.write("aliases.tsv", "Almaty,KZ\told\n");
    assert!(build(&sources).unwrap_err().message.contains("fields"));
}

#[test]
fn hand_written_tables() {
    let folder = Folder::new("tables");
    let mut sources = small(&folder);
    sources.tables = Some(folder.0.clone());
    folder.write("aliases.tsv", "KZ\tabbreviation\tRK|R.K.\nKZ.02\talternate\tAlma region\nAstana,KZ\told\tAkmola\n");
    folder.write("regions.tsv", "Steppe (Great)\tregion\t50\t70\t400\t-\t-\t-\tStepa|Степь\n");
    folder.write("sites.tsv", "Republic Square\tsite\t43.2383\t76.9453\t1\tKZ\tПлощадь Республики\n");
    let g = Gazetteer::from_bytes(build(&sources).unwrap()).unwrap();
    let of = |name| g.lookup_name(name).next().map(|c| g.place(c.place).name);
    assert_eq!(of("R.K."), Some("Kazakhstan"));
    assert_eq!(of("Alma region"), Some("Almaty"));
    assert_eq!(of("Akmola"), Some("Astana"));
    assert_eq!(of("Степь"), Some("Steppe"));
    assert_eq!(of("Steppe Great"), Some("Steppe"));
    let square = g.place(g.named("Republic Square", "KZ").unwrap());
    assert_eq!((square.admin1_name, square.radius_km, square.id), ("Almaty", 1, None));
    assert_eq!(g.timezone(g.named("Republic Square", "KZ").unwrap()), Some("Asia/Almaty"));
}

/// Every answer that a gazetteer can be asked for, however wrong.
fn ask_everything(g: &Gazetteer) {
    for index in (0..g.len().min(50) as u32).chain([u32::MAX, 1 << 23]) {
        let place = g.place(index);
        let _ = (place.name.len(), g.timezone(index));
    }
    for name in ["Almaty", "Астана", "Kazakhstan", "nothing here", "Нур-Султан"] {
        for candidate in g.lookup_name(name).take(100) {
            let _ = g.place(candidate.place);
        }
        let _ = (g.named(name, "KZ"), g.word_counts(grefier_gazetteer::word_hash(name)));
    }
    let _ = (g.country("KZ"), g.capital("KZ"), g.admin1("KZ", "02"), g.by_geonames_id(9), g.country_zone("KZ"));
    let _ = (g.describe().to_string(), g.longest_from('阿'), g.countries().count());
}

#[test]
fn a_damaged_file_gives_an_error_and_never_a_panic() {
    let folder = Folder::new("damaged");
    let good = build(&small(&folder)).unwrap();
    let path = folder.write("good.bin", &good);
    ask_everything(&Gazetteer::open(&path).unwrap());
    assert_eq!(Gazetteer::open(&path).unwrap().sha256(), Gazetteer::from_bytes(good.clone()).unwrap().sha256());

    for length in (0..good.len()).step_by(7) {
        assert!(Gazetteer::from_bytes(good[..length].to_vec()).is_err(), "cut at {length}");
    }
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0xFF;
        assert!(Gazetteer::from_bytes(bad).is_err(), "byte {at}");
    }
    // Unverified, a damaged file must still be safe to ask.
    for at in (0..good.len()).step_by(3) {
        for flip in [0xFF, 0x01, 0x80] {
            let mut bad = good.clone();
            bad[at] ^= flip;
            let path = folder.write("bad.bin", &bad);
            if let Ok(g) = Gazetteer::open_unverified(&path) {
                ask_everything(&g);
            }
        }
    }
}

#[test]
fn errors_say_what_is_wrong() {
    let folder = Folder::new("errors");
    let good = build(&small(&folder)).unwrap();
    assert!(matches!(Gazetteer::from_bytes(b"PK\x03\x04".to_vec()), Err(GazetteerError::NotAGazetteer)));
    assert!(matches!(Gazetteer::from_bytes(Vec::new()), Err(GazetteerError::NotAGazetteer)));
    let mut newer = good.clone();
    newer[8] = 200;
    assert!(matches!(Gazetteer::from_bytes(newer), Err(GazetteerError::Version { found: 200, .. })));
    let mut flipped = good;
    *flipped.last_mut().unwrap() ^= 1;
    assert!(matches!(Gazetteer::from_bytes(flipped), Err(GazetteerError::Corrupt(_))));
    let nowhere = Gazetteer::open(&folder.0.join("nothing.bin")).unwrap_err();
    assert!(matches!(nowhere, GazetteerError::Io { .. }) && nowhere.to_string().contains("nothing.bin"));
    assert!(matches!(Gazetteer::open(&folder.write("empty.bin", [])), Err(GazetteerError::NotAGazetteer)));
}
