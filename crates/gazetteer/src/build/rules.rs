//! Which names are worth having, and which further spellings follow from them.

use super::model::Place;
use crate::fold::{self, Script};
use crate::place::{Feature, NameKind};

/// The longest name that is kept, in words.
pub const MOST_WORDS: usize = 8;

/// The folded words of a name.
pub fn folded_words(name: &str) -> Vec<String> {
    fold::words(name).map(fold::fold).filter(|w| !w.is_empty()).collect()
}

/// The script of the first letter that has one.
pub fn script(name: &str) -> Script {
    name.chars().map(fold::script_of).find(|s| *s != Script::Other).unwrap_or(Script::Other)
}

/// Judges a further name of a place: its kind, or `None` when it is noise. The
/// lists of alternate names hold codes of airports and ports and machine-made
/// transliterations (`a la mu tu`), both in plain letters.
pub fn judge(name: &str, kind: NameKind, of: &Place) -> Option<NameKind> {
    let words = folded_words(name);
    if words.is_empty() || words.len() > MOST_WORDS || !name.chars().any(char::is_alphabetic) {
        return None;
    }
    let letters: usize = words.iter().map(|w| w.chars().count()).sum();
    if script(name) != Script::Latin || kind == NameKind::Abbreviation {
        return Some(kind);
    }
    if !of.chosen && !name.chars().any(char::is_uppercase) {
        return None;
    }
    if kind != NameKind::Alternate {
        return Some(kind);
    }
    if of.feature == Feature::Country || of.feature == Feature::Continent || of.chosen {
        return match letters {
            0 | 1 => None,
            2 | 3 if !name.is_ascii() => Some(NameKind::Exact),
            2 => None,
            _ => Some(kind),
        };
    }
    let code = name.len() <= 5 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    match letters {
        0..=2 => None,
        _ if code => None,
        3 if !name.is_ascii() => Some(NameKind::Exact),
        _ => Some(kind),
    }
}

/// Words that say what a division is, at its name's end.
const AFTER: &[&str] = &[
    "province",
    "provinces",
    "state",
    "governorate",
    "oblast",
    "oblasti",
    "oblast'",
    "region",
    "department",
    "district",
    "county",
    "parish",
    "municipality",
    "prefecture",
    "voivodeship",
    "division",
    "raion",
    "rayon",
    "krai",
    "kray",
    "republic",
    "emirate",
    "canton",
    "territory",
    "kilil",
    "oblisi",
    "oblysy",
    "ili",
    "ilcesi",
    "provinsi",
    "область",
    "обл",
    "район",
    "край",
    "республика",
    "облысы",
    "ауданы",
    "облусу",
    "вилоят",
    "вилояти",
    "viloyati",
    "ostan",
    "shahrestan",
    "eyalet",
    "zila",
    "zela",
    "jila",
    "wilaya",
    "megye",
    "judet",
    "maakond",
    "lan",
    "省",
    "自治区",
    "自治區",
    "市",
    "県",
    "縣",
    "府",
    "도",
    "시",
    "군",
];

/// The same at its beginning.
const BEFORE: &[&[&str]] = &[
    &["province", "of"],
    &["state", "of"],
    &["governorate", "of"],
    &["region", "of"],
    &["department", "of"],
    &["district", "of"],
    &["county", "of"],
    &["republic", "of"],
    &["emirate", "of"],
    &["municipality", "of"],
    &["city", "of"],
    &["provincia", "de"],
    &["provincia", "di"],
    &["provincia", "del"],
    &["departamento", "de"],
    &["departamento", "del"],
    &["estado", "de"],
    &["estado", "do"],
    &["estado", "da"],
    &["region", "de"],
    &["departement", "de"],
    &["departement", "du"],
    &["province", "de"],
    &["province", "du"],
    &["muhafazat"],
    &["mohafazat"],
    &["muhafazah"],
    &["wilayat"],
    &["wilayah"],
    &["wilaya", "de"],
    &["judetul"],
    &["raionul"],
    &["opstina"],
    &["provinsi"],
    &["propinsi"],
    &["kabupaten"],
    &["ostan", "e"],
    &["gouvernorat", "de"],
    &["tinh"],
    &["municipality"],
    &["محافظه"],
    &["ولايه"],
    &["منطقه"],
    &["قضاء"],
    &["استان"],
    &["мухафаза"],
    &["провинция"],
    &["республика"],
];

