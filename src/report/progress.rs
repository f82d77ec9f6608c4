//! How the plan stands, as a picture for a phone.

use super::PaperError;
use super::column::{
    BLUE, Column, GREY, HEADING, INNER, LOW_ROW, MARGIN, NOTE, ROW_GAP, SKY, TALL_BAR, TALLEST_PHOTO,
};
use super::column::{TITLE, VERMILLION, YELLOW};
use super::fonts::Weight;
use super::picture::{Area, Hatch, INK, Paint, Part, Type};
use crate::domain::outgoing::FileKind;
use crate::domain::paper::ProgressPicture;
use crate::domain::progress::{Counts, Stage, UnitProgress};
use crate::domain::task::Assignment;
use crate::messages::PaperWords;

/// Units that get a row of their own, if the reader's are not among more.
const UNITS: usize = 8;
/// Names in a sentence about several units.
const NAMES: usize = 3;

const TASK: Type = Type { size: 36.0, weight: Weight::Bold, ink: INK };
const BELOW: Type = Type { size: 33.0, ..NOTE };
/// What a task takes of the height: its title, and a line below.
const TASK_HEIGHT: f64 = 1.3 * TASK.size + 1.3 * BELOW.size;
const LINE: f64 = 1.36 * NOTE.size;
const HEADING_HEIGHT: f64 = ROW_GAP + 1.36 * HEADING.size;
/// Behind the reader's own units.
const OWN_GROUND: &str = "#e3f0fa";

/// The picture as PNG, and whether it can go as a photo.
pub fn picture(facts: &ProgressPicture, words: &PaperWords<'_>) -> Result<(Vec<u8>, FileKind), PaperError> {
    let mut page = Page { column: Column::new()?, facts, words };
    page.head();
    page.units();
    let notes = page.notes();
    page.tasks(LINE * notes.len() as f64);
    if !notes.is_empty() {
        page.column.y += ROW_GAP;
    }
    for note in notes {
        page.column.line(&note, NOTE);
    }
    page.column.finish()
}

/// The colour of a stage, the same on bars, in the year and on the board page.
pub fn paint(stage: Stage) -> Paint {
    match stage {
        Stage::Confirmed => BLUE,
        Stage::Reported => Paint { hatch: Hatch::Rising, ..SKY },
        Stage::InProgress => YELLOW,
        Stage::Ahead => GREY,
        Stage::Overdue => Paint { hatch: Hatch::Falling, ..VERMILLION },
    }
}

struct Page<'a> {
    column: Column,
    facts: &'a ProgressPicture,
    words: &'a PaperWords<'a>,
}

impl Page<'_> {
    fn head(&mut self) {
        let (board, words) = (&self.facts.board, self.words);
        let totals = board.totals();
        self.column.lines(&words.progress_title(&board.commune), TITLE, 2);
        self.column.line(&words.as_of(board.on), NOTE);
        self.column.heading(&words.done_of_all(totals.of(Stage::Confirmed), totals.total()));
        let labels = Stage::ALL.map(|stage| words.stage(stage));
        let parts = self.parts(totals);
        self.column.legend(&labels, &parts);
        self.column.bar(&parts, TALL_BAR);
    }

    fn units(&mut self) {
        let own = |unit: &UnitProgress| self.facts.own.contains(&unit.unit);
        let mut units: Vec<(u32, &UnitProgress)> = (1..).zip(&self.facts.board.units).collect();
        units.sort_by_key(|(_, unit)| !own(unit));
        let (drawn, others) = units.split_at(units.len().min(UNITS));
        for (number, unit) in drawn {
            self.unit(*number, unit, own(unit));
        }
        if !others.is_empty() {
            let sum = others.iter().fold(Counts::default(), |sum, (_, unit)| sum.and(unit.counts()));
            let name = self.words.other_units(count(others.len()));
            self.row(&name, sum);
        }
    }

    fn unit(&mut self, number: u32, unit: &UnitProgress, own: bool) {
        if own {
            let (left, top, width) = (MARGIN / 2.0, self.column.y - LOW_ROW.gap / 2.0, INNER + MARGIN);
            let area = Area { left, top, width, height: LOW_ROW.height() };
            self.column.picture.fill(area, OWN_GROUND);
        }
        let name = self.words.unit(number, &unit.name, own);
        self.row(&name, unit.counts());
    }

    fn row(&mut self, name: &str, counts: Counts) {
        let figure = match counts.total() {
            0 => self.words.leads_nothing(),
            total => {
                format!("{}/{}", self.words.figure(counts.of(Stage::Confirmed)), self.words.figure(total))
            }
        };
        self.column.row(name, &figure, &self.parts(counts), LOW_ROW);
    }

    /// As many as there is room for, above what still follows.
    fn tasks(&mut self, following: f64) {
        let board = &self.facts.board;
        let room =
            f64::from(TALLEST_PHOTO) - MARGIN - self.column.y - following - 2.0 * (HEADING_HEIGHT + LINE);
        // Never negative; some dozens at most.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let room = (room / TASK_HEIGHT).max(0.0) as usize;
        let (late, coming) = (board.overdue.len(), board.upcoming.len());
        let late = late.min((room / 2).max(room.saturating_sub(coming)));
        let words = self.words;
        self.column.heading(&words.overdue(count(board.overdue.len())));
        self.list(&board.overdue, late, |task| words.overdue_line(task, board.on));
        self.column.heading(&words.upcoming(count(coming)));
        self.list(&board.upcoming, coming.min(room - late), |task| words.upcoming_line(task, board.on));
    }

    fn list(&mut self, tasks: &[Assignment], shown: usize, line: impl Fn(&Assignment) -> String) {
        for task in &tasks[..shown] {
            let title = self.column.picture.fonts.drawable(&self.words.line(&task.title));
            let title = self.column.picture.fonts.cut(&title, TASK.size, TASK.weight, INNER);
            self.column.y += TASK.size;
            self.column.picture.text(MARGIN, self.column.y, &title, TASK);
            let below = self.column.picture.fonts.drawable(&line(task));
            let below = self.column.picture.fonts.cut(&below, BELOW.size, BELOW.weight, INNER);
            self.column.y += 0.3 * TASK.size + BELOW.size;
            self.column.picture.text(MARGIN, self.column.y, &below, BELOW);
            self.column.y += 0.3 * BELOW.size;
        }
        if tasks.len() > shown {
            self.column.line(&self.words.more_tasks(count(tasks.len() - shown)), NOTE);
        }
    }

    /// Silent units and those that get no reminders, in lines.
    fn notes(&self) -> Vec<String> {
        let board = &self.facts.board;
        let told = [(&board.silent, true), (&board.unreached, false)];
        let lines = told.into_iter().filter(|(names, _)| !names.is_empty()).flat_map(|(names, silent)| {
            let named = &names[..names.len().min(NAMES)];
            let more = count(names.len() - named.len());
            let text =
                if silent { self.words.silent(named, more) } else { self.words.unreached(named, more) };
            let fonts = &self.column.picture.fonts;
            fonts.wrap(&fonts.drawable(&text), NOTE.size, NOTE.weight, INNER, 3)
        });
        lines.collect()
    }

    fn parts(&self, counts: Counts) -> [Part; 5] {
        Stage::ALL.map(|stage| Part {
            count: counts.of(stage),
            figure: self.words.figure(counts.of(stage)),
            paint: paint(stage),
        })
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
