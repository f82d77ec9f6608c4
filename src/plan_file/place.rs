//! From a byte offset in a file to the line and column that an editor shows.

/// Line starts of one text.
pub(super) struct Places<'t> {
    text: &'t str,
    line_starts: Vec<usize>,
}

impl<'t> Places<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, line_starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// Line and column of a byte offset, both from 1; the column counts characters.
    pub(super) fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
        (line, self.text[start..offset].chars().count() + 1)
    }

    /// The byte range of all whole lines that a byte range touches, without the last line break.
    pub(super) fn whole_lines(&self, from: usize, until: usize) -> std::ops::Range<usize> {
        let start = self.text[..from].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[until..].find('\n').map_or(self.text.len(), |at| until + at);
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let places = Places::of("đơn vị = 1\r\nb = 2");
        assert_eq!(places.line_and_column(0), (1, 1));
        assert_eq!(places.line_and_column("đơn vị = ".len()), (1, 10));
        assert_eq!(places.line_and_column("đơn vị = 1\r\n".len()), (2, 1));
        assert_eq!(places.line_and_column(10_000), (2, 6));
    }
}
