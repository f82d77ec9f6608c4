//! The official report: as a document to be edited and signed, as a workbook to count with.

mod annex;
mod assessment;
mod letterhead;
mod results;
mod sheets;

use super::PaperError;
use super::document::{Align, Document, Look};
use crate::domain::official::{Official, Section};
use crate::messages::{OfficialText as Text, PaperWords};

pub use sheets::workbook;

/// 13 to 14 points; the first line stands in by one centimetre (Decree 30/2020/ND-CP).
const POINTS: usize = 14;
const FIRST_LINE: i32 = 567;
const TABLE_POINTS: usize = 12;

const BODY: Look = Look {
    points: POINTS,
    bold: false,
    italic: false,
    align: Align::Justified,
    indent: 0,
    first_line: FIRST_LINE,
    above: 0,
    below: 6,
    whole: false,
    with_next: false,
};
const HEADING: Look = Look { bold: true, with_next: true, ..BODY };
const QUOTED: Look = Look { italic: true, ..BODY };

/// The report as a document (`.docx`).
pub fn document(facts: &Official, words: &PaperWords<'_>) -> Result<Vec<u8>, PaperError> {
    let mut paper = Paper { document: letterhead::begin(facts, words), facts, words };
    let (aims, results, solutions) = parted(&facts.sections);
    basis(&mut paper, aims);
    results::write(&mut paper, results);
    assessment::write(&mut paper, solutions);
    letterhead::sign(&mut paper);
    annex::write(&mut paper);
    paper.document.bytes()
}

/// The document while it is written.
struct Paper<'a> {
    document: Document,
    facts: &'a Official,
    words: &'a PaperWords<'a>,
}

impl Paper<'_> {
    fn write(&mut self, text: &str, look: Look) {
        self.document.paragraph(text, look);
    }

    fn body(&mut self, text: &str) {
        self.write(text, BODY);
    }

    fn heading(&mut self, text: Text) {
        let text = self.words.official(text);
        self.write(&text, HEADING);
    }

    fn say(&mut self, text: Text) {
        let text = self.words.official(text);
        self.body(&text);
    }

    /// A line that whoever edits the paper fills in.
    fn leave_room(&mut self) {
        let dots = self.words.official(Text::Fill);
        self.write(&dots, Look { align: Align::Left, ..BODY });
    }
}

/// What the plan says before its tasks, the sections with tasks or a unit, and what it says between and after them.
fn parted(sections: &[Section]) -> (Vec<&Section>, Vec<&Section>, Vec<&Section>) {
    let has_tasks = |section: &Section| {
        section.unit.is_some() || section.clauses.iter().any(|clause| clause.task.is_some())
    };
    let first = sections.iter().position(has_tasks).unwrap_or(sections.len());
    let (before, rest) = sections.split_at(first);
    let (with, without) = rest.iter().partition(|section| has_tasks(section));
    (before.iter().collect(), with, without)
}

fn basis(paper: &mut Paper<'_>, aims: Vec<&Section>) {
    paper.heading(Text::PartBasis);
    paper.heading(Text::Basis);
    for basis in &paper.facts.legal_basis {
        let line = paper.words.official_cited(basis);
        paper.body(&line);
    }
    if paper.facts.legal_basis.is_empty() {
        paper.say(Text::NoBasis);
    }
    paper.heading(Text::Aims);
    quote(paper, &aims);
    paper.heading(Text::Direction);
    paper.leave_room();
}

/// Sentences of the plan that are no tasks; room to write if there are none.
fn quote(paper: &mut Paper<'_>, sections: &[&Section]) {
    for clause in sections.iter().flat_map(|section| &section.clauses) {
        let item = paper.words.official_item(&paper.words.sentence(&clause.text));
        paper.write(&format!("{item}."), QUOTED);
    }
    if sections.is_empty() {
        paper.leave_room();
    }
}
