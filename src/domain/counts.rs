//! Figures about the private channel: by finished months only, small ones hidden (S21).
//!
//! No sums are published and no month that still grows: two tables that differ by one month, or by one day, would
//! otherwise tell by subtraction what each of them hides.

use chrono::{Datelike, NaiveDate};

/// Smaller figures are not told.
const SMALLEST: u32 = 5;
/// Months that one table shows.
const MONTHS: u32 = 12;

/// The last finished months, oldest first, with their figures; `None` stands for "fewer than five", none included.
pub fn published(counted: &[(String, u32)], today: NaiveDate) -> Vec<(NaiveDate, Option<u32>)> {
    let this_month = today.with_day(1).unwrap_or(today);
    // Always the same twelve: where the table begins would tell of the first case.
    let first = this_month.checked_sub_months(chrono::Months::new(MONTHS)).unwrap_or(this_month);
    std::iter::successors(Some(first), |month| month.checked_add_months(chrono::Months::new(1)))
        .take_while(|month| *month < this_month)
        .map(|month| {
            let count = counted
                .iter()
                .find(|(name, _)| first_day(name) == Some(month))
                .map_or(0, |(_, count)| *count);
            (month, (count >= SMALLEST).then_some(count))
        })
        .collect()
}

fn first_day(month: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn small_figures_and_unfinished_months_are_not_told() {
        let counted = [("2020-09".to_owned(), 4), ("2020-10".to_owned(), 5), ("2020-12".to_owned(), 9)];
        let table = published(&counted, day("2020-12-31"));
        assert_eq!(table.len(), 12);
        assert_eq!(
            table[9..],
            [(day("2020-09-01"), None), (day("2020-10-01"), Some(5)), (day("2020-11-01"), None)]
        );
        let none: Vec<_> = published(&[], day("2020-12-31"));
        assert!(none.len() == 12 && none.iter().all(|(_, count)| count.is_none()));
    }

    #[test]
    fn two_tables_never_tell_by_subtraction() {
        let mut counted = vec![("2020-10".to_owned(), 7)];
        let before = published(&counted, day("2020-11-10"));
        counted.push(("2020-11".to_owned(), 1));
        let after = published(&counted, day("2020-11-20"));
        assert_eq!(before, after, "a month that grows would tell of the newest case");
        let later = published(&counted, day("2020-12-01"));
        assert_eq!(later.last(), Some(&(day("2020-11-01"), None)));
    }
}
