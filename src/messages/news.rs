//! What residents get from the commune: a neutral line first, the same for everything (S13).

use super::home::home_button;
use super::screen::Screen;
use super::words::{Value, Words};
use crate::domain::action::{Action, PrivateAction};
use crate::domain::private_notice::News;

pub(super) fn line(words: &Words<'_>) -> Screen {
    Screen::of(words.html("news-line", &[])).row([words.button("button-news", Action::News)]).silently(true)
}

/// Put over what can no longer be deleted.
pub(super) fn overwritten(words: &Words<'_>) -> Screen {
    Screen::of(words.html("news-line", &[])).silently(true)
}

pub(super) fn news(words: &Words<'_>, news: &News) -> Screen {
    let mut screen = Screen::of(words.html("news-title", &[("commune", Value::Name(&news.commune))]));
    for (name, first, last) in &news.events {
        let args = [("name", Value::Title(name)), ("first", Value::Day(*first)), ("last", Value::Day(*last))];
        let key = if first == last { "news-event" } else { "news-events" };
        screen = screen.block(words.html(key, &args));
    }
    if news.events.is_empty() {
        screen = screen.block(words.html("news-none", &[]));
    }
    if news.delete_by_hand {
        screen = screen.gap().block(words.html("news-delete-by-hand", &[]));
    }
    let private = news.private.then(|| words.button("button-private", Action::Private(PrivateAction::Enter)));
    screen.row(private).row([home_button(words)]).silently(true)
}
