//! A picture put together from texts, boxes and bars, and drawn as PNG.

use std::fmt::Write;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::fonts::{self, Fonts, Weight};
use super::{PaperError, bar};

/// Dark letters on light ground, with a frame: readable in a light and in a dark chat.
const GROUND: &str = "#ffffff";
const FRAME: &str = "#444444";
const FRAME_WIDTH: f64 = 6.0;
/// The lines of a hatch: how thick, and how far from one to the next along the upper edge.
const HATCH_LINE: f64 = 4.0;
const HATCH_STEP: f64 = 22.0;
pub const INK: &str = "#1a1a1a";
pub const QUIET_INK: &str = "#444444";
/// Between a number on a bar and the ends of its part.
const BAR_MARGIN: f64 = 12.0;

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// Pixels.
    pub size: f64,
    pub weight: Weight,
    pub ink: &'static str,
}

/// A colour with the ink that is readable on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    pub fill: &'static str,
    pub ink: &'static str,
    pub hatch: Hatch,
}

/// Lines over a colour, for those who do not see the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hatch {
    None,
    Rising,
    Falling,
}

/// A small mark, known by its form as well as by its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Disc,
    Ring,
    Diamond,
    Square,
    Triangle,
}

/// A part of a stacked bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub count: u32,
    /// The count as it is written.
    pub figure: String,
    pub paint: Paint,
}

/// Where something lies, in pixels from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

pub struct Picture {
    pub fonts: Fonts,
    width: u32,
    body: String,
}

impl Picture {
    pub fn new(width: u32) -> Result<Self, PaperError> {
        Ok(Self { fonts: Fonts::load()?, width, body: String::new() })
    }

    /// Writes a text to the right of `left`, its baseline at `base`.
    pub fn text(&mut self, left: f64, base: f64, text: &str, kind: Type) {
        self.write(left, base, text, kind, "start");
    }

    /// Writes a text to the left of `right`.
    pub fn text_to(&mut self, right: f64, base: f64, text: &str, kind: Type) {
        self.write(right, base, text, kind, "end");
    }

    fn write(&mut self, at: f64, base: f64, text: &str, Type { size, weight, ink }: Type, anchor: &str) {
        let weight = match weight {
            Weight::Regular => "400",
            Weight::Bold => "700",
        };
        let text = html_escape::encode_text(text);
        self.add(format_args!(
            r#"<text x="{at:.1}" y="{base:.1}" font-size="{size:.1}" font-weight="{weight}" fill="{ink}" text-anchor="{anchor}">{text}</text>"#
        ));
    }

    /// Fills with a colour and its hatch.
    pub fn paint(&mut self, area: Area, paint: Paint) {
        self.fill(area, paint.fill);
        let lines = hatch_lines(area, paint.hatch);
        if !lines.is_empty() {
            self.add(format_args!(
                r##"<path d="{lines}" stroke="#000000" stroke-opacity="0.45" stroke-width="{HATCH_LINE}"/>"##
            ));
        }
    }

