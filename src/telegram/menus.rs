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
    if let Err(error) = set_menus(telegram).await {
        tracing::warn!(error = error.code(), "the default menus could not be set");
    }
    let mut described = None;
    loop {
        let numbers = numbers::known(telegram);
        let mut pause = LOOK_AGAIN;
        if described.as_ref() != Some(&numbers) {
            match describe(telegram, &numbers).await {
                Ok(()) => described = Some(numbers),
                Err(error) => {
                    tracing::warn!(error = error.code(), "the bot's description could not be set");
                    if let SendError::RetryAfter(wait) = error {
                        pause = pause.max(wait);
                    }
                }
            }
        }
        telegram.clock.sleep(pause).await;
    }
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
