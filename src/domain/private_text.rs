//! Words that only two people may read.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;

/// What somebody wrote in confidence. Never printed by accident.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PrivateText(String);

impl PrivateText {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The words, for sealing and for the one who may read them.
    pub fn expose(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// Length in units of UTF-16, in which Telegram counts.
    pub fn units(&self) -> usize {
        self.0.encode_utf16().count()
    }

    /// Parts of at most `limit` units of UTF-16 (at least 8), cut at ends of lines or words where there are any.
    /// Together they are the text.
    pub fn parts(&self, limit: usize) -> Vec<PrivateText> {
        let limit = limit.max(8);
        let mut parts = vec![];
        let mut rest = self.0.as_str();
        while rest.encode_utf16().count() > limit {
            let (part, after) = rest.split_at(end_of_part(rest, limit));
            parts.push(PrivateText::new(part));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(PrivateText::new(rest));
        }
        parts
    }
}

/// In bytes: where a part of at most `limit` units ends.
fn end_of_part(text: &str, limit: usize) -> usize {
    let mut units = 0;
    let fits = |(_, letter): &(usize, char)| {
        units += letter.len_utf16();
        units <= limit
    };
    let longest = text.char_indices().take_while(fits).last().map_or(0, |(at, last)| at + last.len_utf8());
    let part = &text[..longest];
    let line = part.rfind('\n').map(|at| at + 1).filter(|end| *end > longest / 2);
    let word = || part.rfind([' ', '\n']).map(|at| at + 1);
    // Telegram refuses a message of white space only.
    if let Some(end) = line.or_else(word).filter(|end| !part[..*end].trim().is_empty()) {
        return end;
    }
    // Inside a word: marks stay with their letter.
    let stays = |end: &usize| !text[*end..].chars().next().is_some_and(is_combining_mark);
    let ends = part.char_indices().map(|(at, _)| at).skip(1).chain([longest]);
    ends.filter(stays).last().unwrap_or(longest)
}

impl fmt::Debug for PrivateText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PrivateText(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(text: &str, limit: usize) -> Vec<String> {
        PrivateText::new(text).parts(limit).iter().map(|part| part.expose().to_owned()).collect()
    }

    #[test]
    fn parts_end_with_a_line_or_a_word() {
        assert_eq!(parts("", 8), Vec::<String>::new());
        assert_eq!(parts("một hai ba bốn", 8), ["một hai ", "ba bốn"]);
        assert_eq!(parts("một hai\nba bốn năm", 12), ["một hai\n", "ba bốn năm"]);
        assert_eq!(parts("😀😀😀😀😀", 8), ["😀😀😀😀", "😀"]);
        assert_eq!(format!("{:?}", PrivateText::new("kín")), "PrivateText(…)");
    }

    proptest! {
        #[test]
        fn parts_are_short_and_make_the_text(text in "(\\PC|[ \n😀e\u{301}]){0,60}", limit in 8..40usize) {
            let parts = parts(&text, limit);
            prop_assert_eq!(parts.concat(), text);
            prop_assert!(parts.iter().all(|part| part.encode_utf16().count() <= limit));
        }
    }
}
