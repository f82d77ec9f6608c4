//! The words by which replies are understood, read from `messages/vi/replies.toml` and prepared once.

use super::moment::{self, Word};
use super::phrases::Phrases;
use super::spelling::Spelling;
use super::tokens::{self, Text, Token};
use chrono::Weekday;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a phrase contributes to a reply; the groups of the file, in its order. Where a word typed without
/// marks could be two, the earlier group has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Sense {
    Done,
    /// A deed that is done only with `Past` before or `Already` after it.
    Act,
    /// A deed of which "have begun" does not mean "have finished".
    Start,
    Progress,
    Ongoing,
    Almost,
    Part,
    NotYet,
    Not,
    /// Turns what it stands by into its contrary.
    Rhetorical,
    NotDone,
    InTime,
    Help,
    Trouble,
    Have,
    Need,
    Fine,
    Ask,
    /// A request for more time only next to a time.
    WeakAsk,
    /// Names a time to come, asks for nothing by itself.
    Until,
    More,
    /// A length of time that can't be counted.
    Vague,
    Day,
    DayOfMonth,
    Week,
    Month,
    HalfMonth,
    Today,
    Tomorrow,
    DayAfterTomorrow,
    ThisWeek,
    NextWeek,
    NextWeekStart,
    NextWeekMiddle,
    MonthEnd,
    NextMonthEnd,
    YearEnd,
    /// After a weekday: the coming one.
    Coming,
    Hour,
    PastTime,
    Intent,
    Doubt,
    What,
    Request,
    Contrast,
    Evidence,
    EvidenceWithVerb,
    EvidenceMissing,
    Lack,
    Later,
    Ack,
    Yes,
    Past,
    Already,
    Item,
    People,
    Counter,
    Filler,
    Topic,
    Particle,
    Address,
    /// A deed with its `Past` or `Already` ("nộp rồi"); made of the lists, no group of its own.
    #[serde(skip)]
    Finished,
}

/// What a phrase or word is, once found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    Sense(Sense),
    Number(u32),
    Multiplier(u32),
    Weekday(Weekday),
}

/// What a word says about a figure beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Women,
    Men,
    /// A group of women only: takes part and is women.
    WomenOnly,
    Participants,
    /// A word that only looks like a group.
    Lookalike,
    /// A number before it counts something else than people.
    Counted,
    Link,
    Number(u32),
    Multiplier(u32),
}

/// The words by which written replies are understood.
pub struct Lexicon {
    pub(super) words: Phrases<Entry>,
    pub(super) groups: Phrases<Group>,
    pub(super) moments: Phrases<Word>,
    spelling: Spelling,
}

