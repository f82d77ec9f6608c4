//! What a written reply in everyday Vietnamese means.
//!
//! A reply is corrected and cut into tokens, the word list (`messages/vi/replies.toml`) turns these into tags, and
//! a few rules over the tags say what is claimed. Whatever is not sure is [`Meaning::Unclear`]: the bot asks back.

mod claims;
mod evidence;
mod extension;
mod figures;
mod fold;
mod lexicon;
mod moment;
mod numbers;
#[cfg(test)]
mod phrase_table;
mod phrases;
mod spelling;
mod tags;
#[cfg(test)]
mod tests;
mod tokens;

use chrono::NaiveDate;
pub use figures::{Figures, figures};
pub use lexicon::{Lexicon, LexiconError};
pub use moment::{Moment, MomentProblem, understand_moment, understand_range};
use tags::Tagged;

/// A reply understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The task meant, by its number in a merged reminder ("việc 2 xong rồi").
    pub item: Option<u32>,
    /// What is said about it.
    pub meaning: Meaning,
}

/// What a unit head says about a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is done.
    Done {
        /// They say themselves that the photo or list is still to come.
        evidence_missing: bool,
    },
    /// It is not done.
    NotDone,
    /// More time is asked for; `None` when it is not said, or not understood, how long.
    Extension(Option<Extension>),
    /// Work goes on.
    InProgress,
    /// Help is needed.
    Help,
    /// There are no difficulties; says nothing about being done.
    Fine,
    /// Read, nothing more ("ok", "vâng ạ").
    Seen,
    /// Not understood, a question, or contradictory: ask back.
    Unclear,
}

impl Meaning {
    /// Whether it says how far a task is, or what it needs.
    pub fn is_about_work(self) -> bool {
        match self {
            Meaning::Done { .. }
            | Meaning::NotDone
            | Meaning::Extension(_)
            | Meaning::InProgress
            | Meaning::Help => true,
            Meaning::Fine | Meaning::Seen | Meaning::Unclear => false,
        }
    }
}

/// How much more time is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extension {
    /// Days counted from the due date; 1 to 366.
    Days(u16),
    /// A day in the commune's zone, today or later.
    Until(NaiveDate),
}

/// What `text` means when it is written on `today` (in the commune's zone). Never fails: what is not understood
/// is [`Meaning::Unclear`].
pub fn understand(lexicon: &Lexicon, text: &str, today: NaiveDate) -> Reply {
    let Tagged { tags, said_yes } = tags::tag(lexicon, &lexicon.tokens(text));
    let tags = extension::moments(&tags, today);
    let (tags, items) = tags::without_items(&tags);
    match items[..] {
        [] => Reply { item: None, meaning: claims::meaning(&tags, said_yes, today) },
        [item] => Reply { item: Some(item), meaning: claims::meaning(&tags, false, today) },
        _ => Reply { item: None, meaning: Meaning::Unclear },
    }
}
