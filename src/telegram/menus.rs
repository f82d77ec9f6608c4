//! The menus and descriptions that everybody sees. Those of single people are deeds of the outbox.

use teloxide::payloads::{SetMyCommandsSetters, SetMyDescriptionSetters, SetMyShortDescriptionSetters};
use teloxide::requests::{Request, Requester};
use teloxide::types::BotCommandScope;
use tokio_util::sync::CancellationToken;

use super::Telegram;
use super::deed::commands;
use super::errors::{SendError, classify};
use crate::domain::person::Language;
use crate::domain::role::Roles;

/// Sets them, as far as it works: the bot does its work without, too.
pub async fn set_defaults(telegram: &Telegram, cancel: &CancellationToken) {
    let done = tokio::select! {
        () = cancel.cancelled() => return,
        done = set_all(telegram) => done,
    };
    if let Err(error) = done {
        tracing::warn!(error = error.code(), "the default menus could not be set");
    }
}

async fn set_all(telegram: &Telegram) -> Result<(), SendError> {
    for language in Language::ALL {
        // Telegram shows what has no language code to everybody whose language has nothing of its own.
        let code = if language == Language::default() { "" } else { language.code() };
        set(telegram, language, code).await.map_err(|error| classify(&error))?;
    }
    Ok(())
}

async fn set(telegram: &Telegram, language: Language, code: &str) -> Result<(), teloxide::RequestError> {
    let (bot, messages) = (telegram.client.bot(), &telegram.messages);
    let menus = [
        (BotCommandScope::AllPrivateChats, messages.menu(&Roles::default(), language)),
        (BotCommandScope::AllGroupChats, messages.group_menu(language)),
    ];
    for (scope, menu) in menus {
        bot.set_my_commands(commands(menu)).scope(scope).language_code(code).send().await?;
    }
    bot.set_my_description()
        .description(messages.bot_description(language))
        .language_code(code)
        .send()
        .await?;
    bot.set_my_short_description()
        .short_description(messages.bot_short_description(language))
        .language_code(code)
        .send()
        .await?;
    Ok(())
}
