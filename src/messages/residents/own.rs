//! What is kept about somebody, and erasing it.

use super::{Screen, Value, Words, button, chosen_lines};
use crate::domain::action::ResidentAction;
use crate::domain::announcement::Topic;
use crate::domain::resident::{Erasure, HeldRole, Stored};
use crate::messages::home::home_button;
use crate::messages::invitations::rank_name;

pub(super) fn stored(words: &Words<'_>, stored: &Stored) -> Screen {
    let counts = stored.counts;
    let mut screen = Screen::of(words.html("stored-title", &[]))
        .gap()
        .block(words.html("stored-name", &[("name", Value::Name(&stored.name))]))
        .blocks(chosen_lines(words, &stored.settings));
    let muted = Topic::ALL.iter().filter(|topic| stored.settings.muted.contains(**topic));
    screen =
        screen.blocks(muted.map(|topic| words.html("stored-muted", &[("topic", Value::Key(topic.name()))])));
    if stored.settings.stopped {
        screen = screen.block(words.html("stored-stopped", &[]));
    }
    screen = screen.blocks(stored.roles.iter().map(|role| role_line(words, "stored-role", role)));
    let figures = [("stored-deliveries", counts.deliveries), ("stored-answers", counts.answers)];
    let figures = figures.into_iter().filter(|(_, count)| *count > 0);
    screen = screen.blocks(figures.map(|(key, count)| words.html(key, &[("count", Value::Figure(count))])));
    if counts.official > 0 {
        screen = screen.block(words.html("stored-official", &[("count", Value::Figure(counts.official))]));
    }
    screen = screen.gap().block(words.html("stored-private", &[]));
    if stored.roles.contains(&HeldRole::Contact) {
        return screen
            .gap()
            .block(words.html("stored-contact-first", &[]))
            .row([button(words, "button-give-up-contact", ResidentAction::GiveUpContact)])
            .row([home_button(words)]);
    }
    screen.row([button(words, "button-erase", ResidentAction::AskErase)]).row([home_button(words)])
}

/// A text about a role, with the unit and the rank in it.
fn role_line(words: &Words<'_>, key: &str, role: &HeldRole) -> String {
    let (kind, unit, rank) = match role {
        HeldRole::Coordinator => ("coordinator", "", "head"),
        HeldRole::Leader => ("leader", "", "head"),
        HeldRole::Contact => ("contact", "", "head"),
        HeldRole::Member { unit, rank } => ("member", unit.as_str(), rank_name(*rank)),
    };
    let args = [("role", Value::Key(kind)), ("unit", Value::Name(unit)), ("rank", Value::Key(rank))];
    words.html(key, &args)
}

pub(super) fn confirm(words: &Words<'_>, erasure: Erasure) -> Screen {
    let said = [
        (erasure.last_coordinator, "erase-last-coordinator"),
        (erasure.has_role, "erase-role"),
        (erasure.record_stays, "erase-record"),
    ];
    let said = said.into_iter().filter(|(applies, _)| *applies).map(|(_, key)| words.html(key, &[]));
    Screen::of(words.html("erase-confirm", &[]))
        .blocks(said)
        .row([button(
            words,
            "button-really-erase",
            ResidentAction::Erase { warned: erasure.last_coordinator },
        )])
        .row([button(words, "button-keep-data", ResidentAction::Stored)])
}

pub(super) fn role_given_up(words: &Words<'_>, role: &HeldRole) -> Screen {
    let screen = Screen::of(role_line(words, "role-given-up", role));
    match role {
        HeldRole::Member { .. } => {
            screen.row([crate::messages::home::invite_button(words), home_button(words)])
        }
        HeldRole::Contact => {
            screen.row([crate::messages::contacts::channel_button(words), home_button(words)])
        }
        HeldRole::Coordinator | HeldRole::Leader => screen.row([home_button(words)]),
    }
}

pub(super) fn no_longer_contact(words: &Words<'_>) -> Screen {
    Screen::of(words.html("no-longer-contact", &[]))
        .row([button(words, "button-stored", ResidentAction::Stored), home_button(words)])
}
