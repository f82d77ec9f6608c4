//! Letters as they are compared: lower case, with the marks taken off but kept beside.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// D with a stroke, which Unicode does not take apart into a letter and a mark.
const D_WITH_STROKE: char = '\u{111}';

/// `text` in composed lower case, without what an old or a playful phone adds: marks that compose with
/// nothing, joiners, skin tones. Compatibility forms (full-width, "fancy" letters, keycaps) become plain.
pub(super) fn clean(text: &str) -> impl Iterator<Item = char> {
    text.nfkc().flat_map(char::to_lowercase).nfc().filter(|letter| !is_ornament(*letter))
}

fn is_ornament(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// The letter without its marks: one letter in, one letter out.
pub(super) fn base(letter: char) -> char {
    if letter == D_WITH_STROKE {
        return 'd';
    }
    std::iter::once(letter).nfd().next().unwrap_or(letter)
}

/// The marks of a word, sorted: where in the word the tone was put does not matter ("hoà" is "hòa").
pub(super) fn marks(typed: &str) -> Vec<char> {
    let mut marks: Vec<char> =
        typed.nfd().filter(|letter| is_combining_mark(*letter) || *letter == D_WITH_STROKE).collect();
    marks.sort_unstable();
    marks
}
