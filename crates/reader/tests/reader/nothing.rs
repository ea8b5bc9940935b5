//! Reports that are full of attacks, battles and explosions and are about none: `examples/*/nothing/*.txt`.

use crate::corpus::{self, LANGUAGES, file_name, files, folder, reader, titled};

#[test]
fn gives_at_most_one_event_in_ten_reports() {
    for language in LANGUAGES {
        let paths = files(&folder().join(language).join("nothing"), "txt");
        assert!(paths.len() >= 15, "{language} has only {} such reports", paths.len());
        let mut events = Vec::new();
        for path in &paths {
            let reading = reader().read(&titled(path));
            assert_eq!(reading.report.language.as_deref(), Some(language), "{}: the language", path.display());
            events.extend(reading.events.iter().map(|e| format!("{}: {} at “{}”", file_name(path), e.kind.as_str(), e.trigger.text)));
        }
        assert!(events.len() <= paths.len() / 10, "{language}: {} events in {} reports of no unrest:\n  {}", events.len(), paths.len(), events.join("\n  "));
    }
}

/// The other way round: no report of unrest is taken for one of them.
#[test]
fn no_annotated_report_is_empty() {
    for e in LANGUAGES.into_iter().flat_map(corpus::examples) {
        let reading = reader().read(&e.report());
        assert!(!reading.events.is_empty(), "{}: no event", e.name);
        assert!(!reading.statements.is_empty(), "{}: no statement", e.name);
        assert!(!reading.figures.is_empty(), "{}: no figure", e.name);
    }
}
