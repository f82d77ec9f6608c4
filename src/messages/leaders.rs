//! Leaders: inviting them, what they see first, the list of them.

use chrono::NaiveDate;

use super::home::{home_button, invite_button};
use super::invitations::{LISTED, link, more};
use super::official::report_button;
use super::screen::{Label, Screen, numbers};
use super::words::{Value, Words};
use crate::domain::action::Action;
use crate::domain::leader::{LeaderAction, LeaderLine, LeaderScreen};

pub(super) fn screen(words: &Words<'_>, screen: &LeaderScreen, bot_username: &str) -> Screen {
    match screen {
        LeaderScreen::Choose(recipients) => choose(words, recipients),
        LeaderScreen::AskLabel { too_long } => {
            let problem = [("problem", Value::Key(if *too_long { "too-long" } else { "none" }))];
            Screen::of(words.html("leader-ask-label", &problem)).row([act(
                words,
                "button-back",
                LeaderAction::Choose,
            )])
        }
        LeaderScreen::Ready { label, code, expires_on } => {
            ready(words, label, &link(bot_username, code), *expires_on)
        }
        LeaderScreen::List(leaders) => list(words, leaders),
        LeaderScreen::Remove(line) => {
            let args = [("name", Value::Name(&line.name)), ("label", Value::Name(&line.label))];
            Screen::of(words.html("leader-remove", &args)).row([
                act(words, "button-really-remove", LeaderAction::Remove(line.person)),
                act(words, "button-keep", LeaderAction::List),
            ])
        }
        LeaderScreen::Welcome { commune, label } => {
            let args = [("commune", Value::Name(commune)), ("label", Value::Name(label))];
            Screen::of(words.html("leader-welcome", &args))
                .row([words.button("button-progress", Action::Progress), report_button(words)])
                .row([home_button(words)])
        }
        LeaderScreen::Joined { name, label } => {
            let args = [("name", Value::Name(name)), ("label", Value::Name(label))];
            Screen::of(words.html("leader-joined", &args)).row([leaders_button(words), home_button(words)])
        }
        LeaderScreen::Removed => Screen::of(words.html("leader-removed", &[])).row([home_button(words)]),
    }
}

pub(super) fn leaders_button(words: &Words<'_>) -> Label {
    act(words, "button-leaders", LeaderAction::List)
}

pub(super) fn invite_leader_button(words: &Words<'_>) -> Label {
    act(words, "button-invite-leader", LeaderAction::Choose)
}

/// Switches the weekly summary on or off.
pub(super) fn weekly_button(words: &Words<'_>, weekly: bool) -> Label {
    let key = if weekly { "button-weekly-off" } else { "button-weekly-on" };
    act(words, key, LeaderAction::Weekly(!weekly))
}

fn choose(words: &Words<'_>, recipients: &[(u8, String)]) -> Screen {
    let row = |(place, recipient): &(u8, String)| {
        let action = Action::Leader(LeaderAction::Recipient(*place));
        vec![words.button_with("button-recipient", &[("label", Value::Name(recipient))], action)]
    };
    Screen::of(words.html("leader-choose", &[]))
        .rows(recipients.iter().take(LISTED).map(row))
        .row([act(words, "button-other-recipient", LeaderAction::Other)])
        .row([words.button("button-back", Action::Invite), home_button(words)])
}

/// Nothing but the invitation itself, so that the message can be forwarded as it is.
fn ready(words: &Words<'_>, label: &str, link: &str, expires_on: NaiveDate) -> Screen {
    let args =
        [("label", Value::Name(label)), ("link", Value::Title(link)), ("date", Value::Date(expires_on))];
    Screen::of(words.html("leader-invitation", &args)).row([
        words.button("button-invite-another", Action::Invite),
        words.button("button-invitations", Action::Invitations),
    ])
}

fn list(words: &Words<'_>, leaders: &[LeaderLine]) -> Screen {
    let line = |(number, leader): (u32, &LeaderLine)| {
        let args = [
            ("number", Value::Count(number)),
            ("name", Value::Name(&leader.name)),
            ("label", Value::Name(&leader.label)),
            ("reach", Value::Key(if leader.reachable { "yes" } else { "no" })),
        ];
        words.html("leader-line", &args)
    };
    let remove = |leader: &LeaderLine| Action::Leader(LeaderAction::AskRemove(leader.person));
    let title = if leaders.is_empty() { "leaders-none" } else { "leaders" };
    let listed = &leaders[..leaders.len().min(LISTED)];
    Screen::of(words.html(title, &[]))
        .blocks((1..).zip(listed).map(line))
        .blocks(more(words, leaders.len()))
        .rows(numbers(words, "button-remove", listed.iter().map(remove)))
        .row([invite_leader_button(words), invite_button(words)])
        .row([words.button("button-members", Action::Members), home_button(words)])
}

fn act(words: &Words<'_>, key: &str, action: LeaderAction) -> Label {
    words.button(key, Action::Leader(action))
}
