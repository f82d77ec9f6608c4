//! The files that Loa makes: facts in, bytes out. Nothing here reads a clock, a file or a database.

mod attendance;
mod bar;
mod breath;
mod calendar;
mod chart;
mod column;
mod document;
mod fonts;
mod loudspeaker;
mod official;
mod picture;
mod progress;
mod sheet;
mod spoken;
mod year;

use chrono::NaiveDate;
use thiserror::Error;

use crate::domain::official::Format;
use crate::domain::outgoing::FileKind;
use crate::domain::paper::Facts;
use crate::domain::person::Language;
use crate::messages::{Messages, PaperName, PaperWords};
use crate::plan_file;

/// A file as it can be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Made {
    pub bytes: Vec<u8>,
    /// ASCII, with its ending: "danh-sach-20-10.xlsx".
    pub file_name: String,
    /// How Telegram shows it best.
    pub kind: FileKind,
}

/// Never prints what is in it: lists hold names.
impl std::fmt::Debug for Made {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Made({:?}, {} bytes)", self.kind, self.bytes.len())
    }
}

/// Why a file could not be made. Says nothing of what should be in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PaperError {
    #[error("a text of the file is missing in every language")]
    Words,
    #[error("the font cannot be read")]
    Font,
    #[error("the picture cannot be drawn")]
    Picture,
    #[error("the spreadsheet cannot be written")]
    Sheet,
    #[error("the document cannot be written")]
    Document,
    #[error("a date lies outside of what the file can hold")]
    Date,
    #[error("the calendar cannot be written")]
    Calendar,
    #[error("the plan file cannot be written")]
    Plan,
}

/// Makes the file in this language. The same facts give the same file.
///
/// # Errors
/// Says which part failed; nothing that people wrote can make it fail, except dates beyond the year 9999.
pub fn make(facts: &Facts, messages: &Messages, language: Language) -> Result<Made, PaperError> {
    let words = messages.papers(language);
    let made = match facts {
        Facts::DeliveryChart(facts) => {
            let (bytes, kind) = chart::delivery(facts, &words)?;
            Made { bytes, file_name: file_name(&words, PaperName::Chart, facts.at.date(), "png"), kind }
        }
        Facts::Attendance(facts) => {
            let file_name = file_name(&words, PaperName::Attendance, facts.event.on, "xlsx");
            Made { bytes: attendance::list(facts, &words)?, file_name, kind: FileKind::Document }
        }
        Facts::Loudspeaker(facts) => {
            let day = facts.event.as_ref().map_or(facts.on, |event| event.on);
            let file_name = file_name(&words, PaperName::Loudspeaker, day, "docx");
            Made { bytes: loudspeaker::document(facts, &words)?, file_name, kind: FileKind::Document }
        }
        Facts::Calendar(facts) => {
            let day = facts.at.with_timezone(&facts.zone).date_naive();
            let file_name = file_name(&words, PaperName::Calendar, day, "ics");
            Made { bytes: calendar::file(facts, &words)?, file_name, kind: FileKind::Document }
        }
        Facts::Official(facts, format) => {
            let (bytes, ending) = match format {
                Format::Document => (official::document(facts, &words)?, "docx"),
                Format::Sheet => (official::workbook(facts, &words)?, "xlsx"),
            };
            let file_name = format!("{}.{ending}", words.official_file_name(facts.period));
            Made { bytes, file_name, kind: FileKind::Document }
        }
        Facts::Progress(facts) => {
            let (bytes, kind) = progress::picture(facts, &words)?;
            Made { bytes, file_name: file_name(&words, PaperName::Progress, facts.board.on, "png"), kind }
        }
        Facts::Year(facts) => {
            let (bytes, kind) = year::picture(facts, &words)?;
            Made { bytes, file_name: file_name(&words, PaperName::Year, facts.on, "png"), kind }
        }
        Facts::Plan(plan) => {
            let text = plan_file::write(plan).map_err(|_| PaperError::Plan)?;
            let file_name = format!("{}.toml", plan.slug);
            Made { bytes: text.into_bytes(), file_name, kind: FileKind::Document }
        }
    };
    if words.is_complete() { Ok(made) } else { Err(PaperError::Words) }
}

fn file_name(words: &PaperWords<'_>, name: PaperName, day: NaiveDate, ending: &str) -> String {
    format!("{}.{ending}", words.file_name(name, day))
}

#[cfg(test)]
mod tests;
