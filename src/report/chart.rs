//! How an announcement was delivered, as a picture for a phone.

use super::PaperError;
use super::column::{
    BLUE, Column, GREEN, GREY, HEADING, NOTE, ORANGE, PURPLE, ROW, ROW_GAP, TALL_BAR, TITLE, VERMILLION,
    YELLOW,
};
use super::picture::Part;
use crate::domain::announcement::{Answer, Answers};
use crate::domain::outgoing::FileKind;
use crate::domain::paper::{Delivered, DeliveredTo, DeliveryChart, DeliveryRow};
use crate::messages::{PaperText, PaperWords};

/// Rows that are drawn; those of groups among them at least, if there are so many.
const ROWS: usize = 25;
const GROUP_ROWS: usize = 7;

/// The picture as PNG, and whether it can go as a photo.
pub fn delivery(facts: &DeliveryChart, words: &PaperWords<'_>) -> Result<(Vec<u8>, FileKind), PaperError> {
    let mut chart = Chart { column: Column::new()?, words };
    chart.head(facts);
    for (kind, rows, heading) in sections(&facts.rows) {
        chart.section(kind, &rows, heading);
    }
    if let Some(answers) = facts.answers {
        chart.answers(answers);
    }
    chart.column.finish()
}

/// The rows that are drawn of each section, with the sum of those that are not.
struct Rows<'a> {
    drawn: Vec<&'a DeliveryRow>,
    others: u32,
    sum: Delivered,
}

impl<'a> Rows<'a> {
    fn of(rows: &[&'a DeliveryRow], most: usize) -> Self {
        let (drawn, others) = rows.split_at(most.min(rows.len()));
        let sum = others.iter().fold(Delivered::default(), |sum, row| sum.and(row.delivered));
        Self { drawn: drawn.to_vec(), others: u32::try_from(others.len()).unwrap_or(u32::MAX), sum }
    }
}

fn sections(rows: &[DeliveryRow]) -> [(DeliveredTo, Rows<'_>, PaperText); 2] {
    let (groups, villages): (Vec<&DeliveryRow>, Vec<&DeliveryRow>) =
        rows.iter().partition(|row| row.of == DeliveredTo::Group);
    let villages = Rows::of(&villages, ROWS - groups.len().min(GROUP_ROWS));
    let groups = Rows::of(&groups, ROWS - villages.drawn.len());
    [(DeliveredTo::Village, villages, PaperText::Villages), (DeliveredTo::Group, groups, PaperText::Groups)]
}

struct Chart<'a> {
    column: Column,
    words: &'a PaperWords<'a>,
}

impl Chart<'_> {
    fn head(&mut self, facts: &DeliveryChart) {
        self.column.lines(&self.words.line(&facts.title), TITLE, 3);
        self.column.line(&self.words.made_at(facts.at), NOTE);
        self.column.y += ROW_GAP;
        if facts.recipients == 0 {
            self.column.line(&self.words.text(PaperText::Nobody), HEADING);
        } else {
            self.column.line(&self.words.recipients(facts.recipients), HEADING);
        }
        let parts = self.parts(facts.totals);
        let texts = [PaperText::Sent, PaperText::Blocked, PaperText::Failed, PaperText::Left];
        let labels = texts.map(|text| self.words.text(text));
        self.column.legend(&labels, &parts);
        self.column.bar(&parts, TALL_BAR);
        if facts.held_back > 0 {
            self.column.lines(&self.words.held_back(facts.held_back), NOTE, 2);
        }
    }

    fn section(&mut self, kind: DeliveredTo, rows: &Rows<'_>, heading: PaperText) {
        if rows.drawn.is_empty() {
            return;
        }
        self.column.heading(&self.words.text(heading));
        for row in &rows.drawn {
            let name = match kind {
                DeliveredTo::Village => self.words.name_or(row.name.as_deref(), PaperText::NoVillage),
                DeliveredTo::Group => self.words.name_or(row.name.as_deref(), PaperText::Groups),
            };
            self.row(&name, row.delivered);
        }
        if rows.others > 0 {
            self.row(&self.words.others(rows.others), rows.sum);
        }
    }

    fn row(&mut self, name: &str, delivered: Delivered) {
        let all = u32::try_from(delivered.all()).unwrap_or(u32::MAX);
        let reached = format!("{}/{}", self.words.figure(delivered.sent), self.words.figure(all));
        self.column.row(name, &reached, &self.parts(delivered), ROW);
    }

    fn answers(&mut self, answers: Answers) {
        self.column.heading(&self.words.text(PaperText::Answers));
        let of = |answer: Answer, count, paint| {
            (self.words.answer(answer), Part { count, figure: self.words.figure(count), paint })
        };
        let (labels, parts): (Vec<String>, Vec<Part>) = [
            of(Answer::Coming, answers.coming, GREEN),
            of(Answer::Maybe, answers.maybe, YELLOW),
            of(Answer::NotComing, answers.not_coming, PURPLE),
        ]
        .into_iter()
        .unzip();
        self.column.legend(&labels, &parts);
        self.column.bar(&parts, TALL_BAR);
    }

    fn parts(&self, Delivered { sent, blocked, failed, left }: Delivered) -> [Part; 4] {
        [(sent, BLUE), (blocked, ORANGE), (failed, VERMILLION), (left, GREY)].map(|(count, paint)| Part {
            count,
            figure: self.words.figure(count),
            paint,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(of: DeliveredTo, sent: u32) -> DeliveryRow {
        let delivered = Delivered { sent, blocked: 1, ..Delivered::default() };
        DeliveryRow { of, name: None, delivered }
    }

    #[test]
    fn rows_beyond_the_limit_are_summed_and_none_is_lost() {
        for (villages, groups) in [(0, 0), (1, 0), (25, 0), (30, 3), (30, 30), (3, 40)] {
            let mut rows = vec![row(DeliveredTo::Village, 2); villages];
            rows.extend(vec![row(DeliveredTo::Group, 3); groups]);
            let sections = sections(&rows);
            let drawn: usize = sections.iter().map(|(_, rows, _)| rows.drawn.len()).sum();
            assert_eq!(drawn, (villages + groups).min(ROWS), "{villages} {groups}");
            for ((_, rows, _), all) in sections.iter().zip([villages, groups]) {
                assert_eq!(rows.drawn.len() + usize::try_from(rows.others).unwrap(), all);
                assert_eq!(rows.sum.blocked, rows.others);
            }
            assert!(sections[1].1.drawn.len() >= groups.min(GROUP_ROWS));
        }
    }
}
