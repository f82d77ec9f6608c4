//! A document for printing, put together from paragraphs.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, LineSpacing, NumPages, PageMargin, PageNum, Paragraph, Run,
    RunFonts,
};

use super::PaperError;

/// What Vietnamese offices write in (Decree 30/2020/ND-CP, appendix I).
const FONT: &str = "Times New Roman";
/// A4, in twentieths of a point.
const PAGE: (u32, u32) = (11906, 16838);
const MARGIN: i32 = 1134;
const FOOTER_POINTS: usize = 12;

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    pub points: usize,
    pub bold: bool,
    pub italic: bool,
    pub centred: bool,
    /// In twentieths of a point.
    pub indent: i32,
    /// The space below, in points.
    pub below: u32,
    /// Not parted from the next paragraph by the end of a page.
    pub with_next: bool,
}

pub struct Document(Docx);

impl Document {
    /// An empty A4 document with page numbers.
    pub fn new() -> Self {
        let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
        let margin =
            PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN).header(567).footer(567);
        let numbers = Paragraph::new()
            .align(AlignmentType::Center)
            .size(2 * FOOTER_POINTS)
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text("/").size(2 * FOOTER_POINTS))
            .add_num_pages(NumPages::new());
        let document = Docx::new().page_size(PAGE.0, PAGE.1).page_margin(margin).default_fonts(fonts);
        Self(document.footer(Footer::new().add_paragraph(numbers)))
    }

    /// A paragraph; each line of the text stays a line.
    pub fn paragraph(self, text: &str, look: Look) -> Self {
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
        let align = if look.centred { AlignmentType::Center } else { AlignmentType::Left };
        let paragraph = Paragraph::new()
            .align(align)
            .indent(Some(look.indent), None, None, None)
            .line_spacing(LineSpacing::new().after(20 * look.below))
            .keep_lines(true)
            .keep_next(look.with_next)
            .add_run(run);
        Self(self.0.add_paragraph(paragraph))
    }

    /// The document as a file (`.docx`).
    pub fn bytes(self) -> Result<Vec<u8>, PaperError> {
        let mut file = Cursor::new(Vec::new());
        self.0.pack(&mut file).map_err(|_| PaperError::Document)?;
        Ok(file.into_inner())
    }
}
