//! The plan's year as a calendar strip for a phone: a row a unit, a column a month, a mark an occurrence.

use chrono::{Datelike, NaiveDate};

use super::PaperError;
use super::column::{Column, INNER, MARGIN, NAME, NOTE, ROW_GAP, TALLEST_PHOTO, TITLE};
use super::fonts::Weight;
use super::picture::{Area, INK, QUIET_INK, Shape, Type};
use super::progress::paint;
use crate::domain::outgoing::FileKind;
use crate::domain::progress::{Counts, Stage};
use crate::domain::year::{Mark, UnitYear, Year};
use crate::messages::PaperWords;

const MONTH: f64 = INNER / 12.0;
/// The side of a mark's place.
const PLACE: f64 = 27.0;
const MARK: f64 = 24.0;
/// Marks side by side in a month.
const IN_A_ROW: usize = 3;
/// Above this many, a month shows a mark and a number for each stage.
const SINGLE_MARKS: u32 = 6;
const STRIP_MARGIN: f64 = 8.0;
const NAME_HEIGHT: f64 = 50.0;
const UNIT_GAP: f64 = 14.0;
const MONTHS_HEIGHT: f64 = 46.0;
const EVENTS: usize = 4;
const LEGEND_LINE: f64 = 58.0;

const MONTH_NAME: Type = Type { size: 32.0, weight: Weight::Bold, ink: QUIET_INK };
const NUMBER: Type = Type { size: 28.0, weight: Weight::Bold, ink: INK };
const TODAY: &str = "#000000";
const TODAY_WIDTH: f64 = 6.0;
/// Between a mark and the month's end.
const NUMBER_ROOM: f64 = MONTH - 36.0;
const GRID: &str = "#b3b3b3";
/// Under the events' days; light enough for every mark on it.
const EVENT_GROUND: &str = "#f3d9e8";
const EVENT_LINE: &str = "#cc79a7";

/// The picture as PNG, and whether it can go as a photo.
pub fn picture(facts: &Year, words: &PaperWords<'_>) -> Result<(Vec<u8>, FileKind), PaperError> {
    let mut page = Page { column: Column::new()?, facts, words };
    page.head();
    page.strips();
    page.column.finish()
}

fn shape(stage: Stage) -> Shape {
    match stage {
        Stage::Confirmed => Shape::Disc,
        Stage::Reported => Shape::Ring,
        Stage::InProgress => Shape::Diamond,
        Stage::Ahead => Shape::Square,
        Stage::Overdue => Shape::Triangle,
    }
}

/// A unit's row, or that of all which have no row of their own.
struct Strip {
    name: String,
    marks: Vec<Mark>,
    months: [Counts; 12],
}

impl Strip {
    fn of(name: String, unit: &UnitYear) -> Self {
        Self { name, marks: unit.marks.clone(), months: unit.months() }
    }

    fn height(&self) -> f64 {
        let lines = self.months.iter().map(|counts| lines(*counts)).max().unwrap_or_default().max(1);
        lines as f64 * PLACE + 2.0 * STRIP_MARGIN
    }
}

/// The lines of marks that a month needs.
fn lines(counts: Counts) -> usize {
    if counts.total() <= SINGLE_MARKS {
        (counts.total() as usize).div_ceil(IN_A_ROW)
    } else {
        Stage::ALL.into_iter().filter(|stage| counts.of(*stage) > 0).count()
    }
}

/// As many strips as `room` is high for; those behind them become one.
fn fitting(mut strips: Vec<Strip>, room: f64, rest: impl Fn(usize) -> String) -> Vec<Strip> {
    let whole = |strip: &Strip| NAME_HEIGHT + strip.height() + UNIT_GAP;
    while strips.len() > 1 && strips.iter().map(whole).sum::<f64>() > room {
        // The last one holds the rest already, or will hold the two that are last now.
        let (Some(last), Some(before)) = (strips.pop(), strips.pop()) else { break };
        let months = std::array::from_fn(|month| before.months[month].and(last.months[month]));
        let marks = [before.marks, last.marks].concat();
        strips.push(Strip { name: String::new(), marks, months });
    }
    let all = strips.len();
    if let Some(last) = strips.last_mut().filter(|last| last.name.is_empty()) {
        last.marks.sort_by_key(|mark| (mark.on, mark.stage));
        last.name = rest(all - 1);
    }
    strips
}

