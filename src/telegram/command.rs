//! Commands as they are typed: `/name@bot argument`.

use crate::domain::role::Command;

/// Longest name that Telegram takes for a command.
const LONGEST: usize = 32;

/// A command, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed<'a> {
    pub name: &'a str,
    /// The bot to which it is addressed, if it names one.
    pub bot: Option<&'a str>,
    pub argument: &'a str,
}

/// Reads a text as a command, if it is one.
pub fn parse(text: &str) -> Option<Typed<'_>> {
    let rest = text.strip_prefix('/')?;
    let (word, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (name, bot) = match word.split_once('@') {
        Some((name, bot)) => (name, Some(bot)),
        None => (word, None),
    };
    let letters = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let is_command = letters && !name.is_empty() && name.len() <= LONGEST;
    is_command.then_some(Typed { name, bot, argument: argument.trim() })
}

/// Whether a text in a group is a command for this bot. All others are none of our business.
pub fn concerns_us_in_group(text: &str, username: &str) -> bool {
    parse(text).is_some_and(|typed| match typed.bot {
        Some(bot) => bot.eq_ignore_ascii_case(username),
        None => matches!(Command::from_name(typed.name), Some(Command::Help | Command::Start)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_have_a_name_a_bot_and_an_argument() {
        assert_eq!(parse("/start abc "), Some(Typed { name: "start", bot: None, argument: "abc" }));
        assert_eq!(parse("/viec@Loa_bot"), Some(Typed { name: "viec", bot: Some("Loa_bot"), argument: "" }));
        assert_eq!(parse("/huy\nthôi"), Some(Typed { name: "huy", bot: None, argument: "thôi" }));
        for other in
            ["", "/", "/ x", "xin chào", "/20/11", "/việc", " /viec", "//x", &format!("/{}", "a".repeat(33))]
        {
            assert_eq!(parse(other), None, "{other}");
        }
    }

    #[test]
    fn groups_are_heard_only_when_they_mean_us() {
        for ours in ["/trogiup", "/TROGIUP@loa_BOT", "/start", "/viec@loa_bot", "/rieng@loa_bot"] {
            assert!(concerns_us_in_group(ours, "loa_bot"), "{ours}");
        }
        for other in ["/viec", "/trogiup@other_bot", "/rieng", "hello", "hello /trogiup", "/lich@other_bot"] {
            assert!(!concerns_us_in_group(other, "loa_bot"), "{other}");
        }
    }
}