/// Why a word list can't be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// Not TOML, or an unknown group; carries line and column.
    #[error(transparent)]
    Format(#[from] toml::de::Error),
    /// A key that has to be a number is none.
    #[error("`{0}` is not a number")]
    Number(String),
    /// A chat spelling of several words, or of none.
    #[error("the spelling `{0}` has to be one word")]
    Spelling(String),
    /// A word without letters.
    #[error("an empty word in group `{0}`")]
    Empty(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    marks_matter: Vec<String>,
    marks_needed: Vec<String>,
    spelling: BTreeMap<String, Vec<String>>,
    words: BTreeMap<Sense, Vec<String>>,
    numbers: BTreeMap<String, Vec<String>>,
    multipliers: BTreeMap<String, Vec<String>>,
    weekdays: BTreeMap<String, Vec<String>>,
    moments: BTreeMap<moment::Sense, Vec<String>>,
    figures: FiguresOfFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FiguresOfFile {
    women: Vec<String>,
    men: Vec<String>,
    women_only: Vec<String>,
    participants: Vec<String>,
    no_group: Vec<String>,
    counted: Vec<String>,
    link: Vec<String>,
}

impl Lexicon {
    /// Reads the word list.
    ///
    /// # Errors
    /// Text that is not the TOML expected (with line and column), a key that is no number, an empty word.
    pub fn parse(text: &str) -> Result<Self, LexiconError> {
        let file: File = toml::from_str(text)?;
        let mut words = Phrases::new(&file.marks_matter, &file.marks_needed);
        let mut groups = Phrases::new(&file.marks_matter, &file.marks_needed);
        let mut moments = Phrases::new(&[], &[]);

        let numbers = by_number(&file.numbers)?;
        let multipliers = by_number(&file.multipliers)?;
        for (list, group) in [
            (&file.figures.women, Group::Women),
            (&file.figures.men, Group::Men),
            (&file.figures.women_only, Group::WomenOnly),
            (&file.figures.participants, Group::Participants),
            (&file.figures.no_group, Group::Lookalike),
            (&file.figures.counted, Group::Counted),
        ] {
            add(&mut groups, list, group)?;
        }
        for sense in [Sense::Counter, Sense::Day] {
            add(&mut groups, file.words.get(&sense).map_or(&[][..], Vec::as_slice), Group::Counted)?;
        }
        for (number, list) in &numbers {
            add(&mut words, list, Entry::Number(*number))?;
            add(&mut groups, list, Group::Number(*number))?;
            add(&mut moments, list, Word::Number(*number))?;
        }
        for (number, list) in &multipliers {
            add(&mut words, list, Entry::Multiplier(*number))?;
            add(&mut groups, list, Group::Multiplier(*number))?;
            add(&mut moments, list, Word::Multiplier(*number))?;
        }
        add(&mut groups, &file.figures.link, Group::Link)?;
        for (name, list) in &file.weekdays {
            let weekday = name.parse().map_err(|_| LexiconError::Number(name.clone()))?;
            add(&mut words, list, Entry::Weekday(weekday))?;
            add(&mut moments, list, Word::Weekday(weekday))?;
        }
        for (sense, list) in &file.words {
            add(&mut words, list, Entry::Sense(*sense))?;
        }
        for (sense, list) in &file.moments {
            add(&mut moments, list, Word::from(*sense))?;
        }
        add(&mut words, &finished_acts(&file.words), Entry::Sense(Sense::Finished))?;

        words.finish(|entry| *entry == Entry::Sense(Sense::Address));
        groups.finish(|_| false);
        moments.finish(|_| false);
        let known = words.vocabulary().chain(groups.vocabulary()).chain(moments.vocabulary());
        let spelling = Spelling::new(&file.spelling, known.map(str::to_owned).collect())?;
        Ok(Self { words, groups, moments, spelling })
    }

    fn is_polite(&self, token: &Token) -> bool {
        let found = self.words.longest(std::slice::from_ref(token), true);
        found.is_some_and(|found| is_polite(&found.value))
    }

    /// Whether a word may be a form of politeness, whatever else it may be without marks.
    pub(super) fn may_be_polite(&self, token: &Token) -> bool {
        self.words.readings(std::slice::from_ref(token), false).iter().any(|found| is_polite(&found.value))
    }

    /// Tokens in their proper spelling.
    pub(super) fn corrected(&self, tokens: Vec<Token>) -> Vec<Token> {
        self.spelling.correct(tokens)
    }

    /// The words, figures and signs of a reply in their proper spelling.
    pub(super) fn tokens(&self, text: &str) -> Text {
        let typed = tokens::split(text);
        let is_marked = self.is_marked(&typed);
        Text { tokens: self.spelling.correct(typed), is_marked }
    }

    /// Whether the writer typed marks; those of a "dạ" or "ạ" do not count.
    pub(super) fn is_marked(&self, typed: &[Token]) -> bool {
        typed.iter().any(|token| token.letters != token.typed && !self.is_polite(token))
    }
}

fn is_polite(entry: &Entry) -> bool {
    matches!(entry, Entry::Sense(Sense::Particle | Sense::Address | Sense::Yes))
}

fn by_number(lists: &BTreeMap<String, Vec<String>>) -> Result<Vec<(u32, &Vec<String>)>, LexiconError> {
    lists
        .iter()
        .map(|(key, list)| Ok((key.parse().map_err(|_| LexiconError::Number(key.clone()))?, list)))
        .collect()
}

/// "Have sent" and "sent already" for every deed.
fn finished_acts(words: &BTreeMap<Sense, Vec<String>>) -> Vec<String> {
    let list = |sense| words.get(&sense).into_iter().flatten();
    list(Sense::Act)
        .flat_map(|act| {
            let before = list(Sense::Past).map(move |past| format!("{past} {act}"));
            before.chain(list(Sense::Already).map(move |already| format!("{act} {already}")))
        })
        .collect()
}

fn add<T: Copy + std::fmt::Debug>(
    phrases: &mut Phrases<T>,
    list: &[String],
    value: T,
) -> Result<(), LexiconError> {
    for phrase in list {
        let words = tokens::split(phrase);
        if words.is_empty() {
            return Err(LexiconError::Empty(format!("{value:?}")));
        }
        phrases.add(words, value);
    }
    Ok(())
}