/// What is left of a division's name when the word for its kind is taken away;
/// not when that leaves a direction only ("Northern").
pub fn without_kind(name: &str) -> Option<String> {
    let words: Vec<&str> = fold::words(name).collect();
    let folded: Vec<String> = words.iter().map(|w| fold::fold(w)).collect();
    let left = if folded.len() > 1 && folded.last().is_some_and(|w| AFTER.contains(&w.as_str())) {
        &words[..words.len() - 1]
    } else {
        let prefix = BEFORE.iter().find(|p| folded.len() > p.len() && folded.iter().zip(p.iter()).all(|(a, b)| a == b))?;
        &words[prefix.len()..]
    };
    let bare = left.join(" ");
    let alone = left.len() == 1 && is_general(&fold::fold(left[0]));
    let letters = bare.chars().filter(|c| c.is_alphanumeric()).count();
    (!alone && letters >= if script(&bare) == Script::Latin { 3 } else { 2 }).then_some(bare)
}

/// Is this the name of a division that nobody would know it by alone: `Centre`,
/// `Nord`? It is shown, and found by its longer names only.
pub fn is_general_division(place: &Place, words: &[String]) -> bool {
    matches!(place.feature, Feature::Admin1 | Feature::Admin2) && matches!(words, [one] if is_general(one))
}

/// Words that name no place by themselves.
fn is_general(word: &str) -> bool {
    matches!(
        word,
        "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "north"
            | "south"
            | "east"
            | "west"
            | "capital"
            | "national"
            | "federal"
            | "upper"
            | "lower"
            | "middle"
            | "autonomous"
            | "special"
            | "metropolitan"
            | "city"
            | "centre"
            | "center"
            | "centro"
            | "norte"
            | "sur"
            | "sul"
            | "est"
            | "ouest"
            | "nord"
            | "sud"
            | "northwest"
            | "northeast"
            | "southwest"
            | "southeast"
            | "gulf"
            | "district"
            | "the"
            | "islands"
            | "island"
            | "coast"
            | "plateau"
            | "rivers"
            | "delta"
            | "first"
            | "second"
            | "third"
            | "rural"
            | "urban"
            | "municipal"
            | "lac"
            | "lakes"
            | "littoral"
            | "bay"
            | "unity"
            | "sudeste"
            | "oeste"
            | "leste"
            | "este"
            | "ost"
            | "zentral"
            | "centro oeste"
            | "republic"
            | "state"
            | "province"
    )
}

