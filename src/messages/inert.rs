//! Words of a resident or a contact, made safe to be shown to the other side inside a frame of ours.
//!
//! What Telegram turns into links by itself is known from the open source of its servers' detection (TDLib,
//! `MessageEntity.cpp`): every pattern there ends at General Punctuation, to which the word joiner belongs.

use std::net::Ipv4Addr;

use unicode_normalization::char::is_combining_mark;

use super::clean;

/// Shows nothing and keeps a line together.
const WORD_JOINER: char = '\u{2060}';

/// The same words, with nothing that hides, turns around or breaks out of its place, and nothing that Telegram makes
/// a link of: no address, e-mail, mention, hashtag, cashtag or command. Phone numbers stay as they are.
///
/// Normalised (NFC); spaces and blank lines in a row become one, those at the ends go. Otherwise nothing is cut.
/// Not escaped: that comes after. Applied twice it changes nothing more.
pub fn inert(text: &str) -> String {
    let letters: Vec<char> = one_space_between_words(text).chars().collect();
    let mut inert = String::with_capacity(letters.len());
    for (place, letter) in letters.iter().enumerate() {
        inert.push(*letter);
        if begins_link(&letters, place) {
            inert.push(WORD_JOINER);
        }
    }
    inert
}

fn one_space_between_words(text: &str) -> String {
    let visible: String = clean::visible(text.chars()).collect();
    let mut lines: Vec<String> = Vec::new();
    for line in visible.split('\n') {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !(line.is_empty() && lines.last().is_none_or(String::is_empty)) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

/// Whether the letter at `place` makes, with what follows, something that Telegram would link.
fn begins_link(letters: &[char], place: usize) -> bool {
    let Some(next) = letters.get(place + 1).filter(|next| !next.is_whitespace()) else { return false };
    let before = place.checked_sub(1).map(|place| letters[place]);
    match letters[place] {
        '@' | '#' => true,
        '$' => next.is_ascii_alphanumeric(),
        ':' => *next == '/',
        // A date such as 8/3 is none.
        '/' => is_of_word(*next) && !before.is_some_and(is_of_word),
        '.' if next.is_ascii_digit() && before.is_some_and(|before| before.is_ascii_digit()) => {
            is_in_internet_address(letters, place)
        }
        '.' => is_of_word(*next) || matches!(next, '-' | '~') || !next.is_ascii(),
        _ => false,
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// Whether the dot at `place` belongs to four numbers such as 127.0.0.1, and not to a phone number.
fn is_in_internet_address(letters: &[char], place: usize) -> bool {
    let belongs = |letter: &char| letter.is_ascii_digit() || *letter == '.';
    let start = letters[..place].iter().rposition(|letter| !belongs(letter)).map_or(0, |before| before + 1);
    // An address has at most 15 letters; 2 more tell that it goes on.
    let around: String = letters[start..].iter().take(17).take_while(|letter| belongs(letter)).collect();
    around.trim_matches('.').parse::<Ipv4Addr>().is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text with the joiner shown.
    fn shown(text: &str) -> String {
        inert(text).replace(WORD_JOINER, "|")
    }

    #[test]
    fn nothing_becomes_a_link() {
        for (text, expected) in [
            ("xem t.me/abc", "xem t.|me/abc"),
            ("https://example.org/a?b=1", "https:|//|example.|org/a?b=1"),
            ("tg://resolve?domain=abc", "tg:|//|resolve?domain=abc"),
            ("anh@example.com.vn", "anh@|example.|com.|vn"),
            ("@somebody, #tag1 va #thẻ", "@|somebody, #|tag1 va #|thẻ"),
            ("/start (/help)", "/|start (/|help)"),
            ("./rieng", "./|rieng"),
            ("$USD $5", "$|USD $|5"),
            ("ТеСт.МоСкВа", "ТеСт.|МоСкВа"),
            ("http://127.0.0.1. 127.0.0.1!", "http:|//|127.|0.|0.|1. 127.|0.|0.|1!"),
            ("a\u{200b}@\u{200b}b.vn", "a@|b.|vn"),
            // The sign of the Kelvin becomes a plain K.
            ("a.\u{212a}im", "a.|Kim"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn ordinary_writing_stays_as_it_is() {
        for text in [
            "Em ở nhà một mình. Gọi em số 0912.345.678 hoặc 024.3825.1234, 1900 96 96 80.",
            "Ngày 8/3 và 20/10... 1.500.000 đồng; lúc 19:30; anh/chị",
            "C# và $ và @ và #",
            "một\n\nhai",
        ] {
            assert_eq!(inert(text), text);
        }
        assert_eq!(inert(" một \r\n\n\n\thai \u{2028}\u{202e}ba  bốn\n\n"), "một\n\nhai\nba bốn");
        assert_eq!(inert("e\u{200b}\u{302}\u{301}"), "ế");
        assert_eq!(inert(&"a".repeat(9000)).len(), 9000, "nothing is cut");
        assert_eq!(inert("\u{200b} \n"), "");
    }

    /// What people could try, dense enough that links come about.
    fn tricky() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            "[a-zA-Z0-9_.@#$/: \\n<>&-]{0,12}",
            prop::sample::select(vec![
                "t.me/",
                "https://",
                "@loa_bot",
                "/start",
                "#tag",
                "a@b.vn",
                "127.0.0.1",
                "\u{200b}",
                "\u{202e}",
                "\u{2060}",
                "\u{301}",
                "\u{302}",
                "\u{1ea}",
                "\u{1161}",
                "\u{1100}",
                "é",
                "😀",
                "\r\n",
                "\u{a0}",
            ])
            .prop_map(str::to_owned),
            ".{0,8}",
        ];
        prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn twice_changes_nothing_more(text in tricky()) {
            let once = inert(&text);
            prop_assert_eq!(inert(&once), once);
        }

        #[test]
        fn only_space_and_what_is_invisible_goes(text in tricky()) {
            let letters = |text: &str| -> String {
                clean::visible(text.chars()).filter(|letter| !letter.is_whitespace()).collect()
            };
            prop_assert_eq!(letters(&inert(&text)), letters(&text));
        }
    }
}
