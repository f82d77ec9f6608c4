//! Contacts: joining, duty, practice; and the coordinator's page of the channel.

use super::home::home_button;
use super::invitations::link;
use super::screen::{Label, Screen};
use super::words::{Value, Words};
use crate::domain::action::{Action, Away, ContactAction, Duty};
use crate::domain::contact::Missing;
use crate::domain::private_notice::{Channel, ContactCard, ContactScreen};

fn button(words: &Words<'_>, key: &str, action: ContactAction) -> Label {
    words.button(key, Action::Contact(action))
}

pub(super) fn screen(words: &Words<'_>, screen: &ContactScreen, bot_username: &str) -> Screen {
    use ContactScreen as S;
    match screen {
        S::Rules => Screen::of(words.html("contact-rules", &[])).row([button(
            words,
            "button-contact-accept",
            ContactAction::AcceptRules,
        )]),
        S::Positions { choices } => {
            let row = |(place, name): (u8, &String)| {
                let action = Action::Contact(ContactAction::Position(place));
                vec![words.button_with("button-case-to", &[("name", Value::Name(name))], action)]
            };
            Screen::of(words.html("contact-position", &[])).rows((0..=u8::MAX).zip(choices).map(row))
        }
        S::Children => Screen::of(words.html("contact-children", &[])).row([
            button(words, "button-contact-children", ContactAction::Children(true)),
            button(words, "button-contact-no-children", ContactAction::Children(false)),
        ]),
        S::Pending => Screen::of(words.html("contact-pending", &[])).row([home_button(words)]),
        S::Mine(card) => mine(words, card),
        S::Approve { person, name, position } => {
            let args = [("name", Value::Name(name)), ("position", Value::Name(position))];
            Screen::of(words.html("contact-approve", &args)).row([
                button(words, "button-contact-approve", ContactAction::Approve(*person)),
                button(words, "button-contact-decline", ContactAction::Decline(*person)),
            ])
        }
        S::Decided { name, approved } => {
            let key = if *approved { "contact-approved" } else { "contact-declined" };
            Screen::of(words.html(key, &[("name", Value::Name(name))]))
        }
        S::Accepted { approved: true } => Screen::of(words.html("contact-accepted", &[])).row([button(
            words,
            "button-contact-practise",
            ContactAction::Practise,
        )]),
        S::Accepted { approved: false } => Screen::of(words.html("contact-not-accepted", &[])),
        S::Channel(page) => channel(words, page),
        S::InvitationReady { code, expires_on } => {
            let link = link(bot_username, code);
            let args = [("link", Value::Made(&link)), ("date", Value::Date(*expires_on))];
            Screen::of(words.html("contact-invitation", &args)).row([channel_button(words)])
        }
        S::ConfirmRemove { person, name } => {
            Screen::of(words.html("contact-confirm-remove", &[("name", Value::Name(name))]))
                .row([button(words, "button-contact-really-remove", ContactAction::ReallyRemove(*person))])
                .row([channel_button(words)])
        }
        S::Removed => Screen::of(words.html("contact-removed", &[])),
        S::Unanswered => Screen::of(words.html("contact-unanswered", &[])),
        S::AuditHead { entries, head } => {
            let entries = u32::try_from(*entries).unwrap_or(u32::MAX);
            let args = [("entries", Value::Figure(entries)), ("head", Value::Name(head))];
            Screen::of(words.html("contact-audit-head", &args)).silently(true)
        }
        S::LongAway { since, zone } => {
            let local = since.with_timezone(zone);
            let time = local.format("%H:%M").to_string();
            let args = [("time", Value::Made(&time)), ("day", Value::WeekdayAndDay(local.date_naive()))];
            Screen::of(words.html("contact-long-away", &args))
        }
    }
}

