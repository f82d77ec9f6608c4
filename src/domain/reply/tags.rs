//! Tokens turned into what they are: senses, numbers, times; without politeness and names.

use super::extension::Moment;
use super::lexicon::{Entry, Lexicon, Sense};
use super::numbers::{self, Digits, Piece};
use super::tokens::{Kind, Text, Token};
use chrono::Weekday;

/// Words of a name after "chị", "anh" that are passed over.
const LONGEST_NAME: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Sense(Sense),
    Number(u32),
    Date {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    /// Digits that are neither a number nor a date.
    Odd,
    Weekday(Weekday),
    Moment(Moment),
    Question,
    Colon,
    Break,
    Percent,
    Unknown,
}

/// A reply as tags, and whether it had a "dạ" or "vâng".
pub(super) struct Tagged {
    pub tags: Vec<Tag>,
    pub said_yes: bool,
}

pub(super) fn tag(lexicon: &Lexicon, text: &Text) -> Tagged {
    let tags = percents(&combined(lexicon, text));
    let said_yes = tags.contains(&Tag::Sense(Sense::Yes));
    Tagged { tags: without_politeness(&tags), said_yes }
}

/// Phrases found, number words put together.
fn combined(lexicon: &Lexicon, text: &Text) -> Vec<Tag> {
    let tokens = &text.tokens;
    let mut tags = Vec::new();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut start = 0;
    while let Some(token) = tokens.get(start) {
        let found = lexicon.words.longest(&tokens[start..], text.is_marked);
        start += found.as_ref().map_or(1, |found| found.length);
        let tag = match found.map(|found| found.value) {
            Some(Entry::Number(number)) => {
                pieces.push(Piece::Number(number));
                continue;
            }
            Some(Entry::Multiplier(multiplier)) => {
                pieces.push(Piece::Multiplier(multiplier));
                continue;
            }
            Some(Entry::Sense(sense)) => Some(Tag::Sense(sense)),
            Some(Entry::Weekday(weekday)) => Some(Tag::Weekday(weekday)),
            None => match numeric(token) {
                Some(Tag::Number(number)) if pieces.is_empty() => {
                    pieces.push(Piece::Number(number));
                    continue;
                }
                other => other.or_else(|| plain(token)),
            },
        };
        flush(&mut pieces, &mut tags);
        tags.extend(tag);
    }
    flush(&mut pieces, &mut tags);
    tags
}

fn flush(pieces: &mut Vec<Piece>, tags: &mut Vec<Tag>) {
    if !pieces.is_empty() {
        tags.push(numbers::value(pieces).map_or(Tag::Odd, Tag::Number));
        pieces.clear();
    }
}

fn numeric(token: &Token) -> Option<Tag> {
    (token.kind == Kind::Digits).then(|| match numbers::digits(&token.letters) {
        Digits::Number(number) => Tag::Number(number),
        Digits::Date { day, month, year } => Tag::Date { day, month, year },
        // A reply about a task speaks of days, not of months.
        Digits::Month { .. } | Digits::Odd => Tag::Odd,
    })
}

/// A word or sign of which the lists know nothing; an emoji says nothing.
fn plain(token: &Token) -> Option<Tag> {
    match token.letters.as_str() {
        _ if token.kind == Kind::Word => Some(Tag::Unknown),
        "?" => Some(Tag::Question),
        ":" | "=" => Some(Tag::Colon),
        "%" => Some(Tag::Percent),
        "\n" | "…" | "–" | "—" | "“" | "”" => Some(Tag::Break),
        sign if sign.is_ascii() => Some(Tag::Break),
        _ => None,
    }
}

/// "70%" is a part of the work.
fn percents(tags: &[Tag]) -> Vec<Tag> {
    let mut read = Vec::with_capacity(tags.len());
    for tag in tags {
        match (tag, read.last()) {
            (Tag::Percent, Some(Tag::Number(1..100))) => {
                read.pop();
                read.push(Tag::Sense(Sense::Part));
            }
            _ => read.push(*tag),
        }
    }
    read
}

fn without_politeness(tags: &[Tag]) -> Vec<Tag> {
    let mut kept = Vec::with_capacity(tags.len());
    let mut start = 0;
    while let Some(tag) = tags.get(start) {
        start += 1;
        match tag {
            Tag::Sense(Sense::Particle | Sense::Yes) => {}
            // "Anh ơi, …"
            Tag::Break | Tag::Colon if kept.is_empty() => {}
            Tag::Sense(Sense::Address) => start += length_of_name(&tags[start..]),
            _ => kept.push(*tag),
        }
    }
    kept
}

/// "chị *Hương* ơi": unknown words between a form of address and an end.
fn length_of_name(tags: &[Tag]) -> usize {
    let length = tags.iter().take_while(|tag| **tag == Tag::Unknown).count();
    let ends = matches!(
        tags.get(length),
        None | Some(
            Tag::Break
                | Tag::Colon
                | Tag::Sense(Sense::Address | Sense::Already | Sense::Particle | Sense::Yes)
        )
    );
    if ends && length <= LONGEST_NAME { length } else { 0 }
}

/// The largest number of a task in a merged reminder.
const LARGEST_ITEM: u32 = 99;

/// Takes the numbers of tasks out of a reply: "2 xong", "việc 2", "số 2:". Each number once.
pub(super) fn without_items(tags: &[Tag]) -> (Vec<Tag>, Vec<u32>) {
    let mut kept = Vec::with_capacity(tags.len());
    let mut items = Vec::new();
    let mut start = 0;
    while start < tags.len() {
        let follows_item = kept.is_empty() && !items.is_empty();
        let (item, length) = match &tags[start..] {
            [Tag::Sense(Sense::Item), Tag::Number(item), ..] => (Some(*item), 2),
            [Tag::Number(item), rest @ ..] if start == 0 && may_follow_item(rest) => (Some(*item), 1),
            // "1, 2", "1 và 2"
            [Tag::Break | Tag::Sense(Sense::Contrast), Tag::Number(item), rest @ ..]
                if follows_item && may_follow_item(rest) =>
            {
                (Some(*item), 2)
            }
            _ => (None, 1),
        };
        match item {
            Some(item @ 1..=LARGEST_ITEM) if items.contains(&item) => {}
            Some(item @ 1..=LARGEST_ITEM) => items.push(item),
            _ => kept.extend_from_slice(&tags[start..start + length]),
        }
        start += length;
    }
    (kept, items)
}

/// "2 xong" names task 2; "2 buổi" and "42 người" count something.
fn may_follow_item(rest: &[Tag]) -> bool {
    use Sense::{Counter, Day, Evidence, Filler, Hour, Item, Month, Part, People, Topic, Week};
    match rest.first() {
        Some(Tag::Sense(sense)) => !matches!(
            sense,
            Counter | Day | Evidence | Filler | Hour | Item | Month | Part | People | Topic | Week
        ),
        None | Some(Tag::Break | Tag::Colon | Tag::Moment(_)) => true,
        _ => false,
    }
}
