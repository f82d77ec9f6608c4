//! A text cut into words, figures and signs.

use super::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// Digits, also with dots, strokes or commas inside: "3", "1.200", "20/11/2026".
    Digits,
    /// One sign or emoji.
    Sign,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Lower case without marks; what is compared.
    pub letters: String,
    /// Lower case as typed, as many letters as in `letters`.
    pub typed: String,
}

impl Token {
    pub fn new(kind: Kind, typed: &str) -> Self {
        Self { kind, letters: typed.chars().map(fold::base).collect(), typed: typed.to_owned() }
    }

    pub fn marks(&self) -> Vec<char> {
        fold::marks(&self.typed)
    }
}

/// The corrected tokens of a reply.
pub(super) struct Text {
    pub tokens: Vec<Token>,
    /// The writer typed marks somewhere (a "dạ" or "ạ" does not count), so that their absence elsewhere says something.
    pub is_marked: bool,
}

/// Cuts a text; the same sign several times in a row counts once.
pub(super) fn split(text: &str) -> Vec<Token> {
    let letters: Vec<char> = fold::clean(text).collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut start = 0;
    while let Some(first) = letters.get(start) {
        let (kind, length) = if first.is_ascii_digit() {
            (Kind::Digits, length_of_digits(&letters[start..]))
        } else if first.is_alphanumeric() {
            (Kind::Word, letters[start..].iter().take_while(|letter| letter.is_alphanumeric()).count())
        } else {
            (Kind::Sign, 1)
        };
        let typed: String = letters[start..start + length].iter().collect();
        start += length;
        let is_space =
            typed.chars().all(|letter| letter != '\n' && (letter.is_whitespace() || letter.is_control()));
        let is_repeated = kind == Kind::Sign && tokens.last().is_some_and(|last| last.typed == typed);
        if !is_space && !is_repeated {
            tokens.push(Token::new(kind, &typed));
        }
    }
    tokens
}

fn length_of_digits(letters: &[char]) -> usize {
    let mut length = 0;
    while let Some(letter) = letters.get(length) {
        let joins = matches!(letter, '/' | '-' | '.' | ',')
            && letters.get(length + 1).is_some_and(char::is_ascii_digit);
        if !letter.is_ascii_digit() && !joins {
            break;
        }
        length += 1;
    }
    length
}
