//! The menus and descriptions that everybody sees. Those of single people are deeds of the outbox.

use std::time::Duration;

use teloxide::payloads::{SetMyCommandsSetters, SetMyDescriptionSetters, SetMyShortDescriptionSetters};
use teloxide::requests::{Request, Requester};
use teloxide::types::BotCommandScope;
use tokio_util::sync::CancellationToken;

use super::deed::commands;
use super::errors::{SendError, classify};
use super::{Telegram, numbers};
use crate::domain::person::Language;
use crate::domain::private_notice::EmergencyLine;
use crate::domain::role::Roles;

/// How often it is asked whether the numbers in the plan have changed.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

/// Sets them, and the description anew when the plan's emergency numbers change (S2), until cancelled. As far as it
/// works: the bot does its work without, too.
pub async fn run(telegram: &Telegram, cancel: &CancellationToken) {
    tokio::select! {
        () = cancel.cancelled() => {}
        () = keep(telegram) => {}
    }
}

async fn keep(telegram: &Telegram) {
    let (mut has_menus, mut described) = (false, None);
    loop {
        let mut pause = LOOK_AGAIN;
        if !has_menus {
            has_menus = is_set(set_menus(telegram).await, "the default menus", &mut pause);
        }
        let numbers = numbers::known(telegram);
        if described.as_ref() != Some(&numbers)
            && is_set(describe(telegram, &numbers).await, "the bot's description", &mut pause)
        {
            described = Some(numbers);
        }
        telegram.clock.sleep(pause).await;
    }
}

/// Whether it worked. If not, it is tried again after the pause, which is as long as Telegram asks for.
fn is_set(tried: Result<(), SendError>, what: &str, pause: &mut Duration) -> bool {
    let Err(error) = tried else { return true };
    tracing::warn!(error = error.code(), what, "could not be set and is tried again");
    if let SendError::RetryAfter(wait) = error {
        *pause = (*pause).max(wait);
    }
    false
}

/// Telegram shows what has no language code to everybody whose language has nothing of its own.
fn code(language: Language) -> &'static str {
    if language == Language::default() { "" } else { language.code() }
}

async fn set_menus(telegram: &Telegram) -> Result<(), SendError> {
    let (bot, messages) = (telegram.client.bot(), &telegram.messages);
    for language in Language::ALL {
        let menus = [
            (BotCommandScope::AllPrivateChats, messages.menu(&Roles::default(), language)),
            (BotCommandScope::AllGroupChats, messages.group_menu(language)),
        ];
        for (scope, menu) in menus {
            let call = bot.set_my_commands(commands(menu)).scope(scope).language_code(code(language));
            call.send().await.map_err(|error| classify(&error))?;
        }
        let text = messages.bot_short_description(language);
        let call = bot.set_my_short_description().short_description(text).language_code(code(language));
        call.send().await.map_err(|error| classify(&error))?;
    }
    Ok(())
}

async fn describe(telegram: &Telegram, numbers: &[EmergencyLine]) -> Result<(), SendError> {
    for language in Language::ALL {
        let text = telegram.messages.bot_description(numbers, language);
        let call = telegram.client.bot().set_my_description().description(text).language_code(code(language));
        call.send().await.map_err(|error| classify(&error))?;
    }
    Ok(())
}
