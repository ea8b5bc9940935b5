//! Files that cannot be read: said what is wrong and what to do; the others are read.

mod common;

use common::{EN, RO, file, folder, run, with_input};

#[test]
fn each_fault_is_named_and_the_others_are_read() {
    let dir = folder("bad-input");
    let good = file(&dir, "good.txt", EN);
    let cases = [
        (file(&dir, "empty.txt", ""), "empty"),
        (file(&dir, "blank.txt", " \n\t\n"), "white space"),
        (file(&dir, "binary.txt", b"MZ\0\0\x01\x02\x03\x04\0\0\xff\xfe\x80binary\0\0"), "binary"),
        (file(&dir, "report.pdf", b"%PDF-1.7\n..."), "PDF"),
        (file(&dir, "report.docx", b"PK\x03\x04......"), "office document"),
        (file(&dir, "large.txt", EN.repeat(200)), "--max-bytes"),
        (file(&dir, "japanese.txt", encoding_rs::SHIFT_JIS.encode("警察は金曜日、抗議デモの参加者を逮捕したと発表した。").0), "--encoding"),
        (dir.join("missing.txt").display().to_string(), "no such file"),
        (dir.display().to_string(), "folder"),
    ];
    let mut args = vec!["read", "--max-bytes", "10k"];
    for (path, _) in &cases {
        args.extend([good.as_str(), path.as_str()]);
    }
    args.push(&good);
    let done = run(&args);
    assert_eq!(done.code, 1);
    assert_eq!(done.lines().len(), cases.len() + 1, "{}", done.err);
    let said: Vec<&str> = done.err.lines().collect();
    assert_eq!(said.len(), cases.len(), "{}", done.err);
    for (line, (path, what)) in said.iter().zip(&cases) {
        assert!(line.starts_with(&format!("grefier: {path}: ")) && line.contains(what), "{line}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let path = file(&folder("unreadable"), "secret.txt", EN);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        return; // whoever runs this may read everything
    }
    let done = run(&["read", &path]);
    assert_eq!(done.code, 1);
    assert!(done.err.contains("may not be read"), "{}", done.err);
}

#[test]
fn standard_input_is_judged_as_files_are() {
    let done = run(&["read"]);
    assert_eq!(done.code, 1);
    assert!(done.err.contains("standard input: empty"), "{}", done.err);
    let done = with_input(&["read", "--max-bytes", "10", "-"], EN.as_bytes());
    assert!(done.code == 1 && done.err.contains("--max-bytes"), "{}", done.err);
    let done = with_input(&["read", "-"], EN.as_bytes()).well();
    assert!(done.lines()[0]["report"]["ref"].is_null());
}

#[test]
fn old_code_pages_are_read_and_said() {
    let dir = folder("encodings");
    let cedilla = RO.replace('ț', "ţ").replace('ș', "ş");
    let ru = "Полиция задержала в пятницу 30 участников протеста в Алматы, сообщило министерство внутренних дел.";
    let fr = "La police a arrêté vendredi à Almaty trente manifestants, a déclaré le ministère de l’Intérieur près de l’hôtel de ville.";
    let le: Vec<u8> = std::iter::once(0xfeff).chain(RO.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = RO.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("bom.txt", [b"\xef\xbb\xbf", RO.as_bytes()].concat(), RO),
        ("le.txt", le, RO),
        ("be.txt", be, RO),
        ("1250.txt", encoding_rs::WINDOWS_1250.encode(&cedilla).0.into_owned(), &cedilla),
        ("1251.txt", encoding_rs::WINDOWS_1251.encode(ru).0.into_owned(), ru),
        ("1252.txt", encoding_rs::WINDOWS_1252.encode(fr).0.into_owned(), fr),
    ];
    for (name, bytes, text) in cases {
        let done = run(&["read", &file(&dir, name, bytes)]);
        assert_eq!(done.code, 0, "{name}: {}", done.err);
        assert_eq!(done.lines()[0]["report"]["text"], text, "{name}");
        if name != "bom.txt" {
            assert!(done.err.contains("read as "), "{name}: {}", done.err);
        }
    }
    let koi = file(&dir, "koi.txt", encoding_rs::KOI8_R.encode(ru).0);
    assert_eq!(run(&["read", "--encoding", "koi8-r", &koi]).well().lines()[0]["report"]["text"], ru);
}

#[test]
fn wrong_use_ends_with_two() {
    for args in [
        &["read", "--format", "xml"][..],
        &["read", "--reader", "deep"],
        &["read", "--language", "not a tag"],
        &["read", "--published", "yesterday"],
        &["read", "--max-bytes", "0"],
        &["read", "--width", "3"],
        &["read", "--packs", "no/such/folder"],
        &["read", "--gazetteer", "no/such/file"],
        &["date", "--language", "en", "--on", "soon"],
        &["number"],
        &["explain"],
        &["nonsense"],
        &[],
    ] {
        let done = run(args);
        assert_eq!(done.code, 2, "{args:?}: {}", done.err);
        assert!(!done.err.is_empty() && done.out.is_empty(), "{args:?}");
    }
    assert_eq!(run(&["--help"]).code, 0);
    assert_eq!(run(&["--version"]).code, 0);
}

#[test]
fn a_language_without_a_pack_is_said() {
    let done = with_input(&["read", "--language", "xx"], EN.as_bytes());
    assert_eq!(done.code, 0);
    assert!(done.err.contains("no pack for 'xx'"), "{}", done.err);
    assert_eq!(done.lines()[0]["events"].as_array().unwrap().len(), 0);
}

#[test]
fn hostile_texts_do_not_break_it() {
    for text in [
        "\"".repeat(20_000),
        "“„«'".repeat(5_000),
        "1 2 3 ".repeat(10_000),
        "a".repeat(100_000),
        "((((".repeat(10_000),
        "\u{300}".repeat(10_000),
        "\r\n\u{2028}".repeat(1000) + "x",
        "👩‍👩‍👧‍👦 ".repeat(3000),
        "police said ".repeat(3_000),
    ] {
        let done = with_input(&["read", "--language", "en"], text.as_bytes());
        assert_eq!(done.code, 0, "{:.20}: {}", text, done.err);
        assert_eq!(done.lines()[0]["report"]["text"], text.as_str());
    }
}
