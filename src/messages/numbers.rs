//! Whom to call: in the message when nothing else works, and in the bot's description.

use super::clean::units;
use super::screen::Screen;
use super::words::{Value, Words};
use crate::domain::private_notice::EmergencyLine;

/// Characters that Telegram takes: <https://core.telegram.org/bots/api#setmydescription>.
const DESCRIPTION_UNITS: usize = 512;

pub(super) fn numbers(words: &Words<'_>, numbers: &[EmergencyLine]) -> Screen {
    let screen = Screen::of(words.html("numbers-trouble", &[])).gap().block(words.html("numbers-title", &[]));
    if numbers.is_empty() {
        return screen.block(words.html("numbers-of-the-country", &[]));
    }
    screen.blocks(numbers.iter().map(|line| words.html("numbers-line", &args(line))))
}

/// Plain text; the last numbers are left out where there is no room.
pub(super) fn description(words: &Words<'_>, numbers: &[EmergencyLine]) -> String {
    let mut text = words.plain("bot-description", &[]) + "\n\n" + &words.plain("numbers-title", &[]);
    let lines = match numbers {
        [] => vec![words.plain("numbers-of-the-country", &[])],
        numbers => numbers.iter().map(|line| words.plain("numbers-line", &args(line))).collect(),
    };
    for line in lines {
        if units(&text) + 1 + units(&line) > DESCRIPTION_UNITS {
            break;
        }
        text.push('\n');
        text.push_str(&line);
    }
    text
}

fn args(line: &EmergencyLine) -> [(&'static str, Value<'_>); 2] {
    [("number", Value::Name(&line.number)), ("name", Value::Name(&line.name))]
}