    /// A mark of this size around a middle.
    pub fn mark(&mut self, (x, y): (f64, f64), size: f64, shape: Shape, fill: &str) {
        let half = size / 2.0;
        let line = format!(r#"fill="{fill}" stroke="{INK}" stroke-width="2.5" stroke-linejoin="round""#);
        let points = |points: &[(f64, f64)]| {
            let points: Vec<String> = points
                .iter()
                .map(|(right, down)| format!("{:.1},{:.1}", x + right * half, y + down * half))
                .collect();
            format!(r#"<polygon points="{}" {line}/>"#, points.join(" "))
        };
        let element = match shape {
            Shape::Disc => format!(r#"<circle cx="{x:.1}" cy="{y:.1}" r="{:.1}" {line}/>"#, 0.88 * half),
            Shape::Ring => format!(
                r#"<circle cx="{x:.1}" cy="{y:.1}" r="{:.1}" fill="{GROUND}" stroke="{INK}" stroke-width="2"/><circle cx="{x:.1}" cy="{y:.1}" r="{:.1}" fill="none" stroke="{fill}" stroke-width="{:.1}"/>"#,
                0.92 * half,
                0.62 * half,
                0.45 * half
            ),
            Shape::Diamond => points(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]),
            Shape::Square => points(&[(-0.78, -0.78), (0.78, -0.78), (0.78, 0.78), (-0.78, 0.78)]),
            Shape::Triangle => points(&[(0.0, -0.95), (1.0, 0.8), (-1.0, 0.8)]),
        };
        self.add(format_args!("{element}"));
    }

    /// Words in the middle of something.
    pub fn text_around(&mut self, middle: f64, base: f64, text: &str, kind: Type) {
        self.write(middle, base, text, kind, "middle");
    }

    pub fn fill(&mut self, Area { left, top, width, height }: Area, colour: &str) {
        self.add(format_args!(
            r#"<rect x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{height:.1}" fill="{colour}"/>"#
        ));
    }

    pub fn outline(&mut self, Area { left, top, width, height }: Area, colour: &str, line: f64) {
        let (left, top) = (left + line / 2.0, top + line / 2.0);
        let (width, height) = (width - line, height - line);
        self.add(format_args!(
            r#"<rect x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{height:.1}" fill="none" stroke="{colour}" stroke-width="{line:.1}"/>"#
        ));
    }

    /// A bar that is as long for few as for many, with each part's number on it. `size` is that of the numbers.
    pub fn bar(&mut self, area: Area, parts: &[Part], size: f64) {
        let counts: Vec<u32> = parts.iter().map(|part| part.count).collect();
        let needs: Vec<f64> = parts
            .iter()
            .map(|part| self.fonts.width(&part.figure, size, Weight::Bold) + 2.0 * BAR_MARGIN)
            .collect();
        let mut left = area.left;
        // Capitals and figures are about seven tenths as high as the type is large.
        let base = area.top + area.height / 2.0 + 0.36 * size;
        for (part, width) in parts.iter().zip(bar::widths(&counts, &needs, area.width)) {
            if width > 0.0 {
                self.paint(Area { left, width, ..area }, part.paint);
                let kind = Type { size, weight: Weight::Bold, ink: part.paint.ink };
                if part.paint.hatch != Hatch::None {
                    self.halo(left + width / 2.0, base, &part.figure, kind, part.paint.fill);
                }
                self.write(left + width / 2.0, base, &part.figure, kind, "middle");
                left += width;
            }
        }
        self.outline(area, FRAME, 2.0);
    }

    /// Keeps a hatch away from a number.
    fn halo(&mut self, middle: f64, base: f64, figure: &str, kind: Type, fill: &str) {
        let width = self.fonts.width(figure, kind.size, kind.weight) + BAR_MARGIN;
        let (left, top) = (middle - width / 2.0, base - 0.86 * kind.size);
        self.fill(Area { left, top, width, height: kind.size }, fill);
    }

    fn add(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.body, "{element}");
    }

    /// The picture as PNG, `height` pixels high.
    pub fn png(mut self, height: u32) -> Result<Vec<u8>, PaperError> {
        let all = Area { left: 0.0, top: 0.0, width: f64::from(self.width), height: f64::from(height) };
        self.outline(all, FRAME, FRAME_WIDTH);
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="{family}"><rect width="100%" height="100%" fill="{GROUND}"/>{body}</svg>"#,
            width = self.width,
            family = fonts::FAMILY,
            body = self.body,
        );
        let options = Options { fontdb: fonts::database(), ..Options::default() };
        let tree = Tree::from_str(&svg, &options).map_err(|_| PaperError::Picture)?;
        let mut pixels = Pixmap::new(self.width, height).ok_or(PaperError::Picture)?;
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        encoded(&pixels).map_err(|_| PaperError::Picture)
    }
}

/// The lines that cross an area at 45 degrees, as SVG's path data: far quicker to draw than a pattern. They end a little
/// inside it, so that their corners stay in.
fn hatch_lines(area: Area, hatch: Hatch) -> String {
    let (width, height) = (area.width - HATCH_LINE, area.height - HATCH_LINE);
    let mut lines = String::new();
    if hatch == Hatch::None || width <= 0.0 || height <= 0.0 {
        return lines;
    }
    let (left, top) = (area.left + HATCH_LINE / 2.0, area.top + HATCH_LINE / 2.0);
    // Each line is x + y = sum, seen from the corner where rising ones begin; falling ones are mirrored.
    let mut sum = HATCH_STEP / 2.0;
    while sum < width + height {
        let (from, to) = ((sum - height).max(0.0), sum.min(width));
        let place = |x: f64| match hatch {
            Hatch::Falling => (left + width - x, top + sum - x),
            _ => (left + x, top + sum - x),
        };
        let ((x, y), (to_x, to_y)) = (place(from), place(to));
        // Writing into a string cannot fail.
        let _ = write!(lines, "M{x:.1} {y:.1}L{to_x:.1} {to_y:.1}");
        sum += HATCH_STEP;
    }
    lines
}

/// Without transparency, since there is none, and quickly: Telegram packs photos anew anyway.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut colours = Vec::with_capacity(pixels.data().len() / 4 * 3);
    for pixel in pixels.data().as_chunks::<4>().0 {
        colours.extend_from_slice(&pixel[..3]);
    }
    let mut bytes = vec![];
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(&colours)?;
    Ok(bytes)
}
