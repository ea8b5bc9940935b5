//! Names of countries and of large regions in many languages, from the Unicode
//! CLDR (`cldr-localenames-full`).

use super::error::BuildError;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Locales below "modern" whose names of countries are nevertheless complete,
/// and whose speakers' news matters here: both Kurdish ones, Tajik, Uyghur.
const BESIDES: [&str; 4] = ["ku", "ckb", "tg", "ug"];

/// One name of a territory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    pub text: String,
    /// CLDR's `alt="short"`: US, UK.
    pub short: bool,
}

/// Names by territory: an ISO code, or a UN number such as `002`.
pub type Names = BTreeMap<String, BTreeSet<Name>>;

/// Reads `main/*/territories.json` for the locales that are in `coverage`
/// ("modern"), or all when there is no such file.
pub fn read(folder: &Path, coverage: Option<&Path>) -> Result<Names, BuildError> {
    let modern = coverage.map(modern_locales).transpose()?;
    let main = folder.join("main");
    let mut locales = Vec::new();
    let entries = std::fs::read_dir(&main).map_err(|e| BuildError::new(&main, 0, e.to_string()))?;
    for entry in entries {
        let entry = entry.map_err(|e| BuildError::new(&main, 0, e.to_string()))?;
        locales.push(entry.file_name().to_string_lossy().into_owned());
    }
    locales.sort();
    let mut names = Names::new();
    for locale in locales {
        if modern.as_ref().is_some_and(|m| !m.contains(&locale)) {
            continue;
        }
        let path = main.join(&locale).join("territories.json");
        if path.exists() {
            read_locale(&path, &locale, &mut names)?;
        }
    }
    Ok(names)
}

fn json(path: &Path) -> Result<Value, BuildError> {
    let bytes = std::fs::read(path).map_err(|e| BuildError::new(path, 0, e.to_string()))?;
    serde_json::from_slice(&bytes).map_err(|e| BuildError::new(path, 0, e.to_string()))
}

fn modern_locales(path: &Path) -> Result<BTreeSet<String>, BuildError> {
    let value = json(path)?;
    let levels = value["effectiveCoverageLevels"].as_object().or(value["coverageLevels"].as_object());
    let levels = levels.ok_or_else(|| BuildError::new(path, 0, "no coverage levels"))?;
    let mut locales: BTreeSet<String> = levels.iter().filter(|(_, level)| *level == "modern").map(|(locale, _)| locale.clone()).collect();
    locales.extend(BESIDES.map(str::to_string));
    Ok(locales)
}

fn read_locale(path: &Path, locale: &str, names: &mut Names) -> Result<(), BuildError> {
    let value = json(path)?;
    let territories = value["main"][locale]["localeDisplayNames"]["territories"].as_object();
    for (key, name) in territories.into_iter().flatten() {
        let Some(text) = name.as_str() else { continue };
        let (code, variant) = key.split_once("-alt-").unwrap_or((key, ""));
        // Where a language has no name, CLDR repeats the code.
        if text == code || code.len() > 3 {
            continue;
        }
        let short = variant == "short";
        let set = names.entry(code.to_string()).or_default();
        for text in parts(text) {
            set.insert(Name { text, short });
        }
    }
    Ok(())
}

/// `Myanmar (Burma)` is three names.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![text.to_string()];
    for (open, close) in [('(', ')'), ('（', '）')] {
        if let Some((before, rest)) = text.split_once(open)
            && let Some((inside, _)) = rest.split_once(close)
        {
            parts.extend([before.trim().to_string(), inside.trim().to_string()]);
        }
    }
    parts.retain(|p| !p.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_hold_a_second_name() {
        assert_eq!(parts("Myanmar (Burma)"), ["Myanmar (Burma)", "Myanmar", "Burma"]);
        assert_eq!(parts("Kazahstan"), ["Kazahstan"]);
    }
}
