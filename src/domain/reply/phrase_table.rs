//! For tests: the shipped word list, and the tables of phrases that are to be understood with it.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::{Lexicon, fold};

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/vi/replies.toml"));
    Lexicon::parse(text).expect("the shipped word list is sound")
});

/// A row of a table.
pub(super) struct Row {
    pub text: &'static str,
    /// Its meaning, as the table writes it.
    pub expected: &'static str,
    /// Whether it is also tried without marks.
    pub unmarked_too: bool,
}

/// Reads a table: text, meaning, and "marks" where they are needed, a phrase a line.
pub(super) fn rows(table: &'static str) -> Vec<Row> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!((2..=3).contains(&columns.len()), "{line:?}");
            Row { text: columns[0], expected: columns[1], unmarked_too: columns.get(2) != Some(&"marks") }
        })
        .collect()
}

/// Each phrase is understood in composed and decomposed letters, in capitals and, where it may be, without marks.
pub(super) fn expect_understood(rows: &[Row], understood: impl Fn(&str) -> String) {
    let mut wrong = Vec::new();
    for row in rows {
        let mut forms =
            vec![row.text.nfc().collect::<String>(), row.text.nfd().collect(), row.text.to_uppercase()];
        forms.extend(row.unmarked_too.then(|| unmarked(row.text)));
        for form in forms {
            let got = understood(&form);
            if got != row.expected {
                wrong.push(format!("{form:?}: {got}, expected {}", row.expected));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// As it is typed on a phone without Vietnamese letters.
pub(super) fn unmarked(text: &str) -> String {
    // `fold` sees small letters only.
    text.nfc().map(|letter| if letter == '\u{110}' { 'D' } else { fold::base(letter) }).collect()
}
