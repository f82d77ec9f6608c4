//! A picture for a phone, written from top to bottom.

use super::PaperError;
use super::fonts::Weight;
use super::picture::{Area, Hatch, INK, Paint, Part, Picture, QUIET_INK, Type};
use crate::domain::outgoing::FileKind;

/// The width of a common phone's screen; type of 40 is as large there as a chat's.
pub const WIDTH: u32 = 1080;
pub const MARGIN: f64 = 48.0;
pub const INNER: f64 = WIDTH as f64 - 2.0 * MARGIN;
/// Telegram shows photos 1280 pixels high at most (<https://core.telegram.org/api/files#image-thumbnail-types>);
/// above this height their letters would blur, so the picture goes as a file.
pub const TALLEST_PHOTO: u32 = 2200;

pub const TITLE: Type = Type { size: 54.0, weight: Weight::Bold, ink: INK };
pub const HEADING: Type = Type { size: 46.0, weight: Weight::Bold, ink: INK };
pub const NAME: Type = Type { size: 40.0, weight: Weight::Regular, ink: INK };
pub const FIGURE: Type = Type { size: 40.0, weight: Weight::Bold, ink: INK };
pub const NOTE: Type = Type { size: 36.0, weight: Weight::Regular, ink: QUIET_INK };
pub const ROW_GAP: f64 = 20.0;
/// The height of a bar over everything.
pub const TALL_BAR: f64 = 64.0;
const ON_BAR: f64 = 34.0;

/// How much room a row takes, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The type of its name.
    pub size: f64,
    pub bar: f64,
    pub gap: f64,
}

pub const ROW: Row = Row { size: NAME.size, bar: 50.0, gap: ROW_GAP };
/// For pictures that have much to show below.
pub const LOW_ROW: Row = Row { size: 36.0, bar: 40.0, gap: 16.0 };

impl Row {
    pub const fn height(self) -> f64 {
        1.3 * self.size + self.bar + self.gap
    }
}

const DARK: &str = "#000000";
// Colours that the colour-blind tell apart (Okabe and Ito 2008, https://jfly.uni-koeln.de/color/), and a grey.
pub const BLUE: Paint = Paint { fill: "#0072b2", ink: "#ffffff", hatch: Hatch::None };
pub const SKY: Paint = Paint { fill: "#56b4e9", ink: DARK, hatch: Hatch::None };
pub const ORANGE: Paint = Paint { fill: "#e69f00", ink: DARK, hatch: Hatch::None };
pub const VERMILLION: Paint = Paint { fill: "#d55e00", ink: DARK, hatch: Hatch::None };
pub const GREY: Paint = Paint { fill: "#d9d9d9", ink: DARK, hatch: Hatch::None };
pub const GREEN: Paint = Paint { fill: "#009e73", ink: DARK, hatch: Hatch::None };
pub const YELLOW: Paint = Paint { fill: "#f0e442", ink: DARK, hatch: Hatch::None };
pub const PURPLE: Paint = Paint { fill: "#cc79a7", ink: DARK, hatch: Hatch::None };

pub struct Column {
    pub picture: Picture,
    /// Down to where it is drawn.
    pub y: f64,
}

impl Column {
    pub fn new() -> Result<Self, PaperError> {
        Ok(Self { picture: Picture::new(WIDTH)?, y: MARGIN })
    }

    pub fn line(&mut self, text: &str, kind: Type) {
        self.y += kind.size;
        self.picture.text(MARGIN, self.y, text, kind);
        self.y += 0.36 * kind.size;
    }

    /// As many lines as the text needs, but no more than `most`. Letters without a picture in the font are left out.
    pub fn lines(&mut self, text: &str, kind: Type, most: usize) {
        let text = self.picture.fonts.drawable(text);
        for line in self.picture.fonts.wrap(&text, kind.size, kind.weight, INNER, most) {
            self.line(&line, kind);
        }
    }

    pub fn heading(&mut self, text: &str) {
        self.y += ROW_GAP;
        self.line(text, HEADING);
    }

    /// What each colour means, with its number, two beside each other.
    pub fn legend(&mut self, labels: &[String], parts: &[Part]) {
        const COLUMN: f64 = INNER / 2.0;
        const LINE: f64 = 58.0;
        const BOX: f64 = 36.0;
        for (labels, parts) in labels.chunks(2).zip(parts.chunks(2)) {
            let mut left = MARGIN;
            for (label, part) in labels.iter().zip(parts) {
                let area = Area { left, top: self.y + 12.0, width: BOX, height: BOX };
                self.picture.paint(area, part.paint);
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

    /// A name with its figure, and a bar below.
    pub fn row(&mut self, name: &str, figure: &str, parts: &[Part], row: Row) {
        self.name_and_figure(name, figure, row.size);
        self.picture.bar(Area { left: MARGIN, top: self.y, width: INNER, height: row.bar }, parts, ON_BAR);
        self.y += row.bar + row.gap;
    }

    /// A name at the left and a figure at the right, on one line.
    pub fn name_and_figure(&mut self, name: &str, figure: &str, size: f64) {
        let (plain, bold) = (Type { size, ..NAME }, Type { size, ..FIGURE });
        let room = INNER - self.picture.fonts.width(figure, size, bold.weight) - 2.0 * ROW_GAP;
        let name = self.picture.fonts.drawable(name);
        let name = self.picture.fonts.cut(&name, size, plain.weight, room);
        self.y += size;
        self.picture.text(MARGIN, self.y, &name, plain);
        self.picture.text_to(MARGIN + INNER, self.y, figure, bold);
        self.y += 0.3 * size;
    }

    pub fn bar(&mut self, parts: &[Part], height: f64) {
        self.picture.bar(Area { left: MARGIN, top: self.y, width: INNER, height }, parts, ON_BAR);
        self.y += height + ROW_GAP;
    }

    /// The picture as PNG, and whether it can go as a photo.
    pub fn finish(self) -> Result<(Vec<u8>, FileKind), PaperError> {
        let height = self.y + MARGIN - ROW_GAP;
        // Some thousands at most: whole pixels fit.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let height = height.ceil() as u32;
        let kind = if height <= TALLEST_PHOTO { FileKind::Photo } else { FileKind::Document };
        Ok((self.picture.png(height)?, kind))
    }
}
