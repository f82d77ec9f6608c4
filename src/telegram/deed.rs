//! Carries one deed out: the calls with which messages, files and menus reach a chat.

use std::sync::Arc;

use teloxide::Bot;
use teloxide::payloads::{
    AnswerCallbackQuerySetters, DeleteMyCommandsSetters, EditMessageTextSetters, SendAudioSetters,
    SendDocumentSetters, SendMessageSetters, SendPhotoSetters, SendVideoSetters, SendVoiceSetters,
    SetMyCommandsSetters,
};
use teloxide::requests::{Request, Requester};
use teloxide::types::{
    BotCommand, BotCommandScope, CallbackQueryId, ChatId as TelegramChat, FileId, InlineKeyboardButton,
    InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message, MessageId as TelegramMessage, ParseMode,
    Recipient,
};

use super::callback::Buttons;
use super::client::Client;
use super::errors::{SendError, classify};
use crate::domain::ids::{ChatId, MessageId};
use crate::domain::notice::{Notice, Toast};
use crate::domain::outgoing::{Deed, File, FileKind, Outgoing};
use crate::domain::person::Language;
use crate::domain::role::{Command, Roles};
use crate::messages::{Messages, Press};

/// What the calls need.
pub struct Hands {
    pub client: Client,
    pub messages: Arc<Messages>,
    pub buttons: Buttons,
    pub username: String,
}

/// A message as it goes out.
struct Content {
    html: String,
    keyboard: Option<InlineKeyboardMarkup>,
    silent: bool,
}

impl Hands {
    /// Does it, and gives the id of the message that is there now, if there is one.
    pub async fn carry_out(&self, outgoing: &Outgoing) -> Result<Option<MessageId>, SendError> {
        let chat = TelegramChat(outgoing.chat.0);
        match &outgoing.deed {
            Deed::Say(notice) => {
                let content = self.render(notice, outgoing)?;
                self.say(chat, content).await.map(Some)
            }
            Deed::Rewrite { message, notice } => {
                let content = self.render(notice, outgoing)?;
                self.rewrite(chat, *message, content).await.map(|()| Some(*message))
            }
            Deed::AnswerPress { press, toast } => {
                self.answer_press(press, toast.as_ref(), outgoing.language).await.map(|()| None)
            }
            Deed::ShowFile { file, notice } => {
                let content = self.render(notice, outgoing)?;
                self.show_file(chat, file, content).await.map(Some)
            }
            Deed::SetMenu { roles } => self.set_menu(chat, roles, outgoing.language).await.map(|()| None),
        }
    }

    fn bot(&self) -> &Bot {
        self.client.bot()
    }

    fn render(&self, notice: &Notice, outgoing: &Outgoing) -> Result<Content, SendError> {
        let rendered = self.messages.render(notice, outgoing.language, &self.username);
        let mut rows = Vec::with_capacity(rendered.buttons.len());
        for labels in rendered.buttons {
            let mut row = Vec::with_capacity(labels.len());
            for label in labels {
                row.push(self.button(outgoing.chat, label.text, &label.press)?);
            }
            rows.push(row);
        }
        let keyboard = (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows));
        Ok(Content { html: rendered.html, keyboard, silent: rendered.silent })
    }

    fn button(&self, chat: ChatId, text: String, press: &Press) -> Result<InlineKeyboardButton, SendError> {
        match press {
            Press::Action(action) => {
                let data = self.buttons.encode(chat, action).ok_or(SendError::Permanent("bad-button"))?;
                Ok(InlineKeyboardButton::callback(text, data))
            }
            Press::Url(url) => {
                let url = url.parse().map_err(|_| SendError::Permanent("bad-button"))?;
                Ok(InlineKeyboardButton::url(text, url))
            }
        }
    }

    async fn say(&self, chat: TelegramChat, content: Content) -> Result<MessageId, SendError> {
        let mut call = self
            .bot()
            .send_message(chat, content.html)
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview())
            .disable_notification(content.silent);
        if let Some(keyboard) = content.keyboard {
            call = call.reply_markup(keyboard);
        }
        call.send().await.map(id_of).map_err(|error| classify(&error))
    }

    async fn rewrite(
        &self,
        chat: TelegramChat,
        message: MessageId,
        content: Content,
    ) -> Result<(), SendError> {
        let mut call = self
            .bot()
            .edit_message_text(chat, TelegramMessage(message.0), content.html)
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview());
        if let Some(keyboard) = content.keyboard {
            call = call.reply_markup(keyboard);
        }
        call.send().await.map(drop).map_err(|error| classify(&error))
    }

    async fn answer_press(
        &self,
        press: &str,
        toast: Option<&Toast>,
        language: Language,
    ) -> Result<(), SendError> {
        let mut call = self.bot().answer_callback_query(CallbackQueryId(press.to_owned()));
        if let Some(toast) = toast {
            call = call.text(self.messages.toast(toast, language));
        }
        call.send().await.map(drop).map_err(|error| classify(&error))
    }

    async fn show_file(
        &self,
        chat: TelegramChat,
        file: &File,
        content: Content,
    ) -> Result<MessageId, SendError> {
        let input = InputFile::file_id(FileId(file.id.clone()));
        // The five calls differ in type only.
        macro_rules! show {
            ($method:ident) => {{
                let mut call = self
                    .bot()
                    .$method(chat, input)
                    .caption(content.html)
                    .parse_mode(ParseMode::Html)
                    .disable_notification(content.silent);
                if let Some(keyboard) = content.keyboard {
                    call = call.reply_markup(keyboard);
                }
                call.send().await
            }};
        }
        let sent = match file.kind {
            FileKind::Photo => show!(send_photo),
            FileKind::Document => show!(send_document),
            FileKind::Video => show!(send_video),
            FileKind::Voice => show!(send_voice),
            FileKind::Audio => show!(send_audio),
        };
        sent.map(id_of).map_err(|error| classify(&error))
    }

    /// A menu of one's own for those who hold a role; without one, that of everybody shows again.
    async fn set_menu(&self, chat: TelegramChat, roles: &Roles, language: Language) -> Result<(), SendError> {
        let scope = BotCommandScope::Chat { chat_id: Recipient::Id(chat) };
        let done = if roles.is_resident_only() {
            self.bot().delete_my_commands().scope(scope).send().await
        } else {
            let commands = commands(self.messages.menu(roles, language));
            self.bot().set_my_commands(commands).scope(scope).send().await
        };
        done.map(drop).map_err(|error| classify(&error))
    }
}

/// Commands with their descriptions, as menus take them.
pub fn commands(described: Vec<(Command, String)>) -> Vec<BotCommand> {
    described.into_iter().map(|(command, description)| BotCommand::new(command.name(), description)).collect()
}

fn id_of(message: Message) -> MessageId {
    MessageId(message.id.0)
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}
