//! Who comes to an event: a list of those who agreed to be listed, and counts of all.

use super::PaperError;
use super::sheet::{Cell, Sheet, workbook};
use crate::domain::announcement::Answer;
use crate::domain::paper::{AttendanceList, Attendee};
use crate::messages::{PaperText, PaperWords};

/// The file (`.xlsx`): the sheet with the names first, then the counts.
pub fn list(facts: &AttendanceList, words: &PaperWords<'_>) -> Result<Vec<u8>, PaperError> {
    workbook(vec![names(facts, words)?, summary(facts, words)?], facts.at)
}

fn names(facts: &AttendanceList, words: &PaperWords<'_>) -> Result<Sheet, PaperError> {
    let mut sheet = Sheet::new(&words.text(PaperText::ListSheet), &[8, 32, 26, 16])?;
    let heads = [PaperText::Number, PaperText::Name, PaperText::Village, PaperText::Answer];
    let listed = facts.rows.iter().filter_map(|row| Some((listed_name(row, words)?, row)));
    let rows: Vec<Vec<Cell>> = (1..)
        .zip(listed)
        .map(|(number, (name, row))| {
            vec![
                Cell::Number(number),
                name.into(),
                words.name_or(row.village.as_deref(), PaperText::VillageNotSaid).into(),
                words.answer(row.answer).into(),
            ]
        })
        .collect();
    sheet.list(&heads.map(|text| words.text(text)), &rows)?;
    Ok(sheet)
}

/// The name under which the person is listed, if they are.
fn listed_name(row: &Attendee, words: &PaperWords<'_>) -> Option<String> {
    row.name.as_deref().map(|name| words.line(name)).filter(|name| !name.is_empty())
}

fn summary(facts: &AttendanceList, words: &PaperWords<'_>) -> Result<Sheet, PaperError> {
    let mut sheet = Sheet::new(&words.text(PaperText::SummarySheet), &[26, 17, 14, 14, 12, 14])?;
    sheet.title(&words.summary_title(&facts.title))?;
    sheet.fact(&words.text(PaperText::Day), &Cell::Date(facts.event.on))?;
    if let Some(time) = facts.event.at {
        sheet.fact(&words.text(PaperText::Time), &Cell::Time(time))?;
    }
    if let Some(place) = facts.event.place.as_deref() {
        sheet.fact(&words.text(PaperText::Place), &words.line(place).into())?;
    }
    sheet.fact(&words.text(PaperText::MadeAt), &Cell::DateAndTime(facts.at))?;
    sheet.note(&words.text(PaperText::ListNote))?;
    sheet.gap();
    let mut heads = vec![words.text(PaperText::Village)];
    heads.extend(Answer::ALL.map(|answer| words.answer(answer)));
    heads.extend([PaperText::Total, PaperText::Unlisted].map(|text| words.text(text)));
    let villages = villages(&facts.rows, words);
    let rows: Vec<Vec<Cell>> =
        villages.iter().map(|(village, counts)| counts.cells(village.clone())).collect();
    let total = Counts::of(&facts.rows, words);
    sheet.table(&heads, &rows, Some(&total.cells(words.text(PaperText::Total))))?;
    Ok(sheet)
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    /// In the order of `Answer::ALL`.
    answers: [u32; Answer::ALL.len()],
    unlisted: u32,
}

impl Counts {
    fn of(rows: &[Attendee], words: &PaperWords<'_>) -> Self {
        rows.iter().fold(Self::default(), |counts, row| counts.and(row, words))
    }

    fn and(mut self, row: &Attendee, words: &PaperWords<'_>) -> Self {
        for (count, answer) in self.answers.iter_mut().zip(Answer::ALL) {
            *count += u32::from(row.answer == answer);
        }
        self.unlisted += u32::from(listed_name(row, words).is_none());
        self
    }

    fn cells(self, name: String) -> Vec<Cell> {
        let mut cells = vec![Cell::Text(name)];
        cells.extend(self.answers.map(Cell::Number));
        cells.extend([self.answers.iter().sum(), self.unlisted].map(Cell::Number));
        cells
    }
}

/// Each village with its counts in the order in which they come; those without one last.
fn villages(rows: &[Attendee], words: &PaperWords<'_>) -> Vec<(String, Counts)> {
    let mut villages: Vec<(Option<String>, Counts)> = Vec::new();
    for row in rows {
        let village =
            row.village.as_deref().map(|village| words.line(village)).filter(|name| !name.is_empty());
        match villages.iter_mut().find(|(known, _)| *known == village) {
            Some((_, counts)) => *counts = counts.and(row, words),
            None => villages.push((village, Counts::default().and(row, words))),
        }
    }
    villages.sort_by_key(|(village, _)| village.is_none());
    let name = |village: Option<String>| village.unwrap_or_else(|| words.text(PaperText::VillageNotSaid));
    villages.into_iter().map(|(village, counts)| (name(village), counts)).collect()
}
