//! Two days between which something lies, as people write them: "từ 1/3 đến 30/6", "tháng 3 đến tháng 6".

use chrono::{Datelike, Days, Months, NaiveDate};

use super::words::{self, Sense, Word};
use super::{Lexicon, MomentProblem, readings};

/// The days that `text` names, both belonging to it; the second may lie before the first.
///
/// - A month stands for all its days; alone it is the whole range. A day alone is that one day.
/// - A day or month without a year is of `year`; "nay" and "tháng này" are counted from `today`.
///
/// # Errors
/// `NotUnderstood`, or `NoSuchDay` for 30/2 and the like.
pub fn understand_range(
    lexicon: &Lexicon,
    text: &str,
    year: i32,
    today: NaiveDate,
) -> Result<(NaiveDate, NaiveDate), MomentProblem> {
    let steps = words::steps(lexicon, text).ok_or(MomentProblem::NotUnderstood)?;
    let context = Context { year, today };
    let mut understood: Option<(NaiveDate, NaiveDate)> = None;
    let mut problem = MomentProblem::NotUnderstood;
    for reading in readings(&steps).ok_or(MomentProblem::NotUnderstood)? {
        let words = words::with_numbers(&reading);
        for found in context.ranges(&words) {
            match found {
                Ok(range) if understood.is_some_and(|other| other != range) => {
                    return Err(MomentProblem::NotUnderstood);
                }
                Ok(range) => understood = Some(range),
                Err(found) => problem = found,
            }
        }
    }
    understood.ok_or(problem)
}

struct Context {
    year: i32,
    today: NaiveDate,
}

/// A part of a text: the first and last day that it names, nothing if it names none.
type Part = Option<Result<(NaiveDate, NaiveDate), MomentProblem>>;

impl Context {
    /// What the words may mean: one part alone, or two parts at each place where they may be parted.
    fn ranges(&self, words: &[Word]) -> Vec<Result<(NaiveDate, NaiveDate), MomentProblem>> {
        let alone = self.part(words);
        let parted = (1..words.len()).filter_map(|place| {
            let (before, after) = words.split_at(place);
            let (first, last) = (self.part(before)?, self.part(after)?);
            Some(first.and_then(|(first, _)| last.map(|(_, last)| (first, last))))
        });
        alone.into_iter().chain(parted).collect()
    }

    fn part(&self, words: &[Word]) -> Part {
        let said: Vec<Word> = words.iter().copied().filter(|word| !is_silent(*word)).collect();
        match *said.as_slice() {
            [Word::Sense(Sense::Today)] => Some(Ok((self.today, self.today))),
            [Word::Sense(Sense::ThisMonth)] => Some(self.month(self.today.month(), self.today.year())),
            [Word::Date { day, month, year }] => Some(self.day(day, month, year)),
            [Word::Number(day), Word::Sense(Sense::Month), Word::Number(month), ref rest @ ..] => {
                Some(self.day(day, month, Some(self.year_after(rest)?)))
            }
            // "tháng 3/2020" is cut like a day.
            [Word::Sense(Sense::Month), Word::MonthOfYear { month, year }] => Some(self.month(month, year)),
            [Word::Sense(Sense::Month), Word::Number(month), ref rest @ ..] => {
                Some(self.month(month, self.year_after(rest)?))
            }
            _ => None,
        }
    }

    /// The year that is said, or the one that is meant without; nothing if something else is said.
    fn year_after(&self, words: &[Word]) -> Option<i32> {
        match *words {
            [] => Some(self.year),
            [Word::Sense(Sense::Year), Word::Number(year)] => i32::try_from(year).ok(),
            [Word::Sense(Sense::ThisYear)] => Some(self.today.year()),
            _ => None,
        }
    }

    fn day(&self, day: u32, month: u32, year: Option<i32>) -> Result<(NaiveDate, NaiveDate), MomentProblem> {
        let day = NaiveDate::from_ymd_opt(year.unwrap_or(self.year), month, day);
        day.map(|day| (day, day)).ok_or(MomentProblem::NoSuchDay)
    }

