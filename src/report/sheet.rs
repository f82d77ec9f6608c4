//! Spreadsheets: what people wrote goes in as text and never as a formula, dates as dates.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::PaperError;

/// A4 (<https://rustxlsxwriter.github.io>, `set_paper_size`).
const PAPER_A4: u8 = 9;
/// The years that Excel knows.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;
const DATE: &str = "dd/mm/yyyy";
const TIME: &str = "hh:mm";
const DATE_AND_TIME: &str = "dd/mm/yyyy hh:mm";
/// A sheet of more letters is printed across.
const WIDE: u32 = 120;
/// The height of a line in Excel's usual letters, and of its highest row.
const LINE_POINTS: f64 = 15.0;
const HIGHEST_POINTS: f64 = 409.0;
/// How Excel shades headings lightly.
const HEADER_FILL: u32 = 0x00DD_EBF7;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(u32),
    Date(NaiveDate),
    Time(NaiveTime),
    DateAndTime(NaiveDateTime),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// One sheet of a workbook, written from the top.
pub struct Sheet {
    sheet: Worksheet,
    /// Of the columns, in letters.
    widths: Vec<u32>,
    next: u32,
}

impl Sheet {
    /// An empty sheet for printing on A4. `name` must be one that Excel takes; `widths` are those of the columns, in letters.
    pub fn new(name: &str, widths: &[u32]) -> Result<Self, PaperError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).map_err(failed)?;
        sheet.set_paper_size(PAPER_A4).set_print_fit_to_pages(1, 0);
        for (column, width) in (0..).zip(widths) {
            sheet.set_column_width(column, f64::from(*width)).map_err(failed)?;
        }
        if widths.iter().sum::<u32>() > WIDE {
            sheet.set_landscape();
        }
        Ok(Self { sheet, widths: widths.to_vec(), next: 0 })
    }

    /// A line in large letters, over all columns.
    pub fn title(&mut self, text: &str) -> Result<(), PaperError> {
        let format = Format::new().set_bold().set_font_size(14);
        self.text(0, text, &format)?;
        self.next += 1;
        Ok(())
    }

    /// A line in slanted letters, over all columns.
    pub fn note(&mut self, text: &str) -> Result<(), PaperError> {
        self.text(0, text, &Format::new().set_italic())?;
        self.next += 1;
        Ok(())
    }

    /// A bold name with a value beside it.
    pub fn fact(&mut self, name: &str, value: &Cell) -> Result<(), PaperError> {
        self.text(0, name, &Format::new().set_bold())?;
        self.cell(1, value, &Format::new().set_align(FormatAlign::Left))?;
        self.next += 1;
        Ok(())
    }

    pub fn gap(&mut self) {
        self.next += 1;
    }

    /// A table with a heading above each column; `last` stands bold below it.
    pub fn table(
        &mut self,
        heads: &[String],
        rows: &[Vec<Cell>],
        last: Option<&[Cell]>,
    ) -> Result<(), PaperError> {
        let ruled = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let head = ruled.clone().set_bold().set_text_wrap().set_background_color(HEADER_FILL);
        let heads: Vec<Cell> = heads.iter().cloned().map(Cell::Text).collect();
        self.row(&heads, &head)?;
        let wrapped = ruled.clone().set_text_wrap();
        for row in rows {
            self.row(row, &wrapped)?;
        }
        match last {
            Some(last) => self.row(last, &ruled.set_bold()),
            None => Ok(()),
        }
    }

    /// A table from the first row on: its headings stay in sight and on every printed page, and its rows can be
    /// filtered.
    pub fn list(&mut self, heads: &[String], rows: &[Vec<Cell>]) -> Result<(), PaperError> {
        let (first, columns) = (self.next, u16::try_from(heads.len()).map_err(|_| PaperError::Sheet)?);
        self.table(heads, rows, None)?;
        self.sheet.set_freeze_panes(first + 1, 0).map_err(failed)?;
        self.sheet.set_repeat_rows(first, first).map_err(failed)?;
        let last = self.next.saturating_sub(1);
        self.sheet.autofilter(first, 0, last, columns.saturating_sub(1)).map_err(failed)?;
        Ok(())
    }

    fn row(&mut self, cells: &[Cell], format: &Format) -> Result<(), PaperError> {
        for (column, cell) in (0..).zip(cells) {
            self.cell(column, cell, format)?;
        }
        // Not every program makes rows as high as their text.
        let lines = cells.iter().zip(&self.widths).map(|(cell, width)| lines(cell, *width)).max();
        if let Some(lines) = lines.filter(|lines| *lines > 1) {
            let height = (f64::from(lines) * LINE_POINTS).min(HIGHEST_POINTS);
            self.sheet.set_row_height(self.next, height).map_err(failed)?;
        }
        self.next += 1;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell, format: &Format) -> Result<(), PaperError> {
        let (row, sheet) = (self.next, &mut self.sheet);
        let day = match cell {
            Cell::Date(date) => Some(*date),
            Cell::DateAndTime(at) => Some(at.date()),
            Cell::Empty | Cell::Text(_) | Cell::Number(_) | Cell::Time(_) => None,
        };
        if day.is_some_and(|day| !YEARS.contains(&day.year())) {
            return Err(PaperError::Date);
        }
        let dated = |code: &str| format.clone().set_num_format(code);
        match cell {
            Cell::Empty => sheet.write_blank(row, column, format),
            Cell::Text(text) => return self.text(column, text, format),
            Cell::Number(number) => sheet.write_number_with_format(row, column, *number, format),
            Cell::Date(date) => sheet.write_datetime_with_format(row, column, date, &dated(DATE)),
            Cell::Time(time) => sheet.write_datetime_with_format(row, column, time, &dated(TIME)),
            Cell::DateAndTime(at) => sheet.write_datetime_with_format(row, column, at, &dated(DATE_AND_TIME)),
        }
        .map_err(failed)?;
        Ok(())
    }

    fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), PaperError> {
        // So that it stays text when somebody edits the cell.
        let acts = text.starts_with(['=', '+', '-', '@']);
        let quoted = acts.then(|| format.clone().set_quote_prefix());
        let format = quoted.as_ref().unwrap_or(format);
        self.sheet.write_string_with_format(self.next, column, text, format).map_err(failed)?;
        Ok(())
    }
}

/// Lines that a text takes in a column of this width.
fn lines(cell: &Cell, width: u32) -> u32 {
    let Cell::Text(text) = cell else { return 1 };
    let of =
        |line: &str| u32::try_from(line.chars().count()).unwrap_or(u32::MAX).div_ceil(width.max(1)).max(1);
    text.lines().map(of).fold(0, u32::saturating_add)
}

/// The sheets as a file (`.xlsx`), made at this time of the commune.
pub fn workbook(sheets: Vec<Sheet>, at: NaiveDateTime) -> Result<Vec<u8>, PaperError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&at));
    for sheet in sheets {
        workbook.push_worksheet(sheet.sheet);
    }
    workbook.save_to_buffer().map_err(failed)
}

/// The crate's errors may hold what was written, so they go no further.
fn failed(_: XlsxError) -> PaperError {
    PaperError::Sheet
}
