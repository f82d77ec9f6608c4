//! A day and a time as announcers write them: "8 giờ sáng thứ sáu", "20/10 lúc 14h".
//!
//! A word typed without marks may have two meanings ("toi" is evening or coming). Every reading of the text is tried;
//! only if those that make sense name the same moment is it understood.

mod range;
mod read;
#[cfg(test)]
mod tests;
mod words;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::Lexicon;
pub use range::understand_range;
pub(super) use words::{Sense, Word};

/// How far ahead something may be planned, in days.
const FARTHEST: u64 = 400;
/// A text with more readings than this says more than a day and a time.
const MOST_READINGS: usize = 1024;

/// A day, and a time if one was said; both in the commune's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Today or later, at most 400 days ahead.
    pub day: NaiveDate,
    /// To the minute; with `day`, not before the moment at which it was said.
    pub time: Option<NaiveTime>,
}

/// Why a text names no moment to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MomentProblem {
    /// Not a day or time, more than one of them, contradictory, or too vague ("chiều mai": at which hour?).
    NotUnderstood,
    /// 31/4, 30/2.
    NoSuchDay,
    /// 25h, 8h75, "14h sáng".
    NoSuchTime,
    Past,
    /// More than 400 days ahead.
    TooFar,
}

/// Which day and time `text` names when it is written at `now_local` (in the commune's zone).
///
/// - A time alone is of today; a day without year or month is the next such day, today included; a weekday is the
///   next one after today, unless its week is named.
/// - "5h chiều" is 17:00; without a part of the day the hours count from 0 to 23.
///
/// # Errors
/// See [`MomentProblem`].
pub fn understand_moment(
    lexicon: &Lexicon,
    text: &str,
    now_local: NaiveDateTime,
) -> Result<Moment, MomentProblem> {
    let steps = words::steps(lexicon, text).ok_or(MomentProblem::NotUnderstood)?;
    let mut understood: Option<Moment> = None;
    let mut problem = MomentProblem::NotUnderstood;
    for reading in readings(&steps).ok_or(MomentProblem::NotUnderstood)? {
        match read::moment(&words::with_numbers(&reading), now_local) {
            Ok(moment) if understood.is_some_and(|other| other != moment) => {
                return Err(MomentProblem::NotUnderstood);
            }
            Ok(moment) => understood = Some(moment),
            // What is wrong with a day says more than that nothing was understood.
            Err(found) if problem == MomentProblem::NotUnderstood => problem = found,
            Err(_) => {}
        }
    }
    understood.ok_or(problem)
}

/// Every way through the text. `None` if there are too many.
fn readings(steps: &[Vec<words::Step>]) -> Option<Vec<Vec<Word>>> {
    let mut reached: Vec<Vec<Vec<Word>>> = vec![Vec::new(); steps.len() + 1];
    reached.first_mut()?.push(Vec::new());
    for (start, steps) in steps.iter().enumerate() {
        let before = std::mem::take(reached.get_mut(start)?);
        for (word, length) in steps {
            let Some(there) = reached.get_mut(start + length) else { continue };
            let possible = before.iter().filter(|before| words::may_follow(before.last(), *word));
            there.extend(possible.map(|before| [before.as_slice(), &[*word]].concat()));
            if there.len() > MOST_READINGS {
                return None;
            }
        }
    }
    reached.pop()
}
