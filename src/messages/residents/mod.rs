//! What residents set: the first visit, what they get, stopping.

mod calendar;
mod own;

use super::home::{self, calendar_button, home_button, settings_button, tongue_key, tongue_rows};
use super::screen::{Label, Screen};
use super::words::{Value, Words};
use crate::domain::action::{Action, ResidentAction};
use crate::domain::announcement::Topic;
use crate::domain::person::Tongue;
use crate::domain::resident::{ResidentScreen, Settings};

pub(super) fn screen(words: &Words<'_>, screen: &ResidentScreen) -> Screen {
    use ResidentScreen as S;
    match screen {
        S::FirstTongue { name, commune } => first_tongue(words, name, commune),
        S::FirstHamlet { hamlets } => {
            let skip = button(words, "button-skip", ResidentAction::FirstHamlet(None));
            choose_hamlet(words, "first-hamlet", hamlets, ResidentAction::FirstHamlet).row([skip])
        }
        S::Settings(settings) => self::settings(words, settings),
        S::SpokenTongueSet(tongue) => spoken_tongue_set(words, *tongue),
        S::ChooseHamlet { hamlets } => {
            let none = button(words, "button-no-hamlet", ResidentAction::SetHamlet(None));
            let back = button(words, "button-back", ResidentAction::Settings);
            choose_hamlet(words, "choose-hamlet", hamlets, ResidentAction::SetHamlet).row([none]).row([back])
        }
        S::Stopped { has_role } => stopped(words, *has_role),
        S::Stored(stored) => own::stored(words, stored),
        S::ConfirmErasure(erasure) => own::confirm(words, *erasure),
        S::Erased => Screen::of(words.html("erased", &[])),
        S::RoleGivenUp(role) => own::role_given_up(words, role),
        S::NoLongerContact => own::no_longer_contact(words),
        S::Calendar(calendar) => calendar::calendar(words, calendar),
    }
}

fn button(words: &Words<'_>, key: &str, action: ResidentAction) -> Label {
    words.button(key, Action::Resident(action))
}

fn first_tongue(words: &Words<'_>, name: &str, commune: &str) -> Screen {
    Screen::of(words.html("home-title", &[("commune", Value::Name(commune))]))
        .gap()
        .block(words.html("first-tongue", &[("name", Value::Name(name))]))
        .gap()
        .block(words.html("choose-language-spoken", &[]))
        .rows(tongue_rows(words, |tongue| Action::Resident(ResidentAction::FirstTongue(Some(tongue)))))
        .row([button(words, "button-skip", ResidentAction::FirstTongue(None))])
}

/// Two in a row, named by their places.
fn choose_hamlet(
    words: &Words<'_>,
    question: &str,
    hamlets: &[String],
    action: fn(Option<u8>) -> ResidentAction,
) -> Screen {
    let label = |(place, name): (u8, &String)| {
        let action = Action::Resident(action(Some(place)));
        words.button_with("button-hamlet", &[("name", Value::Name(name))], action)
    };
    let labels: Vec<Label> = (0..=u8::MAX).zip(hamlets).map(label).collect();
    Screen::of(words.html(question, &[])).rows(labels.chunks(2).map(<[Label]>::to_vec))
}

fn settings(words: &Words<'_>, settings: &Settings) -> Screen {
    let mut screen =
        Screen::of(words.html("settings-title", &[])).gap().blocks(chosen_lines(words, settings)).gap();
    let language = words.button("button-language", Action::ChooseLanguage);
    let hamlet =
        settings.has_hamlets.then(|| button(words, "button-choose-hamlet", ResidentAction::ChooseHamlet));
    let first: Vec<Label> = [language].into_iter().chain(hamlet).collect();
    if settings.stopped {
        screen = screen
            .block(words.html("settings-stopped", &[]))
            .row([button(words, "button-start-again", ResidentAction::StartAgain)])
            .row(first);
    } else {
        let topic = |topic: &Topic| {
            let wanted = if settings.muted.contains(*topic) { "no" } else { "yes" };
            let args = [("wanted", Value::Key(wanted)), ("topic", Value::Key(topic.name()))];
            words.button_with("button-topic", &args, Action::Resident(ResidentAction::Toggle(*topic)))
        };
        screen = screen
            .block(words.html("settings-topics", &[]))
            .row(first)
            .rows(Topic::ALL.chunks(2).map(|pair| pair.iter().map(topic).collect()))
            .row([button(words, "button-stop", ResidentAction::Stop)]);
    }
    screen.row([button(words, "button-stored", ResidentAction::Stored), home_button(words)])
}

/// Language and village, as chosen.
fn chosen_lines(words: &Words<'_>, settings: &Settings) -> Vec<String> {
    let tongue = settings.tongue.map_or("none", tongue_key);
    let mut lines = vec![words.html("settings-language", &[("tongue", Value::Key(tongue))])];
    match &settings.hamlet {
        Some(name) => lines.push(words.html("settings-hamlet", &[("name", Value::Name(name))])),
        None if settings.has_hamlets => lines.push(words.html("settings-no-hamlet", &[])),
        None => {}
    }
    lines
}

fn spoken_tongue_set(words: &Words<'_>, tongue: Tongue) -> Screen {
    Screen::of(words.html("spoken-tongue-set", &[("tongue", Value::Key(tongue_key(tongue)))]))
        .row([settings_button(words), home_button(words)])
}

/// The same for everybody who holds the same kind of role: a case changes nothing here (S24).
fn stopped(words: &Words<'_>, has_role: bool) -> Screen {
    let mut screen = Screen::of(words.html("stopped", &[]));
    if has_role {
        screen = screen.gap().block(words.html("stopped-role", &[]));
    }
    screen
        .row([button(words, "button-start-again", ResidentAction::StartAgain)])
        .row([words.button("button-look-up", Action::News), calendar_button(words)])
        .row([settings_button(words), home::home_button(words)])
}
