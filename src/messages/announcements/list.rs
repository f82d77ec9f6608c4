//! What is planned and what was sent.

use chrono_tz::Tz;

use super::super::campaigns;
use super::super::home::home_button;
use super::super::screen::{Label, Screen, numbers};
use super::super::words::{Value, Words};
use super::{moment, title};
use crate::domain::action::Action;
use crate::domain::announcement::action::AnnouncementAction;
use crate::domain::announcement::screen::{List, ListItem};
use crate::domain::campaign::TEMPLATES;

pub(in crate::messages) fn announcements_button(words: &Words<'_>) -> Label {
    words.button("button-announcements", Action::Announcements { page: 0 })
}

pub(super) fn list(words: &Words<'_>, list: &List) -> Screen {
    let mut screen = Screen::of(words.html("announcements-title", &[])).gap();
    if list.items.is_empty() {
        screen = screen.block(words.html("announcements-none", &[]));
    }
    for (number, item) in (1..).zip(&list.items) {
        let title = title(words, &item.announcement);
        let state = state(words, item, list.zone);
        let args = [
            ("number", Value::Count(number)),
            ("title", Value::Title(&title)),
            ("state", Value::Made(&state)),
        ];
        screen = screen.block(words.html("announcement-line", &args));
    }
    let open = |item: &ListItem| Action::Announcement(item.announcement.id, AnnouncementAction::Open);
    let page = |key, page| words.button(key, Action::Announcements { page });
    let newer = list.page.checked_sub(1).map(|newer| page("button-previous-page", newer));
    let older = list.has_more.then(|| page("button-next-page", list.page.saturating_add(1)));
    let numbered = if list.items.is_empty() {
        vec![]
    } else {
        numbers(words, "button-announcement", list.items.iter().map(open))
    };
    screen
        .rows(numbered)
        .row(newer.into_iter().chain(older))
        .row([words.button("button-new-announcement", Action::NewAnnouncement)])
        .row([words.button("button-templates", Action::Templates)])
        .row([super::super::groups::groups_button(words), home_button(words)])
}

pub(super) fn templates(words: &Words<'_>, places: &[u8]) -> Screen {
    let row = |place: &u8| {
        let template = TEMPLATES.get(usize::from(*place))?;
        let title = campaigns::title(words, template);
        let args = [("title", Value::Title(&title))];
        Some(vec![words.button_with("button-template", &args, Action::FromTemplate(*place))])
    };
    Screen::of(words.html("templates", &[]))
        .rows(places.iter().filter_map(row))
        .row([announcements_button(words), home_button(words)])
}

fn state(words: &Words<'_>, item: &ListItem, zone: Tz) -> String {
    let when = match item.announcement.send_at {
        Some(at) => words.plain("when", &[("when", moment(at, zone))]),
        None => words.plain("when-unset", &[]),
    };
    let args = [
        ("state", Value::Key(item.announcement.state.name())),
        ("when", Value::Made(&when)),
        ("sent", Value::Figure(item.tally.sent)),
        ("all", Value::Figure(item.tally.recipients)),
    ];
    words.html("announcement-state", &args)
}