/// The article and its assimilated forms in Latin letters.
const ARTICLES: &[&str] = &["al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "ed", "en", "er", "es", "esh", "et", "ez"];

/// Countries whose names of places are Arabic.
const ARABIC: &[&[u8; 2]] = &[b"AE", b"BH", b"DZ", b"EG", b"IL", b"IQ", b"JO", b"KW", b"LB", b"LY", b"MA", b"MR", b"OM", b"PS", b"QA", b"SA", b"SD", b"SY", b"TN", b"YE", b"EH"];

/// Further spellings of the names of a place, made by rule.
pub fn variants(place: &Place, names: &[(String, NameKind)]) -> Vec<(String, NameKind)> {
    let mut made = Vec::new();
    let arabic = ARABIC.iter().any(|c| **c == place.country);
    for (name, kind) in names {
        if matches!(kind, NameKind::Abbreviation | NameKind::Exact) {
            continue;
        }
        if name.chars().any(fold::is_apostrophe) {
            let joined: String = name.chars().filter(|c| !fold::is_apostrophe(*c)).collect();
            made.push((joined, NameKind::Variant));
        }
        if matches!(place.feature, Feature::Admin1 | Feature::Admin2)
            && let Some(bare) = without_kind(name)
        {
            made.push((bare, NameKind::Short));
        }
    }
    if script(&place.name) == Script::Latin {
        let plain: String = place.name.chars().filter(|c| !fold::is_apostrophe(*c)).collect();
        let words = folded_words(&plain);
        saints(&words, &mut made);
        if arabic && place.feature != Feature::Country {
            arabic_spellings(&words, &mut made);
        }
    }
    made
}

fn saints(words: &[String], made: &mut Vec<(String, NameKind)>) {
    let Some(first) = words.first().filter(|_| words.len() > 1) else { return };
    let other = match first.as_str() {
        "saint" => "st",
        "st" => "saint",
        "sainte" => "ste",
        "ste" => "sainte",
        "fort" => "ft",
        "mount" => "mt",
        _ => return,
    };
    made.push((format!("{other} {}", words[1..].join(" ")), NameKind::Variant));
}

/// `Ar Raqqah` is written al-Raqqah, al-Raqqa, el-Raqqa, Raqqah and Raqqa too.
fn arabic_spellings(words: &[String], made: &mut Vec<(String, NameKind)>) {
    let article = words.len() > 1 && words.first().is_some_and(|w| ARTICLES.contains(&w.as_str()));
    let base = if article { &words[1..] } else { words };
    let Some(last) = base.last() else { return };
    let mut bases = vec![base.join(" ")];
    if last.len() > 3 && last.ends_with("ah") {
        let joined = base.join(" ");
        bases.push(joined[..joined.len() - 1].to_string());
    }
    for base in bases {
        if article {
            made.push((format!("al {base}"), NameKind::Variant));
            made.push((format!("el {base}"), NameKind::Variant));
        }
        if base.len() >= 4 {
            made.push((base, NameKind::Variant));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::model::NO_COUNTRY;

    #[test]
    fn divisions_lose_their_kind() {
        for (name, bare) in [
            ("Idlib Governorate", Some("Idlib")),
            ("Kachin State", Some("Kachin")),
            ("Province of Lanao del Sur", Some("Lanao del Sur")),
            ("Донецкая область", Some("Донецкая")),
            ("محافظة ادلب", Some("ادلب")),
            ("Northern State", None),
            ("Tigray", None),
            ("Al Mahrah Governorate", Some("Al Mahrah")),
        ] {
            assert_eq!(without_kind(name).as_deref(), bare, "{name}");
        }
    }

    #[test]
    fn noise_is_left_out() {
        let city = Place::new("Almaty", *b"KZ", Feature::City);
        let kept = |name| judge(name, NameKind::Alternate, &city);
        assert_eq!(kept("ALA"), None);
        assert_eq!(kept("a la mu tu"), None);
        assert_eq!(kept("KZALA"), None);
        assert_eq!(kept("Алматы"), Some(NameKind::Alternate));
        assert_eq!(kept("Alma-Ata"), Some(NameKind::Alternate));
        assert_eq!(kept("2000"), None);
        let country = Place::new("Austria", *b"AT", Feature::Country);
        assert_eq!(judge("Áo", NameKind::Alternate, &country), Some(NameKind::Exact));
        assert_eq!(judge("US", NameKind::Abbreviation, &country), Some(NameKind::Abbreviation));
    }

    #[test]
    fn spellings_of_arabic_names() {
        let place = Place::new("Ar Raqqah", *b"SY", Feature::City);
        let made: Vec<String> = variants(&place, &[]).into_iter().map(|(n, _)| n).collect();
        for spelling in ["al raqqah", "el raqqa", "raqqa", "raqqah"] {
            assert!(made.iter().any(|m| m == spelling), "{spelling}");
        }
        let elsewhere = Place::new("Ar Raqqah", NO_COUNTRY, Feature::City);
        assert!(variants(&elsewhere, &[]).is_empty());
    }

    #[test]
    fn apostrophes_may_be_missing() {
        let place = Place::new("Sana'a", *b"YE", Feature::City);
        let made = variants(&place, &[("Sana'a".to_string(), NameKind::Primary)]);
        assert!(made.contains(&("Sanaa".to_string(), NameKind::Variant)));
    }
}
