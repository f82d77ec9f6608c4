//! A message while it is put together: blocks of text, a foot that always stays, rows of buttons.

use super::clean::units;
use super::words::Words;
use crate::domain::action::Action;

/// A message ready for Telegram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// For `parse_mode` HTML; at most 4096 UTF-16 units without the markup, 1024 if it goes under a file.
    pub html: String,
    pub buttons: Vec<Vec<Label>>,
    /// Delivered without a sound.
    pub silent: bool,
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Plain text.
    pub text: String,
    pub press: Press,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    Action(Action),
    Url(String),
}

/// Units that Telegram counts: those of the text that is left when the markup is read
/// (<https://core.telegram.org/bots/api#sendmessage>).
pub(super) fn shown_units(markup: &str) -> usize {
    let mut in_tag = false;
    let outside = |letter: &char| {
        let shown = !in_tag && *letter != '<';
        in_tag = if in_tag { *letter != '>' } else { *letter == '<' };
        shown
    };
    let text: String = markup.chars().filter(outside).collect();
    units(&html_escape::decode_html_entities(&text))
}

/// Buttons that Telegram allows under one message.
const MOST_BUTTONS: usize = 100;
/// Numbers that stand side by side and can still be hit with a thumb.
const NUMBERS_IN_A_ROW: usize = 5;

/// Each block and each line of the foot is whole markup by itself, so that blocks can be left out.
#[derive(Default)]
pub(super) struct Screen {
    blocks: Vec<String>,
    foot: Vec<String>,
    buttons: Vec<Vec<Label>>,
    silent: bool,
}

impl Screen {
    pub fn of(block: String) -> Self {
        Self::default().block(block)
    }

    pub fn block(mut self, block: String) -> Self {
        self.blocks.push(block);
        self
    }

    pub fn blocks(mut self, blocks: impl IntoIterator<Item = String>) -> Self {
        self.blocks.extend(blocks);
        self
    }

    /// An empty line.
    pub fn gap(self) -> Self {
        self.block(String::new())
    }

    /// Stays at the end, whatever has to be left out before it.
    pub fn foot(mut self, line: String) -> Self {
        self.foot.push(line);
        self
    }

    /// Everything of another screen after what is here.
    pub fn then(mut self, other: Screen) -> Self {
        self.blocks.extend(other.blocks);
        self.foot.extend(other.foot);
        self.rows(other.buttons)
    }

    pub fn row(mut self, row: impl IntoIterator<Item = Label>) -> Self {
        let row: Vec<Label> = row.into_iter().collect();
        if !row.is_empty() {
            self.buttons.push(row);
        }
        self
    }

    pub fn rows(self, rows: impl IntoIterator<Item = Vec<Label>>) -> Self {
        rows.into_iter().fold(self, Screen::row)
    }

    pub fn silently(mut self, silent: bool) -> Self {
        self.silent = silent;
        self
    }

    /// Whether these blocks, too, have room in a message of at most `limit` units.
    pub fn fits(&self, more: &[String], limit: usize) -> bool {
        let needed: usize = self.blocks.iter().chain(more).map(|block| shown_units(block) + 1).sum();
        needed <= room_for_blocks(&self.foot.join("\n"), limit)
    }

    /// Leaves out the last blocks if the message would have more than `limit` units.
    pub fn finish(self, limit: usize) -> Rendered {
        let foot = self.foot.join("\n");
        let mut left = room_for_blocks(&foot, limit);
        let mut lines: Vec<String> = Vec::new();
        for block in self.blocks {
            let cost = shown_units(&block) + 1;
            if cost > left {
                lines.push(LEFT_OUT.to_owned());
                break;
            }
            left -= cost;
            lines.push(block);
        }
        if !foot.is_empty() {
            lines.push(String::new());
            lines.push(foot);
        }
        Rendered {
            html: lines.join("\n").trim().to_owned(),
            buttons: at_most(self.buttons),
            silent: self.silent,
        }
    }
}

/// Stands for blocks that had no room.
const LEFT_OUT: &str = "…";

fn room_for_blocks(foot: &str, limit: usize) -> usize {
    limit.saturating_sub(shown_units(foot) + units(LEFT_OUT) + 3)
}

/// The last row is the way on: it stays.
fn at_most(mut rows: Vec<Vec<Label>>) -> Vec<Vec<Label>> {
    while rows.iter().map(Vec::len).sum::<usize>() > MOST_BUTTONS && rows.len() > 1 {
        rows.remove(rows.len() - 2);
    }
    rows
}

/// The ways to the page before and the one after, as far as there are any; pages count from 0.
pub(super) fn turning(
    words: &Words<'_>,
    page: u16,
    pages: u16,
    turn: impl Fn(u16) -> Action,
) -> impl Iterator<Item = Label> {
    let previous = page.checked_sub(1).map(|page| words.button("button-previous", turn(page)));
    let next = page.checked_add(1).filter(|page| *page < pages);
    let next = next.map(|page| words.button("button-next", turn(page)));
    previous.into_iter().chain(next)
}

/// Buttons "1" to "n" in rows of about the same length.
pub(super) fn numbers(
    words: &Words<'_>,
    key: &str,
    actions: impl IntoIterator<Item = Action>,
) -> Vec<Vec<Label>> {
    let label = |(number, action)| words.button_with(key, &[("number", super::Value::Count(number))], action);
    let labels: Vec<Label> = (1..).zip(actions).map(label).collect();
    let rows = labels.len().div_ceil(NUMBERS_IN_A_ROW).max(1);
    let in_a_row = labels.len().div_ceil(rows).max(1);
    labels.chunks(in_a_row).map(<[Label]>::to_vec).collect()
}
