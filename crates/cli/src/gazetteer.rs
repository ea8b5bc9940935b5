//! `grefier gazetteer`: what it holds, what a name may mean, and building another.

use crate::args::{BuildArgs, GazetteerCommand, Shape};
use crate::problem::Stop;
use crate::term::clean;
use crate::{input, setup};
use grefier_gazetteer::build::{Choice, Sources, build};
use grefier_gazetteer::{Gazetteer, NameKind};
use serde_json::json;
use std::io::Write;
use std::path::Path;

pub fn run(command: &GazetteerCommand) -> Result<(), Stop> {
    match command {
        GazetteerCommand::Info { gazetteer } => {
            let g = of(gazetteer.as_deref())?;
            g.verify().map_err(|e| Stop::Failed(e.to_string()))?;
            Ok(writeln!(std::io::stdout(), "{}", g.describe())?)
        }
        GazetteerCommand::Lookup { names, gazetteer, format } => {
            let g = of(gazetteer.as_deref())?;
            let unknown = names.iter().filter(|n| !matches!(lookup(&g, n, *format), Ok(true))).count();
            if unknown > 0 { Err(Stop::Said) } else { Ok(()) }
        }
        GazetteerCommand::Build(args) => make(args),
    }
}

fn of(path: Option<&Path>) -> Result<Gazetteer, Stop> {
    path.map_or_else(|| Ok(Gazetteer::embedded()), setup::open)
}

fn how(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Primary => "name",
        NameKind::Ascii => "name in plain letters",
        NameKind::Alternate => "other name",
        NameKind::Abbreviation => "abbreviation",
        NameKind::Short => "short name",
        NameKind::Variant => "variant",
        NameKind::Old => "former name",
        NameKind::Exact => "name, with its marks only",
    }
}

/// Prints the places of a name; are there any?
fn lookup(g: &Gazetteer, name: &str, format: Shape) -> Result<bool, Stop> {
    let mut out = std::io::stdout().lock();
    let mut any = false;
    for c in g.lookup_name(name) {
        any = true;
        let p = g.place(c.place);
        if format == Shape::Json {
            let row = json!({"asked": name, "name": p.name, "geonames_id": p.id, "latitude": p.latitude, "longitude": p.longitude, "radius_km": p.radius_km, "country": p.country,
                "admin1": p.admin1_name, "feature": p.feature.as_str(), "population": p.population, "how": how(c.how)});
            writeln!(out, "{row}")?;
            continue;
        }
        let within = [p.admin1_name, p.country].iter().filter(|s| !s.is_empty()).copied().collect::<Vec<_>>().join(", ");
        let people = if p.population > 0 { format!(", {} inhabitants", crate::show::labels::grouped(u64::from(p.population))) } else { String::new() };
        let id = p.id.map_or(String::new(), |id| format!(", GeoNames {id}"));
        writeln!(out, "{}: {} ({within}), {}, {:.4} {:.4}, {} km{people}{id} [{}]", clean::line(name), p.name, p.feature.as_str(), p.latitude, p.longitude, p.radius_km, how(c.how))?;
    }
    if !any {
        crate::problem::Problems::default().note(&format!("no place is called '{name}'"));
    }
    Ok(any)
}

fn make(args: &BuildArgs) -> Result<(), Stop> {
    let there = |path: &Path| std::fs::metadata(path).map(|_| ()).map_err(|e| Stop::Failed(format!("{}: {}", path.display(), input::why(&e))));
    for path in [Some(&args.dump), args.admin1_codes.as_ref(), args.country_info.as_ref(), args.alternate_names.as_ref(), args.tables.as_ref()].into_iter().flatten() {
        there(path)?;
    }
    let sources = Sources {
        dump: Some(args.dump.clone()),
        choice: Choice { classes: args.classes.clone(), min_population: args.min_population },
        admin1_codes: args.admin1_codes.clone(),
        country_info: args.country_info.clone(),
        alternate_names: args.alternate_names.clone(),
        tables: args.tables.clone(),
        credits: vec!["GeoNames (geonames.org), CC BY 4.0".into()],
        ..Sources::default()
    };
    let bytes = build(&sources).map_err(|e| Stop::Failed(e.to_string()))?;
    let made = Gazetteer::from_bytes(bytes.clone()).map_err(|e| Stop::Failed(e.to_string()))?;
    // written beside and renamed, so that nobody opens half a file
    let beside = args.out.with_extension("new");
    let failed = |e: std::io::Error| Stop::Failed(format!("{}: {}", args.out.display(), input::why(&e)));
    std::fs::write(&beside, &bytes).map_err(failed)?;
    std::fs::rename(&beside, &args.out).map_err(failed)?;
    Ok(writeln!(std::io::stdout(), "{}\n{} bytes", made.describe(), bytes.len())?)
}