struct Page<'a> {
    column: Column,
    facts: &'a Year,
    words: &'a PaperWords<'a>,
}

impl Page<'_> {
    fn head(&mut self) {
        let (year, words) = (self.facts, self.words);
        self.column.lines(&words.year_title(year.year, &year.commune), TITLE, 2);
        self.column.line(&words.as_of(year.on), NOTE);
        self.column.y += ROW_GAP;
        self.legend();
        for event in year.events.iter().take(EVENTS) {
            let area = Area { left: MARGIN, top: self.column.y + 8.0, width: 36.0, height: 32.0 };
            self.column.picture.fill(area, EVENT_GROUND);
            self.column.picture.outline(area, EVENT_LINE, 3.0);
            let text = self.column.picture.fonts.drawable(&words.event(event));
            let text = self.column.picture.fonts.cut(&text, NOTE.size, NOTE.weight, INNER - 50.0);
            self.column.picture.text(MARGIN + 50.0, self.column.y + NOTE.size, &text, NOTE);
            self.column.y += 1.36 * NOTE.size;
        }
        self.column.y += ROW_GAP;
    }

    /// What each mark means, with its number.
    fn legend(&mut self) {
        let months = self.facts.months();
        let sum = months.into_iter().fold(Counts::default(), Counts::and);
        let labels = Stage::ALL.map(|stage| self.words.stage(stage));
        let top = self.column.y;
        let place = |place: usize| {
            let (row, side) = (place / 2, place % 2);
            (MARGIN + 18.0 + side as f64 * INNER / 2.0, top + 30.0 + row as f64 * LEGEND_LINE)
        };
        for (number, (stage, label)) in Stage::ALL.into_iter().zip(labels).enumerate() {
            let (x, y) = place(number);
            self.column.picture.mark((x, y), 34.0, shape(stage), paint(stage).fill);
            let text = format!("{label}: {}", self.words.figure(sum.of(stage)));
            let text = self.column.picture.fonts.cut(&text, NAME.size, NAME.weight, INNER / 2.0 - 56.0);
            self.column.picture.text(x + 32.0, y + 14.0, &text, NAME);
        }
        if self.today().is_some() {
            let (x, y) = place(Stage::ALL.len());
            let (left, top) = (x - TODAY_WIDTH / 2.0, y - 20.0);
            self.column.picture.fill(Area { left, top, width: TODAY_WIDTH, height: 40.0 }, TODAY);
            self.column.picture.text(x + 32.0, y + 14.0, &self.words.today(), NAME);
        }
        self.column.y += 3.0 * LEGEND_LINE + 10.0;
    }

    fn strips(&mut self) {
        let units = (1..).zip(&self.facts.units);
        let strips =
            units.map(|(number, unit)| Strip::of(self.words.unit(number, &unit.name, false), unit)).collect();
        let room = f64::from(TALLEST_PHOTO) - MARGIN - self.column.y - 2.0 * MONTHS_HEIGHT;
        let all = self.facts.units.len();
        let strips = fitting(strips, room, |drawn| {
            self.words.other_units(u32::try_from(all - drawn).unwrap_or(u32::MAX))
        });
        self.months();
        let top = self.column.y;
        let places: Vec<(f64, f64)> = strips
            .iter()
            .scan(top, |y, strip| {
                let place = (*y + NAME_HEIGHT, strip.height());
                *y = place.0 + place.1 + UNIT_GAP;
                Some(place)
            })
            .collect();
        for (y, height) in &places {
            self.ground(*y, *height);
        }
        let bottom = places.last().map_or(top, |(y, height)| y + height);
        for (strip, (y, height)) in strips.iter().zip(places) {
            self.strip(strip, y, height);
        }
        self.column.y = bottom;
        self.months();
        self.column.y += ROW_GAP;
    }

    fn months(&mut self) {
        for month in 1..=12u32 {
            let middle = MARGIN + (f64::from(month) - 0.5) * MONTH;
            let name = self.words.short_month(month);
            self.column.picture.text_around(middle, self.column.y + 34.0, &name, MONTH_NAME);
        }
        self.column.y += MONTHS_HEIGHT;
    }

    /// What lies under a unit's marks: the events, the months' borders, a frame.
    fn ground(&mut self, top: f64, height: f64) {
        let area = Area { left: MARGIN, top, width: INNER, height };
        for event in &self.facts.events {
            let (left, right) = (self.place(event.first_day), self.place(event.last_day) + MONTH / 31.0);
            let width = (right - left).max(8.0).min(MARGIN + INNER - left);
            self.column.picture.fill(Area { left, width, ..area }, EVENT_GROUND);
            self.column.picture.fill(Area { left, width: 3.0, ..area }, EVENT_LINE);
        }
        for month in 1..12u32 {
            let left = MARGIN + f64::from(month) * MONTH - 1.0;
            self.column.picture.fill(Area { left, width: 2.0, ..area }, GRID);
        }
        self.column.picture.outline(area, GRID, 2.0);
        if let Some(left) = self.today() {
            let (top, height) = (top - TODAY_WIDTH, height + 2.0 * TODAY_WIDTH);
            self.column.picture.fill(Area { left, top, width: TODAY_WIDTH, height }, TODAY);
        }
    }

    /// The day itself, for a year that is not over.
    fn today(&self) -> Option<f64> {
        (self.facts.on.year() == self.facts.year).then(|| self.place(self.facts.on) - TODAY_WIDTH / 2.0)
    }

    fn strip(&mut self, strip: &Strip, top: f64, height: f64) {
        let sum = strip.months.iter().fold(Counts::default(), |sum, counts| sum.and(*counts));
        let figure =
            format!("{}/{}", self.words.figure(sum.of(Stage::Confirmed)), self.words.figure(sum.total()));
        self.column.y = top - NAME_HEIGHT;
        self.column.name_and_figure(&strip.name, &figure, NAME.size);
        let mut marks = strip.marks.iter().peekable();
        for (month, counts) in strip.months.iter().enumerate() {
            let mut own = vec![];
            while let Some(mark) = marks.next_if(|mark| mark.on.month0() as usize == month) {
                own.push(mark.stage);
            }
            let left = MARGIN + month as f64 * MONTH;
            let high = lines(*counts) as f64 * PLACE;
            self.month(left, top + (height - high) / 2.0, *counts, &own);
        }
    }

    fn month(&mut self, left: f64, top: f64, counts: Counts, own: &[Stage]) {
        let middle = |line: usize| top + (line as f64 + 0.5) * PLACE;
        if counts.total() <= SINGLE_MARKS {
            for (place, stage) in own.iter().enumerate() {
                let (line, column) = (place / IN_A_ROW, place % IN_A_ROW);
                // A line that is not full stands in the middle.
                let in_line = (own.len() - line * IN_A_ROW).min(IN_A_ROW) as f64;
                let x = left + MONTH / 2.0 + (column as f64 + 0.5 - in_line / 2.0) * PLACE;
                self.column.picture.mark((x, middle(line)), MARK, shape(*stage), paint(*stage).fill);
            }
            return;
        }
        let stages = Stage::ALL.into_iter().filter(|stage| counts.of(*stage) > 0);
        for (line, stage) in stages.enumerate() {
            self.column.picture.mark((left + 17.0, middle(line)), MARK, shape(stage), paint(stage).fill);
            let figure = self.words.figure(counts.of(stage));
            let width = self.column.picture.fonts.width(&figure, NUMBER.size, NUMBER.weight);
            let narrowed = (NUMBER_ROOM / width).min(1.0);
            let (left, width) = (left + 32.0, width * narrowed);
            // Nothing runs through a number, today's line neither.
            let ground =
                Area { left: left - 2.0, top: middle(line) - PLACE / 2.0, width: width + 4.0, height: PLACE };
            self.column.picture.fill(ground, "#ffffff");
            let kind = Type { size: NUMBER.size * narrowed, ..NUMBER };
            self.column.picture.text(left, middle(line) + 0.36 * kind.size, &figure, kind);
        }
    }

    /// How far from the left a day begins.
    fn place(&self, day: NaiveDate) -> f64 {
        MARGIN + (f64::from(day.month0()) + f64::from(day.day0()) / 31.0) * MONTH
    }
}
