//! Rows of a table: `pattern TAB class TAB tags`.

/// A row with the line that it stands on.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub line: u32,
    pub fields: Vec<&'a str>,
}

impl<'a> Row<'a> {
    pub fn field(&self, n: usize) -> &'a str {
        self.fields.get(n).copied().unwrap_or("").trim()
    }
}

/// A fault in a pack: where, and what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    pub file: String,
    pub line: u32,
    pub what: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// The rows of a table, comments and empty lines left out.
pub fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    text.lines().enumerate().filter_map(|(n, line)| {
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() || line.starts_with('#') {
            return None;
        }
        Some(Row { line: n as u32 + 1, fields: line.split('\t').collect() })
    })
}

/// Tags of a row: `name` or `name=value`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tags(Vec<(String, String)>);

impl Tags {
    pub fn parse(field: &str) -> Self {
        Tags(field.split_whitespace().map(|t| t.split_once('=').map_or((t.to_owned(), String::new()), |(k, v)| (k.to_owned(), v.to_owned()))).collect())
    }
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(k, _)| k == name)
    }
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(k, v)| k == name && !v.is_empty()).map(|(_, v)| v.as_str())
    }
    pub fn list(&self, name: &str) -> Vec<&str> {
        self.get(name).map(|v| v.split([',', '|']).filter(|s| !s.is_empty()).collect()).unwrap_or_default()
    }
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(k, _)| k.as_str())
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
