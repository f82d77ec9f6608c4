//! How many took part: "42 người dự, 30 nữ 12 nam".

use super::lexicon::{Group, Lexicon};
use super::numbers::{self, Digits, Piece};
use super::tokens::{Kind, Text};

/// People who took part, as the writer said; nothing is added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// All who took part.
    pub participants: Option<u32>,
    /// Women among them.
    pub women: Option<u32>,
    /// Men among them.
    pub men: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Number(u32),
    Group(Group),
    /// The number before it counts something else than people.
    Counted,
    Other,
}

/// What was said of one group: the same figure twice is fine, two figures are none.
#[derive(Clone, Copy, Default)]
struct Said {
    figure: Option<u32>,
    is_contradictory: bool,
}

impl Said {
    fn hear(&mut self, figure: u32) {
        self.is_contradictory |= self.figure.is_some_and(|said| said != figure);
        self.figure = Some(figure);
    }

    fn sure(self) -> Option<u32> {
        self.figure.filter(|_| !self.is_contradictory)
    }
}

/// The figures that `text` says plainly. One that is said twice and differently is left out.
pub fn figures(lexicon: &Lexicon, text: &str) -> Figures {
    let marks = marks(lexicon, &lexicon.tokens(text));
    let [mut participants, mut women, mut men, mut women_only] = [Said::default(); 4];
    let mut start = 0;
    while start < marks.len() {
        let rest: &[Mark] = &marks[start..];
        let (found, length) = match rest {
            [Mark::Number(number), Mark::Group(group), ..] => (Some((*group, *number)), 2),
            // Without marks "năm 2026" (the year) looks like "nam 2026" (men).
            [Mark::Group(Group::Men), Mark::Number(1900..2200), ..] => (None, 2),
            // "Tham gia 2 buổi": these are no people.
            [Mark::Group(_), Mark::Number(_), Mark::Counted, ..] => (None, 2),
            [Mark::Group(group), Mark::Number(number), ..] => (Some((*group, *number)), 2),
            _ => (None, 1),
        };
        match found {
            Some((Group::Women, number)) => women.hear(number),
            Some((Group::Men, number)) => men.hear(number),
            Some((Group::WomenOnly, number)) => women_only.hear(number),
            Some((Group::Participants, number)) => participants.hear(number),
            _ => {}
        }
        start += length;
    }
    if let Some(number) = women_only.sure() {
        women.hear(number);
        if participants.figure.is_none() && men.figure.is_none() {
            participants.hear(number);
        }
    }
    Figures { participants: participants.sure(), women: women.sure(), men: men.sure() }
}

/// Numbers and groups in order; what only links them is left out.
fn marks(lexicon: &Lexicon, text: &Text) -> Vec<Mark> {
    let tokens = &text.tokens;
    let mut marks = Vec::new();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut start = 0;
    while let Some(token) = tokens.get(start) {
        let found = lexicon.groups.longest(&tokens[start..], text.is_marked);
        let length = found.as_ref().map_or(1, |found| found.length);
        let number = (token.kind == Kind::Digits).then(|| numbers::digits(&token.letters));
        let piece = match (found.map(|found| found.value), number) {
            (Some(Group::Number(number)), _) => Some(Piece::Number(number)),
            (Some(Group::Multiplier(multiplier)), _) => Some(Piece::Multiplier(multiplier)),
            (None, Some(Digits::Number(number))) if pieces.is_empty() => Some(Piece::Number(number)),
            (other, number) => {
                flush(&mut pieces, &mut marks);
                match (other, number, token.letters.as_str()) {
                    (Some(Group::Lookalike), ..) => marks.push(Mark::Other),
                    (Some(Group::Counted), ..) => marks.push(Mark::Counted),
                    (Some(Group::Link), ..) | (_, _, ":" | "=") => {}
                    (Some(group), ..) => marks.push(Mark::Group(group)),
                    (None, Some(Digits::Number(number)), _) => marks.push(Mark::Number(number)),
                    // A share is not a count.
                    (None, None, "%") => {
                        marks.pop();
                        marks.push(Mark::Other);
                    }
                    _ => marks.push(Mark::Other),
                }
                None
            }
        };
        pieces.extend(piece);
        start += length;
    }
    flush(&mut pieces, &mut marks);
    marks
}

fn flush(pieces: &mut Vec<Piece>, marks: &mut Vec<Mark>) {
    if !pieces.is_empty() {
        marks.push(numbers::value(pieces).map_or(Mark::Other, Mark::Number));
        pieces.clear();
    }
}
