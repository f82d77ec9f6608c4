//! For whom an announcement is.

use super::super::screen::{Label, Screen};
use super::super::words::{Value, Words};
use super::{button, option, title};
use crate::domain::announcement::action::{AnnouncementAction as Do, Choice};
use crate::domain::announcement::screen::{Among, AudienceStep, Choose, ChosenNames, Count};
use crate::domain::announcement::{Announcement, Residents, Topic};
use crate::domain::person::Tongue;

/// Villages and the like that have buttons; with more a message would have too many.
const MOST_OPTIONS: usize = 80;
/// Names that a line of the summary has.
const MOST_NAMES: usize = 10;
const OPTIONS_IN_A_ROW: usize = 2;

pub(super) fn audience(words: &Words<'_>, step: &AudienceStep) -> Screen {
    let announcement = &step.announcement;
    let id = announcement.id;
    let everyone = announcement.audience.residents == Some(Residents::default());
    let choose = |key, choice| button(words, key, id, Do::Choose(choice));
    Screen::of(words.html("audience", &[]))
        .gap()
        .blocks(chosen_lines(words, announcement, &step.chosen))
        .block(topic_line(words, announcement))
        .gap()
        .blocks(count_lines(words, announcement, &step.count))
        .row([option(words, "button-everyone", everyone, Value::Key(""), id, Do::Everyone)])
        .row(
            step.hamlets
                .then(|| choose("button-choose-hamlets", Choice::Hamlets))
                .into_iter()
                .chain([choose("button-choose-tongues", Choice::Tongues)]),
        )
        .row(
            [choose("button-choose-units", Choice::Units)]
                .into_iter()
                .chain(step.groups.then(|| choose("button-choose-groups", Choice::Groups))),
        )
        .row(step.events.then(|| choose("button-choose-guests", Choice::Guests)))
        .row([choose("button-choose-topics", Choice::Topics)])
        .row([
            button(words, "button-step-back", id, Do::Content),
            button(words, "button-continue", id, Do::Event),
        ])
}

/// Who is chosen, part by part.
pub(super) fn chosen_lines(
    words: &Words<'_>,
    announcement: &Announcement,
    chosen: &ChosenNames,
) -> Vec<String> {
    let audience = &announcement.audience;
    let mut lines = vec![];
    if let Some(residents) = &audience.residents {
        let who = residents_line(words, residents, chosen);
        lines.push(words.html("audience-residents", &[("who", Value::Made(&who))]));
    }
    for (key, names) in [("audience-units", &chosen.units), ("audience-groups", &chosen.groups)] {
        if !names.is_empty() {
            lines.push(words.html(key, &[("names", Value::Title(&joined(names)))]));
        }
    }
    if let Some(other) = &chosen.coming_to {
        let title = title(words, other);
        lines.push(words.html("audience-guests", &[("title", Value::Title(&title))]));
    }
    if lines.is_empty() {
        lines.push(words.html("audience-nobody", &[]));
    }
    lines
}

fn residents_line(words: &Words<'_>, residents: &Residents, chosen: &ChosenNames) -> String {
    let mut parts = vec![];
    if residents.hamlets.is_empty() {
        parts.push(words.html("audience-whole-commune", &[]));
    } else {
        parts.push(words.html("audience-hamlets", &[("names", Value::Title(&joined(&chosen.hamlets)))]));
    }
    if !residents.tongues.is_empty() {
        let names: Vec<String> = residents.tongues.iter().map(|tongue| tongue_name(words, *tongue)).collect();
        parts.push(words.html("audience-tongues", &[("names", Value::Title(&names.join(", ")))]));
    }
    parts.join(", ")
}

/// The first of them, and that there are more.
fn joined(names: &[String]) -> String {
    let mut joined = names.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > MOST_NAMES {
        joined.push('…');
    }
    joined
}

pub(super) fn topic_line(words: &Words<'_>, announcement: &Announcement) -> String {
    words.html("audience-topic", &[("topic", Value::Key(announcement.topic.name()))])
}

/// How many it will reach.
pub(super) fn count_lines(words: &Words<'_>, announcement: &Announcement, count: &Count) -> Vec<String> {
    if announcement.audience.is_empty() {
        return vec![];
    }
    if count.people == 0 && count.groups == 0 {
        return vec![words.html("audience-zero", &[])];
    }
    let reached = count.people.saturating_sub(count.capped);
    let args = [("people", Value::Count(reached)), ("groups", Value::Count(count.groups))];
    let mut lines = vec![words.html("audience-count", &args)];
    if count.capped > 0 {
        lines.push(words.html("audience-capped", &[("capped", Value::Count(count.capped))]));
    }
    lines
}

fn tongue_name(words: &Words<'_>, tongue: Tongue) -> String {
    words.plain("tongue-name", &[("tongue", Value::Key(super::super::home::tongue_key(tongue)))])
}

pub(super) fn choose(words: &Words<'_>, choose: &Choose) -> Screen {
    let announcement = &choose.announcement;
    let (id, audience) = (announcement.id, &announcement.audience);
    let mark = |chosen: bool, name: &str, action: Do| {
        option(words, "button-option", chosen, Value::Name(name), id, action)
    };
    let residents = audience.residents.clone().unwrap_or_default();
    let (key, options): (&str, Vec<Label>) = match &choose.among {
        Among::Hamlets(hamlets) => {
            let option = |(place, hamlet): (u8, &crate::domain::plan::Hamlet)| {
                mark(residents.hamlets.contains(&hamlet.slug), &hamlet.name, Do::Hamlet(place))
            };
            ("choose-hamlets", (0..=u8::MAX).zip(hamlets.iter().take(MOST_OPTIONS)).map(option).collect())
        }
        Among::Tongues => {
            let option = |tongue| {
                mark(residents.tongues.contains(&tongue), &tongue_name(words, tongue), Do::Tongue(tongue))
            };
            ("choose-tongues", Tongue::ALL.into_iter().map(option).collect())
        }
        Among::Units(units) => {
            let option =
                |(unit, name): &(_, String)| mark(audience.units.contains(unit), name, Do::Unit(*unit));
            ("choose-units", units.iter().take(MOST_OPTIONS).map(option).collect())
        }
        Among::Groups(groups) => {
            let option =
                |(chat, name): &(_, String)| mark(audience.groups.contains(chat), name, Do::Group(*chat));
            ("choose-groups", groups.iter().take(MOST_OPTIONS).map(option).collect())
        }
        Among::Events(events) => {
            let option = |other: &Announcement| {
                mark(audience.coming_to == Some(other.id), &title(words, other), Do::GuestsOf(other.id))
            };
            ("choose-guests", events.iter().take(MOST_OPTIONS).map(option).collect())
        }
        Among::Topics => {
            let option = |topic: Topic| {
                let name = words.plain("topic-name", &[("topic", Value::Key(topic.name()))]);
                mark(announcement.topic == topic, &name, Do::Topic(topic))
            };
            ("choose-topics", Topic::ALL.into_iter().map(option).collect())
        }
    };
    let in_a_row = match &choose.among {
        Among::Hamlets(_) | Among::Tongues => OPTIONS_IN_A_ROW,
        _ => 1,
    };
    Screen::of(words.html(key, &[]))
        .gap()
        .blocks(count_lines(words, announcement, &choose.count))
        .rows(options.chunks(in_a_row).map(<[Label]>::to_vec))
        .row([button(words, "button-step-back", id, Do::Audience)])
}