    fn month(&self, month: u32, year: i32) -> Result<(NaiveDate, NaiveDate), MomentProblem> {
        let first = NaiveDate::from_ymd_opt(year, month, 1);
        let next = first.and_then(|first| first.checked_add_months(Months::new(1)));
        let last = next.and_then(|next| next.checked_sub_days(Days::new(1)));
        first.zip(last).ok_or(MomentProblem::NoSuchDay)
    }
}

/// Words that only lead to a day, or from one to the other.
fn is_silent(word: Word) -> bool {
    matches!(word, Word::Sense(Sense::Filler | Sense::Day | Sense::Until | Sense::Coming))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static LEXICON: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::parse(include_str!("../../../../messages/vi/replies.toml")).unwrap());

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(text: &str) -> Result<(NaiveDate, NaiveDate), MomentProblem> {
        understand_range(&LEXICON, text, 2020, day("2020-11-14"))
    }

    #[test]
    fn everyday_ranges_are_understood() {
        for (text, from, until) in [
            ("từ 1/3 đến 30/6", "2020-03-01", "2020-06-30"),
            ("tu 1/3 den 30/6", "2020-03-01", "2020-06-30"),
            ("từ ngày 01/03/2020 đến hết ngày 30/06/2020 ạ", "2020-03-01", "2020-06-30"),
            ("1/3 - 30/6", "2020-03-01", "2020-06-30"),
            ("1/3 tới 30/6", "2020-03-01", "2020-06-30"),
            ("tháng 3 đến tháng 6", "2020-03-01", "2020-06-30"),
            ("từ tháng 3 tới tháng 6 năm 2020", "2020-03-01", "2020-06-30"),
            ("thang 2", "2020-02-01", "2020-02-29"),
            ("tháng 2/2019", "2019-02-01", "2019-02-28"),
            ("từ ngày 5 tháng 3 đến nay", "2020-03-05", "2020-11-14"),
            ("tháng này", "2020-11-01", "2020-11-30"),
            ("ngày 8/3", "2020-03-08", "2020-03-08"),
            ("từ 30/6 đến 1/3", "2020-06-30", "2020-03-01"),
            ("từ mùng 1 tháng ba đến ba mươi tháng sáu", "2020-03-01", "2020-06-30"),
        ] {
            assert_eq!(read(text), Ok((day(from), day(until))), "{text}");
        }
    }

    #[test]
    fn what_names_no_range_is_not_guessed() {
        for text in [
            "",
            "cả năm",
            "từ 1 đến 20 tháng 6",
            "tuần sau",
            "mai",
            "1/3 đến 2/4 đến 5/6",
            "8 giờ sáng 1/3",
            "từ 1/3",
            "xong rồi",
            "😀",
            "\u{202e}1/3",
        ] {
            let found = read(text);
            let alone = found.is_ok_and(|(from, until)| from == until);
            assert!(alone || found == Err(MomentProblem::NotUnderstood), "{text}: {found:?}");
        }
        assert_eq!(read("từ 30/2 đến 1/6"), Err(MomentProblem::NoSuchDay));
        assert_eq!(read("tháng 13"), Err(MomentProblem::NoSuchDay));
    }

    proptest! {
        #[test]
        fn every_two_days_are_read_back(first in 0u64..366, last in 0u64..366) {
            let new_year = day("2020-01-01");
            let (first, last) = (new_year + Days::new(first), new_year + Days::new(last));
            let said = |day: NaiveDate| day.format("%-d/%-m").to_string();
            let text = format!("từ {} đến {}", said(first), said(last));
            prop_assert_eq!(read(&text), Ok((first, last)));
        }

        #[test]
        fn nothing_that_can_be_sent_panics(text in "\\PC{0,80}") {
            let _ = read(&text);
        }
    }
}