fn mine(words: &Words<'_>, card: &ContactCard) -> Screen {
    let mut screen = Screen::of(words.html("contact-mine", &[("position", Value::Name(&card.position))]));
    let duty = match card.duty {
        None => words.html("contact-duty-always", &[]),
        Some((from, until)) => {
            words.html("contact-duty-hours", &[("from", Value::Count(from)), ("until", Value::Count(until))])
        }
    };
    screen = screen.block(duty);
    if let Some(until) = card.away_until {
        let local = until.with_timezone(&card.zone);
        screen =
            screen.block(words.html("contact-away", &[("day", Value::WeekdayAndDay(local.date_naive()))]));
    }
    if card.children {
        screen = screen.block(words.html("contact-for-children", &[]));
    }
    screen = screen.block(match card.practised_on {
        Some(on) => words.html("contact-practised", &[("date", Value::Date(on))]),
        None => words.html("contact-not-practised", &[]),
    });
    screen
        .block(words.html("contact-open-cases", &[("count", Value::Count(card.open_cases))]))
        .row([
            super::cases::list_button(words),
            button(words, "button-contact-practise", ContactAction::Practise),
        ])
        .row([
            button(words, "button-duty-always", ContactAction::Duty(Duty::Always)),
            button(words, "button-duty-day", ContactAction::Duty(Duty::Day)),
            button(words, "button-duty-night", ContactAction::Duty(Duty::Night)),
        ])
        .row([
            button(words, "button-away-tomorrow", ContactAction::Away(Away::UntilTomorrow)),
            button(words, "button-away-three-days", ContactAction::Away(Away::ThreeDays)),
            button(words, "button-away-week", ContactAction::Away(Away::Week)),
        ])
        .row([button(words, "button-away-back", ContactAction::Away(Away::Back)), home_button(words)])
}

fn channel(words: &Words<'_>, page: &Channel) -> Screen {
    let state = if page.missing.is_empty() { "channel-open" } else { "channel-closed" };
    let mut screen = Screen::of(words.html("channel-title", &[])).block(words.html(state, &[]));
    for reason in &page.missing {
        screen = screen.block(match reason {
            Missing::Contacts { ready } => {
                words.html("channel-missing-contacts", &[("ready", Value::Count(*ready))])
            }
            Missing::Numbers { unchecked } => {
                words.html("channel-missing-numbers", &[("count", Value::Count(*unchecked))])
            }
        });
    }
    screen = screen.gap().block(words.html("channel-contacts", &[]));
    for contact in &page.contacts {
        let state = match (contact.active, contact.ready) {
            (true, true) => "ready",
            (true, false) => "not-ready",
            (false, _) => "pending",
        };
        let args = [
            ("name", Value::Name(&contact.name)),
            ("position", Value::Name(&contact.position)),
            ("state", Value::Key(state)),
        ];
        screen = screen.block(words.html("channel-contact", &args));
        let remove = Action::Contact(ContactAction::Remove(contact.person));
        screen = screen.row([words.button_with(
            "button-contact-remove",
            &[("name", Value::Name(&contact.name))],
            remove,
        )]);
    }
    if page.contacts.is_empty() {
        screen = screen.block(words.html("channel-no-contacts", &[]));
    }
    screen = screen.gap().block(words.html("channel-numbers", &[]));
    for (line, checked_on) in &page.numbers {
        let number = ("number", Value::Name(&line.number));
        let name = ("name", Value::Name(&line.name));
        screen = screen.block(match checked_on {
            Some(on) => words.html("channel-number-checked", &[number, name, ("date", Value::Date(*on))]),
            None => words.html("channel-number-unchecked", &[number, name]),
        });
    }
    if !page.counts.is_empty() {
        screen = screen.gap().block(words.html("channel-counts", &[]));
    }
    for (month, count) in &page.counts {
        let month = month.format("%m/%Y").to_string();
        let count = count.map_or_else(|| "&lt;5".to_owned(), |count| count.to_string());
        let args = [("month", Value::Made(&month)), ("count", Value::Made(&count))];
        screen = screen.block(words.html("channel-count", &args));
    }
    if page.small_circle {
        screen = screen.gap().block(words.html("channel-small-circle", &[]));
    }
    screen
        .row([button(words, "button-numbers-checked", ContactAction::NumbersChecked)])
        .row([button(words, "button-contact-invite", ContactAction::Invite), home_button(words)])
}

pub(super) fn channel_button(words: &Words<'_>) -> Label {
    button(words, "button-channel", ContactAction::Channel)
}

pub(super) fn duty_button(words: &Words<'_>) -> Label {
    button(words, "button-contact-mine", ContactAction::Mine)
}
