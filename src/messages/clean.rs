//! Makes strings that people or plans supplied fit for a message.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks that one letter may carry; composed Vietnamese needs none, other scripts one or two.
const MARKS_IN_A_ROW: usize = 2;

/// Units of UTF-16, in which Telegram counts.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// One line without anything invisible, at most `limit` units long once it is escaped.
pub fn line(text: &str, limit: usize) -> String {
    let spaced: String = visible(text.chars().take(LONGEST))
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .collect();
    cut(&spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "), limit)
}

/// Several lines without anything invisible and without empty ones, at most `limit` units long once escaped.
pub fn lines(text: &str, limit: usize) -> String {
    let visible: String = visible(text.chars().take(LONGEST)).collect();
    let kept: Vec<&str> = visible.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    cut(&kept.join("\n"), limit)
}

/// For text between tags of Telegram's HTML.
pub fn escape(text: &str) -> String {
    html_escape::encode_text(text).into_owned()
}

/// Nothing that Telegram sends is longer (characters).
const LONGEST: usize = 4096;

/// Normalised (NFC), without what is invisible, every line break as `\n`. Applied twice it changes nothing more.
pub fn visible(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut marks = 0;
    letters
        .map(|letter| if is_line_break(letter) { '\n' } else { letter })
        .filter(|letter| !is_invisible(*letter))
        // Last, since letters come together when what stood between them is gone.
        .nfc()
        .filter(move |letter| {
            marks = if is_combining_mark(*letter) { marks + 1 } else { 0 };
            marks <= MARKS_IN_A_ROW
        })
}

fn is_line_break(letter: char) -> bool {
    matches!(letter, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Controls, direction marks, joiners, fillers and tags: they hide text or turn what follows around.
fn is_invisible(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t'))
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{e0000}'..='\u{e0fff}')
}

fn cut(text: &str, limit: usize) -> String {
    let cost = |letter: char| units(&html_escape::encode_text(letter.encode_utf8(&mut [0; 4])));
    if text.chars().map(cost).sum::<usize>() <= limit {
        return text.to_owned();
    }
    let mut left = limit.saturating_sub(1);
    let fits = |letter: &char| {
        let fits = cost(*letter) <= left;
        left = left.saturating_sub(cost(*letter));
        fits
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_or_hides_text_is_taken_away() {
        assert_eq!(line("\u{202e}An\u{200b}h \u{2066} Ba\u{0}\n<b>", 64), "Anh Ba <b>");
        assert_eq!(line("Nguye\u{302}\u{303}n", 64), "Nguyễn");
        assert_eq!(line(&format!("a{}", "\u{337}".repeat(50)), 64), "a\u{337}\u{337}");
        assert_eq!(lines("một\r\n\n\n\thai\u{2028}ba", 64), "một\nhai\nba");
    }

    #[test]
    fn a_cut_counts_what_escaping_adds() {
        assert_eq!(line("&&&&", 20), "&&&&");
        assert_eq!(line("&&&&&", 20), "&&&…");
        assert_eq!(units(&escape(&line(&"😀<".repeat(100), 50))), 49);
        assert_eq!(line("một hai ba", 8), "một hai…");
    }
}
