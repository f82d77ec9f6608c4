//! The resident's side of the private channel. Every screen ends with the way out (S18), works by numbers and
//! pictures (S4), and no button names what it is about (S23).

mod entry;
mod mine;
mod setup;
mod writing;

pub(super) use mine::suggestion;
pub(super) use writing::{refusal_name as kind_refused, way_name as way_of};

use super::inert::inert;
use super::screen::{Label, Screen};
use super::words::{Value, Words};
use crate::domain::action::{Action, PrivateAction};
use crate::domain::private_notice::{EmergencyLine, OnDuty, PrivateScreen};
use crate::domain::private_text::PrivateText;

pub(super) fn screen(words: &Words<'_>, screen: &PrivateScreen) -> Screen {
    use PrivateScreen as S;
    let shown = match screen {
        // Only a picture or file: the screen beside it has the buttons.
        S::Piece { caption } => return Screen::of(quote(words, caption)).silently(true),
        S::Entry { numbers, duty, restored_on } => entry::entry(words, numbers, duty, *restored_on),
        S::Numbers { numbers, open } => entry::numbers(words, numbers, *open),
        S::Alone => entry::alone(words),
        S::NotAlone { numbers } => entry::not_alone(words, numbers),
        S::Whom => setup::whom(words),
        S::Positions { choices, child } => setup::positions(words, choices, *child),
        S::EveryoneRuledOut { numbers } => setup::everyone_ruled_out(words, numbers),
        S::Way => setup::way(words),
        S::WayWhileStopped => setup::way_while_stopped(words),
        S::Hours { chosen } => setup::hours(words, chosen),
        S::Protection { code_word, pin, quick } => setup::protection(words, *code_word, *pin, *quick),
        S::AskCodeWord => setup::ask_code_word(words),
        S::Pad { pad, entered, mismatch } => setup::pad(words, *pad, *entered, *mismatch),
        S::Writing { count, refused, may_tell } => writing::writing(words, *count, *refused, *may_tell),
        S::Preview { letters, whom, positions, way, duty } => {
            writing::preview(words, letters, *whom, positions, *way, duty)
        }
        S::NothingToSend => writing::nothing_to_send(words),
        S::Sent { way, duty } => writing::sent(words, *way, duty),
        S::NotTaken { numbers } => writing::not_taken(words, numbers),
        S::TimeOver => writing::time_over(words),
        S::NothingNew => mine::nothing_new(words),
        S::Chosen(choices) => mine::chosen(words, choices),
        S::MyCase(case) => mine::my_case(words, case),
        S::ConfirmErase(case) => mine::confirm_erase(words, *case),
        S::Erased => mine::erased(words),
        S::Ended => mine::ended(words),
        S::ShortenReferral => mine::shorten(words),
    };
    shown.row([button(words, "button-leave", PrivateAction::Leave)]).silently(true)
}

fn button(words: &Words<'_>, key: &str, action: PrivateAction) -> Label {
    words.button(key, Action::Private(action))
}

/// Numbers to call, one a line: phones make them tappable.
fn number_lines(words: &Words<'_>, numbers: &[EmergencyLine]) -> Vec<String> {
    let line = |line: &EmergencyLine| {
        words.html(
            "private-number",
            &[("number", Value::Name(&line.number)), ("name", Value::Name(&line.name))],
        )
    };
    numbers.iter().map(line).collect()
}

/// Who answers, when, and how long it takes. Where nobody is on duty, the text `urgent` says where the numbers are.
fn duty_lines(words: &Words<'_>, duty: &OnDuty, urgent: &str) -> Vec<String> {
    let mut lines = vec![duty_line(words, duty)];
    if duty.now.is_empty() {
        lines.push(words.html(urgent, &[]));
    }
    if !duty.now.is_empty() || duty.next.is_some() {
        lines.push(words.html("private-how-long", &[("minutes", Value::Count(duty.wait_minutes))]));
    }
    lines
}

fn duty_line(words: &Words<'_>, duty: &OnDuty) -> String {
    if !duty.now.is_empty() {
        let positions = duty.now.join(", ");
        return words.html("private-on-duty", &[("positions", Value::Title(&positions))]);
    }
    match duty.next {
        Some(next) => {
            let local = next.with_timezone(&duty.zone);
            let time = local.format("%H:%M").to_string();
            let args = [("time", Value::Made(&time)), ("day", Value::WeekdayAndDay(local.date_naive()))];
            words.html("private-nobody-on-duty", &args)
        }
        None => words.html("private-nobody-at-all", &[]),
    }
}

/// Somebody's words, in a frame that they cannot leave.
pub(super) fn quote(_words: &Words<'_>, text: &PrivateText) -> String {
    let text = inert(text.expose());
    if text.is_empty() {
        return String::new();
    }
    format!("<blockquote>{}</blockquote>", super::clean::escape(&text))
}
