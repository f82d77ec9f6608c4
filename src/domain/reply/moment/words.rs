//! The words of a day and a time, with all their readings.

use chrono::Weekday;
use serde::Deserialize;

use super::super::lexicon::Lexicon;
use super::super::numbers::{self, Digits, Piece};
use super::super::tokens::{self, Kind, Token};

/// Longer texts say more than a day and a time.
const MOST_TOKENS: usize = 40;

/// What a phrase contributes; the groups `[moments]` of `messages/vi/replies.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in super::super) enum Sense {
    Hour,
    Minute,
    Half,
    /// "8 giờ *kém* 15".
    Less,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Today,
    Tomorrow,
    DayAfterTomorrow,
    ThisWeek,
    NextWeek,
    /// After a weekday or a day of the month: the next one.
    Coming,
    Day,
    Week,
    Month,
    ThisMonth,
    NextMonth,
    Year,
    ThisYear,
    NextYear,
    /// "3 ngày *nữa*".
    More,
    /// The number in "hai mươi *mốt*".
    One,
    Filler,
    /// "từ 1/3 *đến* 30/6".
    Until,
    /// No definite day.
    Vague,
}

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Word {
    Sense(Sense),
    /// A figure, or a word of a number ("hai").
    Number(u32),
    /// A figure: never part of a number in words.
    Figure(u32),
    Multiplier(u32),
    Weekday(Weekday),
    Date {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    /// "3/2020".
    MonthOfYear {
        month: u32,
        year: i32,
    },
    /// "19.30".
    Clock {
        hour: u32,
        minute: u32,
    },
    Colon,
    /// Nothing that belongs to a moment.
    Strange,
}

impl From<Sense> for Word {
    fn from(sense: Sense) -> Self {
        match sense {
            Sense::Vague => Word::Strange,
            sense => Word::Sense(sense),
        }
    }
}

/// A word, and how many tokens it covers.
pub(super) type Step = (Word, usize);

/// What may be said from each token of the text on. `None` if it is too long, or holds a word that has no place in a
/// moment.
pub(super) fn steps(lexicon: &Lexicon, text: &str) -> Option<Vec<Vec<Step>>> {
    let mut tokens = apart(tokens::split(text));
    if tokens.len() > MOST_TOKENS {
        return None;
    }
    let is_marked = lexicon.is_marked(&tokens);
    let mut steps: Vec<Vec<Step>> = Vec::new();
    let mut covered_until = 0;
    // Spelling is corrected only where nothing is found as it was typed: without marks, "chu" of "chủ nhật" is also
    // a chat spelling of another word.
    let mut corrected_until = 0;
    while let Some(token) = tokens.get(steps.len()) {
        let start = steps.len();
        let mut here: Vec<Step> = Vec::new();
        for found in lexicon.moments.readings(&tokens[start..], is_marked) {
            let step = (found.value, found.length);
            if step.0 == Word::Strange {
                return None;
            }
            covered_until = covered_until.max(start + found.length);
            if !here.contains(&step) {
                here.push(step);
            }
        }
        if here.is_empty() {
            match token.kind {
                Kind::Digits => here.push((figure(&token.letters), 1)),
                Kind::Sign if token.letters == ":" => here.push((Word::Colon, 1)),
                Kind::Sign => here.push((Word::Sense(Sense::Filler), 1)),
                Kind::Word if lexicon.may_be_polite(token) => here.push((Word::Sense(Sense::Filler), 1)),
                // The rest of a phrase.
                Kind::Word if start < covered_until => {}
                Kind::Word if start < corrected_until => return None,
                Kind::Word => {
                    let proper = lexicon.corrected(vec![token.clone()]);
                    corrected_until = start + proper.len();
                    tokens.splice(start..=start, proper);
                    continue;
                }
            }
        }
        steps.push(here);
    }
    Some(steps)
}

/// "7h30p" is cut into words and digits wherever they meet; a word that begins the run ("t6") stays whole.
fn apart(tokens: Vec<Token>) -> Vec<Token> {
    let mut cut: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let follows_digits = cut.last().is_some_and(|last| last.kind == Kind::Digits);
        if token.kind != Kind::Word || !follows_digits {
            cut.push(token);
            continue;
        }
        let letters: Vec<char> = token.typed.chars().collect();
        for run in letters.chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit()) {
            let is_digits = run.first().is_some_and(char::is_ascii_digit);
            let kind = if is_digits { Kind::Digits } else { Kind::Word };
            cut.push(Token::new(kind, &run.iter().collect::<String>()));
        }
    }
    cut
}

fn figure(digits: &str) -> Word {
    match numbers::digits(digits) {
        Digits::Number(number) => Word::Figure(number),
        // There is no such month, so "19.30" is a time.
        Digits::Date { day: hour @ 0..24, month: minute @ 13..60, year: None } if digits.contains('.') => {
            Word::Clock { hour, minute }
        }
        Digits::Date { day, month, year } => Word::Date { day, month, year },
        Digits::Month { month, year } => Word::MonthOfYear { month, year },
        Digits::Odd => Word::Strange,
    }
}

/// Whether words may stand so in a number: what cannot is not pursued. Without marks every "muoi" is two words.
pub(super) fn may_follow(before: Option<&Word>, word: Word) -> bool {
    match (before, word) {
        (Some(Word::Number(before)), Word::Number(_)) => *before == 10,
        (before, Word::Multiplier(_)) => matches!(before, Some(Word::Number(_))),
        (before, Word::Sense(Sense::One)) => matches!(before, Some(Word::Multiplier(_))),
        _ => true,
    }
}

/// Number words put together ("ba mươi lăm"), figures taken as numbers.
pub(super) fn with_numbers(words: &[Word]) -> Vec<Word> {
    let mut read = Vec::with_capacity(words.len());
    let mut pieces = Vec::new();
    for word in words {
        match *word {
            Word::Number(number) => pieces.push(Piece::Number(number)),
            Word::Sense(Sense::One) => pieces.push(Piece::Number(1)),
            Word::Multiplier(multiplier) => pieces.push(Piece::Multiplier(multiplier)),
            word => {
                flush(&mut pieces, &mut read);
                read.push(if let Word::Figure(figure) = word { Word::Number(figure) } else { word });
            }
        }
    }
    flush(&mut pieces, &mut read);
    read
}

fn flush(pieces: &mut Vec<Piece>, read: &mut Vec<Word>) {
    if !pieces.is_empty() {
        read.push(numbers::value(pieces).map_or(Word::Strange, Word::Number));
        pieces.clear();
    }
}
