//! The words of the board page, as plain strings: the page escapes them.

use super::papers::PaperWords;
use super::words::Value;
use crate::domain::year::Year;

/// A text that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardText {
    ByUnit,
    Unit,
    Total,
    Attention,
    ByMonth,
    Month,
    NoPlan,
    OpenTitle,
    OpenNote,
    OpenButton,
    ClosedTitle,
    ClosedNote,
    NotFoundTitle,
    NotFoundNote,
    TooManyTitle,
    TooManyNote,
    TroubleTitle,
    TroubleNote,
    ReadOnly,
}

impl PaperWords<'_> {
    pub fn board(&self, text: BoardText) -> String {
        self.words.plain(key(text), &[])
    }

    /// What the year's picture shows, for whoever cannot see it.
    pub fn year_alternative(&self, year: &Year) -> String {
        let year = year.year.to_string();
        self.words.plain("board-year-alternative", &[("year", Value::Made(&year))])
    }
}

fn key(text: BoardText) -> &'static str {
    match text {
        BoardText::ByUnit => "board-by-unit",
        BoardText::Unit => "board-unit",
        BoardText::Total => "board-total",
        BoardText::Attention => "board-attention",
        BoardText::ByMonth => "board-by-month",
        BoardText::Month => "board-month",
        BoardText::NoPlan => "board-no-plan",
        BoardText::OpenTitle => "board-open-title",
        BoardText::OpenNote => "board-open-note",
        BoardText::OpenButton => "board-open-button",
        BoardText::ClosedTitle => "board-closed-title",
        BoardText::ClosedNote => "board-closed-note",
        BoardText::NotFoundTitle => "board-not-found-title",
        BoardText::NotFoundNote => "board-not-found-note",
        BoardText::TooManyTitle => "board-too-many-title",
        BoardText::TooManyNote => "board-too-many-note",
        BoardText::TroubleTitle => "board-trouble-title",
        BoardText::TroubleNote => "board-trouble-note",
        BoardText::ReadOnly => "board-read-only",
    }
}
