//! How an announcement was delivered, as a picture for a phone.

use super::PaperError;
use super::fonts::Weight;
use super::picture::{Area, INK, Paint, Part, Picture, QUIET_INK, Type};
use crate::domain::announcement::{Answer, Answers};
use crate::domain::outgoing::FileKind;
use crate::domain::paper::{Delivered, DeliveredTo, DeliveryChart, DeliveryRow};
use crate::messages::{PaperText, PaperWords};

/// The width of a common phone's screen; type of 40 is as large there as a chat's.
const WIDTH: u32 = 1080;
const MARGIN: f64 = 48.0;
const INNER: f64 = WIDTH as f64 - 2.0 * MARGIN;
/// Telegram shows photos 1280 pixels high at most (<https://core.telegram.org/api/files#image-thumbnail-types>);
/// above this height their letters would blur, so the picture goes as a file.
const TALLEST_PHOTO: u32 = 2200;

/// Rows that are drawn; those of groups among them at least, if there are so many.
const ROWS: usize = 25;
const GROUP_ROWS: usize = 7;

const TITLE: Type = Type { size: 54.0, weight: Weight::Bold, ink: INK };
const HEADING: Type = Type { size: 46.0, weight: Weight::Bold, ink: INK };
const NAME: Type = Type { size: 40.0, weight: Weight::Regular, ink: INK };
const FIGURE: Type = Type { size: 40.0, weight: Weight::Bold, ink: INK };
const NOTE: Type = Type { size: 36.0, weight: Weight::Regular, ink: QUIET_INK };
const BAR: f64 = 50.0;
const ON_BAR: f64 = 34.0;
const ROW_GAP: f64 = 20.0;

const DARK: &str = "#000000";
// Colours that the colour-blind tell apart (Okabe and Ito 2008, https://jfly.uni-koeln.de/color/), and a grey.
const BLUE: Paint = Paint { fill: "#0072b2", ink: "#ffffff" };
const ORANGE: Paint = Paint { fill: "#e69f00", ink: DARK };
const VERMILLION: Paint = Paint { fill: "#d55e00", ink: DARK };
const GREY: Paint = Paint { fill: "#d9d9d9", ink: DARK };
const GREEN: Paint = Paint { fill: "#009e73", ink: DARK };
const YELLOW: Paint = Paint { fill: "#f0e442", ink: DARK };
const PURPLE: Paint = Paint { fill: "#cc79a7", ink: DARK };

/// The picture as PNG, and whether it can go as a photo.
pub fn delivery(facts: &DeliveryChart, words: &PaperWords<'_>) -> Result<(Vec<u8>, FileKind), PaperError> {
    let mut chart = Chart { picture: Picture::new(WIDTH)?, words, y: MARGIN };
    chart.head(facts);
    for (kind, rows, heading) in sections(&facts.rows) {
        chart.section(kind, &rows, heading);
    }
    if let Some(answers) = facts.answers {
        chart.answers(answers);
    }
    chart.finish()
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
    picture: Picture,
    words: &'a PaperWords<'a>,
    /// Down to where it is drawn.
    y: f64,
}

impl Chart<'_> {
    fn head(&mut self, facts: &DeliveryChart) {
        let title = self.picture.fonts.drawable(&self.words.line(&facts.title));
        for line in self.picture.fonts.wrap(&title, TITLE.size, TITLE.weight, INNER, 3) {
            self.line(&line, TITLE);
        }
        self.line(&self.words.made_at(facts.at), NOTE);
        self.y += ROW_GAP;
        if facts.recipients == 0 {
            self.line(&self.words.text(PaperText::Nobody), HEADING);
        } else {
            self.line(&self.words.recipients(facts.recipients), HEADING);
        }
        let parts = self.parts(facts.totals);
        let texts = [PaperText::Sent, PaperText::Blocked, PaperText::Failed, PaperText::Left];
        let labels = texts.map(|text| self.words.text(text));
        self.legend(&labels, &parts);
        self.bar(&parts, 64.0);
        if facts.held_back > 0 {
            let note = self.words.held_back(facts.held_back);
            for line in self.picture.fonts.wrap(&note, NOTE.size, NOTE.weight, INNER, 2) {
                self.line(&line, NOTE);
            }
        }
    }

    fn section(&mut self, kind: DeliveredTo, rows: &Rows<'_>, heading: PaperText) {
        if rows.drawn.is_empty() {
            return;
        }
        self.heading(heading);
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
        let room = INNER - self.picture.fonts.width(&reached, FIGURE.size, FIGURE.weight) - 2.0 * ROW_GAP;
        let name = self.picture.fonts.drawable(name);
        let name = self.picture.fonts.cut(&name, NAME.size, NAME.weight, room);
        self.y += NAME.size;
        self.picture.text(MARGIN, self.y, &name, NAME);
        self.picture.text_to(MARGIN + INNER, self.y, &reached, FIGURE);
        self.y += 0.3 * NAME.size;
        let parts = self.parts(delivered);
        self.bar(&parts, BAR);
    }

    fn answers(&mut self, answers: Answers) {
        self.heading(PaperText::Answers);
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
        self.legend(&labels, &parts);
        self.bar(&parts, 64.0);
    }

    /// What each colour means, with its number, two beside each other.
    fn legend(&mut self, labels: &[String], parts: &[Part]) {
        const COLUMN: f64 = INNER / 2.0;
        const LINE: f64 = 58.0;
        const BOX: f64 = 36.0;
        for (labels, parts) in labels.chunks(2).zip(parts.chunks(2)) {
            let mut left = MARGIN;
            for (label, part) in labels.iter().zip(parts) {
                let area = Area { left, top: self.y + 12.0, width: BOX, height: BOX };
                self.picture.fill(area, part.paint.fill);
                self.picture.outline(area, QUIET_INK, 2.0);
                let text = format!("{label}: {}", part.figure);
                let text = self.picture.fonts.cut(&text, NAME.size, NAME.weight, COLUMN - BOX - ROW_GAP);
                self.picture.text(left + BOX + 14.0, self.y + 44.0, &text, NAME);
                left += COLUMN;
            }
            self.y += LINE;
        }
        self.y += 10.0;
    }

    fn bar(&mut self, parts: &[Part], height: f64) {
        self.picture.bar(Area { left: MARGIN, top: self.y, width: INNER, height }, parts, ON_BAR);
        self.y += height + ROW_GAP;
    }

    fn heading(&mut self, text: PaperText) {
        self.y += ROW_GAP;
        self.line(&self.words.text(text), HEADING);
    }

    fn line(&mut self, text: &str, kind: Type) {
        self.y += kind.size;
        self.picture.text(MARGIN, self.y, text, kind);
        self.y += 0.36 * kind.size;
    }

    fn parts(&self, Delivered { sent, blocked, failed, left }: Delivered) -> [Part; 4] {
        [(sent, BLUE), (blocked, ORANGE), (failed, VERMILLION), (left, GREY)].map(|(count, paint)| Part {
            count,
            figure: self.words.figure(count),
            paint,
        })
    }

    fn finish(self) -> Result<(Vec<u8>, FileKind), PaperError> {
        let height = self.y + MARGIN - ROW_GAP;
        // Some thousands at most: whole pixels fit.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let height = height.ceil() as u32;
        let kind = if height <= TALLEST_PHOTO { FileKind::Photo } else { FileKind::Document };
        Ok((self.picture.png(height)?, kind))
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
