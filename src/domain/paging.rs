//! Long lists, page by page; pages count from 0.

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paged<Item> {
    pub items: Vec<Item>,
    /// The last one, if there are not as many.
    pub page: u16,
    /// At least one.
    pub pages: u16,
}

impl<Item> Paged<Item> {
    pub fn of(all: impl ExactSizeIterator<Item = Item>, page: u16, on_a_page: usize) -> Self {
        let pages = u16::try_from(all.len().div_ceil(on_a_page).max(1)).unwrap_or(u16::MAX);
        let page = page.min(pages - 1);
        Self { items: all.skip(usize::from(page) * on_a_page).take(on_a_page).collect(), page, pages }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_not_there_is_the_last_one() {
        let page = |items, page| Paged::of(0..items, page, 8);
        assert_eq!(page(0, 3), Paged { items: vec![], page: 0, pages: 1 });
        assert_eq!(page(8, 1), Paged { items: (0..8).collect(), page: 0, pages: 1 });
        assert_eq!(page(9, 1), Paged { items: vec![8], page: 1, pages: 2 });
        assert_eq!(page(1_000_000, u16::MAX).items, (65_534 * 8..65_535 * 8).collect::<Vec<_>>());
    }
}
