//! A document for printing, put together from paragraphs and tables.

mod table;

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, BreakType, Docx, Footer, Header, LineSpacing, NumPages, PageMargin, PageNum,
    Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, RunFonts, SpecialIndentType,
    Table,
};

use super::PaperError;
pub use table::Grid;

/// What Vietnamese offices write in (Decree 30/2020/ND-CP, appendix I).
const FONT: &str = "Times New Roman";
/// A4, in twentieths of a point.
const PAGE: (u32, u32) = (11906, 16838);
const MARGIN: i32 = 1134;
const FOOTER_POINTS: usize = 12;
/// The same decree: 20 mm above and below, 30 mm on the left, 15 mm on the right.
const OFFICIAL_MARGINS: (i32, i32, i32) = (1134, 1701, 851);
const PAGE_NUMBER_POINTS: usize = 13;
/// The width between the margins of an official paper.
pub const OFFICIAL_WIDTH: u32 = 11906 - 1701 - 851;
/// Half a point; thicker rules look drawn.
const RULE_EIGHTHS: usize = 6;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Left,
    Centred,
    Right,
    Justified,
}

impl Align {
    fn kind(self) -> AlignmentType {
        match self {
            Align::Left => AlignmentType::Left,
            Align::Centred => AlignmentType::Center,
            Align::Right => AlignmentType::Right,
            Align::Justified => AlignmentType::Both,
        }
    }
}

/// How a paragraph looks. Lengths are in twentieths of a point where nothing else is said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    pub points: usize,
    pub bold: bool,
    pub italic: bool,
    pub align: Align,
    pub indent: i32,
    /// How far the first line stands in beyond the others.
    pub first_line: i32,
    /// The space above and below, in points.
    pub above: u32,
    pub below: u32,
    /// Not parted by the end of a page.
    pub whole: bool,
    /// Not parted from the next paragraph by the end of a page.
    pub with_next: bool,
}

/// What a column of a letterhead holds.
#[derive(Clone, Debug)]
pub enum Block {
    Text(String, Look),
    /// A line in the middle, so wide.
    Rule(u32),
}

enum Part {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

pub struct Document {
    page: Docx,
    parts: Vec<Part>,
}

impl Document {
    /// An empty A4 document with page numbers below.
    pub fn new() -> Self {
        let margin =
            PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN).header(567).footer(567);
        let numbers = Paragraph::new()
            .align(AlignmentType::Center)
            .size(2 * FOOTER_POINTS)
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text("/").size(2 * FOOTER_POINTS))
            .add_num_pages(NumPages::new());
        Self { page: page(margin).footer(Footer::new().add_paragraph(numbers)), parts: vec![] }
    }

    /// An empty A4 document as Decree 30/2020/ND-CP wants it: page numbers above, from the second page on.
    pub fn official() -> Self {
        let (top, left, right) = OFFICIAL_MARGINS;
        let margin = PageMargin::new().top(top).bottom(top).left(left).right(right).header(567).footer(567);
        let number = Paragraph::new()
            .align(AlignmentType::Center)
            .size(2 * PAGE_NUMBER_POINTS)
            .add_page_num(PageNum::new());
        Self { page: page(margin).header(Header::new().add_paragraph(number)).title_pg(), parts: vec![] }
    }

    /// A paragraph; each line of the text stays a line.
    pub fn paragraph(&mut self, text: &str, look: Look) {
        self.add(paragraph(text, look));
    }

    /// A line in the middle of the page, so wide, within a column of this width.
    pub fn rule(&mut self, width: u32, column: u32) {
        self.add(rule(width, column));
    }

    /// What follows begins a page.
    pub fn next_page(&mut self) {
        self.add(Paragraph::new().size(2).page_break_before(true));
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.parts.push(Part::Paragraph(Box::new(paragraph)));
    }

    /// The document as a file (`.docx`).
    pub fn bytes(self) -> Result<Vec<u8>, PaperError> {
        let written = self.parts.into_iter().fold(self.page, |page, part| match part {
            Part::Paragraph(paragraph) => page.add_paragraph(*paragraph),
            Part::Table(table) => page.add_table(*table),
        });
        let mut files = written.build();
        files.document = table::with_repeated_heads(files.document);
        let mut file = Cursor::new(Vec::new());
        files.pack(&mut file).map_err(|_| PaperError::Document)?;
        Ok(file.into_inner())
    }
}

fn page(margin: PageMargin) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    Docx::new().page_size(PAGE.0, PAGE.1).page_margin(margin).default_fonts(fonts)
}

fn paragraph(text: &str, look: Look) -> Paragraph {
    let mut run = Run::new().size(2 * look.points);
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    if look.bold {
        run = run.bold();
    }
    if look.italic {
        run = run.italic();
    }
    let first_line = (look.first_line != 0).then_some(SpecialIndentType::FirstLine(look.first_line));
    Paragraph::new()
        .align(look.align.kind())
        .indent(Some(look.indent), first_line, None, None)
        .line_spacing(LineSpacing::new().before(20 * look.above).after(20 * look.below))
        .keep_lines(look.whole)
        .keep_next(look.with_next)
        .add_run(run)
}

fn rule(width: u32, column: u32) -> Paragraph {
    let side = i32::try_from(column.saturating_sub(width) / 2).unwrap_or_default();
    let line = ParagraphBorder::new(ParagraphBorderPosition::Top).val(BorderType::Single).size(RULE_EIGHTHS);
    let mut rule = Paragraph::new()
        .size(2)
        .indent(Some(side), None, Some(side), None)
        .line_spacing(LineSpacing::new().before(40).after(0));
    rule.property = rule.property.set_borders(ParagraphBorders::with_empty().set(line));
    rule
}
