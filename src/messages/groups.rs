//! The list of groups, and one group that is linked to a village.

use super::home::home_button;
use super::screen::{Label, Screen, turning};
use super::words::{Value, Words};
use crate::domain::action::{Action, GroupAction};
use crate::domain::group::{GroupLine, GroupList, GroupPlace, GroupScreen};

/// Villages side by side.
const VILLAGES_IN_A_ROW: usize = 2;
/// Villages that have buttons; with the others a message would have too many.
const MOST_VILLAGES: usize = 80;

pub(super) fn screen(words: &Words<'_>, screen: &GroupScreen, bot_username: &str) -> Screen {
    match screen {
        GroupScreen::List(shown) => list(words, shown, bot_username),
        GroupScreen::Card { group, hamlets } => card(words, group, hamlets),
    }
}

/// The way to the list.
pub(super) fn groups_button(words: &Words<'_>) -> Label {
    words.button("button-groups", Action::Group(GroupAction::List))
}

fn list(words: &Words<'_>, list: &GroupList, bot_username: &str) -> Screen {
    let title = if list.groups.is_empty() { "groups-none" } else { "groups" };
    let mut screen = Screen::of(words.html(title, &[]));
    if !list.groups.is_empty() {
        screen = screen.gap();
    }
    for group in &list.groups {
        let place = place(words, &group.place);
        let args = [("title", Value::Name(&group.title)), ("place", Value::Made(&place))];
        let key = if group.present { "group-line" } else { "group-line-absent" };
        screen = screen.block(words.html(key, &args));
    }
    if list.pages > 1 {
        let page = |number: u16| Value::Count(u32::from(number));
        screen = screen
            .gap()
            .block(words.html("groups-page", &[("page", page(list.page + 1)), ("pages", page(list.pages))]));
    }
    let open = |group: &GroupLine| {
        let action = Action::Group(GroupAction::Open(group.chat));
        vec![words.button_with("button-group", &[("title", Value::Name(&group.title))], action)]
    };
    let turn = |page| Action::Group(GroupAction::Page(page));
    screen
        .foot(words.html("groups-how", &[("bot", Value::Name(bot_username))]))
        .rows(list.groups.iter().map(open))
        .row(turning(words, list.page, list.pages, turn))
        .row([words.link("button-add-to-group", format!("https://t.me/{bot_username}?startgroup"))])
        .row([home_button(words)])
}

fn card(words: &Words<'_>, group: &GroupLine, hamlets: &[String]) -> Screen {
    let link = match group.place {
        GroupPlace::Nowhere => words.html("group-card-no-link", &[]),
        _ => words.html("group-card-link", &[("place", Value::Made(&place(words, &group.place)))]),
    };
    let args = [("title", Value::Name(&group.title)), ("link", Value::Made(&link))];
    let key = if group.present { "group-card" } else { "group-card-absent" };
    let chat = group.chat;
    let mut screen = Screen::of(words.html(key, &args));
    if group.present {
        let villages: Vec<Label> = (0..=u8::MAX)
            .zip(hamlets.iter().take(MOST_VILLAGES))
            .map(|(hamlet, name)| {
                let action = Action::Group(GroupAction::LinkHamlet { chat, hamlet });
                words.button_with("button-group-village", &[("village", Value::Name(name))], action)
            })
            .collect();
        screen = screen
            .rows(villages.chunks(VILLAGES_IN_A_ROW).map(<[Label]>::to_vec))
            .row([words.button("button-group-commune", Action::Group(GroupAction::LinkCommune(chat)))]);
    }
    let unlink = (group.place != GroupPlace::Nowhere)
        .then(|| words.button("button-group-unlink", Action::Group(GroupAction::Unlink(chat))));
    screen
        .row(unlink)
        .row([words.button("button-back", Action::Group(GroupAction::List)), home_button(words)])
}

fn place(words: &Words<'_>, place: &GroupPlace) -> String {
    match place {
        GroupPlace::Nowhere => words.html("group-linked-nowhere", &[]),
        GroupPlace::WholeCommune => words.html("group-linked-commune", &[]),
        GroupPlace::Hamlet(name) => words.html("group-linked-village", &[("village", Value::Name(name))]),
    }
}
