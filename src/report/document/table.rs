//! Tables: with rules and a heading on every page, or without rules as a letterhead has them.

use docx_rs::{
    Paragraph, Shading, ShdType, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    WidthType,
};

use super::{Align, Block, Document, Look, Part, paragraph, rule};

/// How offices shade headings lightly.
const HEAD_FILL: &str = "E7E6E6";
const CELL_MARGIN: usize = 70;
/// How docx-rs writes that a row is not to be split; only headings have it.
const UNSPLIT: &[u8] = b"<w:cantSplit />";
/// Word repeats such a row on every page; docx-rs has no word for it.
const REPEATED: &[u8] = b"<w:tblHeader />";

/// A table with rules.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// In twentieths of a point.
    pub widths: Vec<u32>,
    pub aligns: Vec<Align>,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// Stands bold at the end.
    pub last: Option<Vec<String>>,
    pub points: usize,
}

impl Document {
    pub fn grid(&mut self, grid: &Grid) {
        let head = Look { points: grid.points, bold: true, align: Align::Centred, ..Look::default() };
        let fill = Shading::new().shd_type(ShdType::Clear).fill(HEAD_FILL);
        let cells = grid.head.iter().zip(&grid.widths).map(|(text, width)| {
            cell(*width, vec![paragraph(text, head)]).shading(fill.clone()).vertical_align(VAlignType::Center)
        });
        let mut rows = vec![TableRow::new(cells.collect()).cant_split()];
        rows.extend(grid.rows.iter().map(|row| grid.row(row, false)));
        rows.extend(grid.last.iter().map(|row| grid.row(row, true)));
        self.parts.push(Part::Table(Box::new(laid_out(Table::new(rows), &grid.widths))));
    }

    /// Two columns without rules.
    pub fn columns(&mut self, columns: [(u32, Vec<Block>); 2]) {
        let widths: Vec<u32> = columns.iter().map(|(width, _)| *width).collect();
        let cells = columns.into_iter().map(|(width, blocks)| {
            let block = |block| match block {
                Block::Text(text, look) => paragraph(&text, look),
                Block::Rule(length) => rule(length, width.saturating_sub(2 * CELL_MARGIN as u32)),
            };
            cell(width, blocks.into_iter().map(block).collect())
        });
        let rows = vec![TableRow::new(cells.collect())];
        self.parts.push(Part::Table(Box::new(laid_out(Table::without_borders(rows), &widths))));
    }
}

impl Grid {
    fn row(&self, texts: &[String], bold: bool) -> TableRow {
        let aligns = self.aligns.iter().copied().chain(std::iter::repeat(Align::Left));
        let cells = texts.iter().zip(&self.widths).zip(aligns).map(|((text, width), align)| {
            let look = Look { points: self.points, bold, align, ..Look::default() };
            cell(*width, vec![paragraph(text, look)])
        });
        TableRow::new(cells.collect())
    }
}

fn cell(width: u32, paragraphs: Vec<Paragraph>) -> TableCell {
    let cell = TableCell::new().width(width as usize, WidthType::Dxa);
    paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
}

fn laid_out(table: Table, widths: &[u32]) -> Table {
    let margins = TableCellMargins::new().margin(20, CELL_MARGIN, 20, CELL_MARGIN);
    table
        .set_grid(widths.iter().map(|width| *width as usize).collect())
        .width(widths.iter().map(|width| *width as usize).sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(margins)
}

/// The document with every heading of a table marked as one. Nothing that was written can look like the mark: in texts
/// `<` is escaped.
pub(super) fn with_repeated_heads(document: Vec<u8>) -> Vec<u8> {
    let mut marked = Vec::with_capacity(document.len());
    let mut rest = document.as_slice();
    while let Some(place) = rest.windows(UNSPLIT.len()).position(|window| window == UNSPLIT) {
        let (before, after) = rest.split_at(place + UNSPLIT.len());
        marked.extend_from_slice(before);
        marked.extend_from_slice(REPEATED);
        rest = after;
    }
    marked.extend_from_slice(rest);
    marked
}
