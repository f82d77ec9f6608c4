//! Carries one deed out: the calls with which messages, files and menus reach a chat.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;
use teloxide::net::Download;
use teloxide::payloads::{
    AnswerCallbackQuerySetters, DeleteMyCommandsSetters, EditMessageCaptionSetters, EditMessageText,
    EditMessageTextSetters, SendAudioSetters, SendDocumentSetters, SendLocationSetters, SendMessage,
    SendMessageSetters, SendPhotoSetters, SendVideoSetters, SendVoiceSetters, SetMyCommandsSetters,
};
use teloxide::requests::{HasPayload, JsonRequest, Request, Requester};
use teloxide::types::{
    BotCommand, BotCommandScope, CallbackQueryId, ChatId as TelegramChat, FileId, InlineKeyboardButton,
    InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message, MessageId as TelegramMessage, ParseMode,
    Recipient,
};
use teloxide::{Bot, RequestError};

use super::callback::Buttons;
use super::client::Client;
use super::errors::{SendError, classify, classify_download, classify_upload};
use super::letter::Addressee;
use super::metadata::{self, Traces};
use crate::clock::Clock;
use crate::domain::announcement::Reader;
use crate::domain::case::Side;
use crate::domain::ids::{ChatId, MessageId};
use crate::domain::notice::{Notice, Toast};
use crate::domain::outgoing::{Deed, File, FileKind, Outgoing};
use crate::domain::person::Language;
use crate::domain::role::{Command, Roles};
use crate::messages::{Label, Messages, Press};
use crate::store::Store;
use crate::store::outbox::Opened;

/// What the calls need.
pub struct Hands {
    pub client: Client,
    pub messages: Arc<Messages>,
    pub buttons: Buttons,
    pub username: String,
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    /// Whether announcements go as paid broadcasts.
    pub paid: bool,
}

/// A message as it goes out.
pub(super) struct Content {
    pub html: String,
    pub keyboard: Option<InlineKeyboardMarkup>,
    pub silent: bool,
    /// Can be neither forwarded nor saved.
    pub protected: bool,
}

impl Hands {
    /// Does it, and gives the id of the message that is there now, if there is one.
    pub async fn carry_out(&self, opened: &Opened) -> Result<Option<MessageId>, SendError> {
        let Opened { outgoing, trail } = opened;
        // What a contact or an office reads can be neither forwarded nor saved.
        let protected = trail.is_some_and(|trail| trail.side != Side::Resident);
        let chat = TelegramChat(outgoing.chat.0);
        match &outgoing.deed {
            Deed::Say(notice) => {
                let content = self.render(notice, outgoing, protected)?;
                self.say(chat, content).await.map(Some)
            }
            Deed::SayInTwoSteps(_) => {
                // An office is called; the two sides of a case have just pressed something themselves.
                let silent = trail.is_none_or(|trail| trail.side != Side::Office);
                let content = self.render(&Notice::Overwritten, outgoing, protected)?;
                self.say(chat, Content { silent, ..content }).await.map(Some)
            }
            Deed::Rewrite { message, notice } => {
                let content = self.render(notice, outgoing, protected)?;
                self.rewrite(chat, *message, content).await.map(|()| Some(*message))
            }
            Deed::AnswerPress { press, toast } => {
                self.answer_press(press, toast.as_ref(), outgoing.language).await.map(|()| None)
            }
            Deed::ShowFile { file, notice } => {
                let content = self.render(notice, outgoing, protected)?;
                let input = InputFile::file_id(FileId(file.id.clone()));
                let sent = self.send_file(self.bot(), chat, file.kind, input, content).await;
                sent.map(Some).map_err(|error| classify(&error))
            }
            Deed::SendAnew { file, mime, notice } => {
                let content = self.render(notice, outgoing, protected)?;
                let input = self.fetch_anew(file, mime.as_deref()).await?;
                let sent = self.send_file(self.client.transfers(), chat, file.kind, input, content).await;
                sent.map(Some).map_err(|error| classify_upload(&error))
            }
            Deed::ShowPlace { latitude, longitude } => {
                let degrees = |millionths: i32| f64::from(millionths) / 1e6;
                let call = self.bot().send_location(chat, degrees(*latitude), degrees(*longitude));
                let sent = call.protect_content(protected).disable_notification(true).send().await;
                sent.map(|message| Some(id_of(message))).map_err(|error| classify(&error))
            }
            Deed::Delete { messages, .. } => {
                let ids = messages.iter().map(|message| TelegramMessage(message.0));
                let done = self.bot().delete_messages(chat, ids).send().await;
                done.map(|_| None).map_err(|error| classify(&error))
            }
            Deed::Overwrite { message } => self.overwrite(outgoing, *message).await.map(|()| None),
            Deed::ShowLetter { letter, part, reader } => {
                let to = self.addressee(outgoing, *reader);
                self.send_letter(&to, letter, *part).await.map(|sent| sent.last().copied())
            }
            Deed::MarkLetter { message, letter, reader } => {
                let to = self.addressee(outgoing, *reader);
                self.mark_letter(&to, letter, *message).await.map(|()| None)
            }
            Deed::ShowPaper(paper) => self.show_paper(outgoing, *paper, None).await.map(Some),
            Deed::PutPaper { message, paper } => {
                self.show_paper(outgoing, *paper, Some(*message)).await.map(Some)
            }
            Deed::SetMenu { roles } => self.set_menu(chat, roles, outgoing.language).await.map(|()| None),
        }
    }

    fn addressee(&self, outgoing: &Outgoing, reader: Reader) -> Addressee {
        Addressee { chat: outgoing.chat, reader, language: outgoing.language }
    }

    pub(super) fn bot(&self) -> &Bot {
        self.client.bot()
    }

    pub(super) fn render(
        &self,
        notice: &Notice,
        outgoing: &Outgoing,
        protected: bool,
    ) -> Result<Content, SendError> {
        let rendered = self.messages.render(notice, outgoing.language, &self.username);
        let keyboard = self.keyboard(outgoing.chat, rendered.buttons)?;
        Ok(Content { html: rendered.html, keyboard, silent: rendered.silent, protected })
    }

    /// Buttons that work in this chat only.
    pub(super) fn keyboard(
        &self,
        chat: ChatId,
        labels: Vec<Vec<Label>>,
    ) -> Result<Option<InlineKeyboardMarkup>, SendError> {
        let mut rows = Vec::with_capacity(labels.len());
        for labels in labels {
            let mut row = Vec::with_capacity(labels.len());
            for label in labels {
                row.push(self.button(chat, label.text, &label.press)?);
            }
            rows.push(row);
        }
        Ok((!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows)))
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

    /// Says something in place of what cannot be shown.
    pub(super) async fn say_instead(
        &self,
        outgoing: &Outgoing,
        notice: Notice,
    ) -> Result<MessageId, SendError> {
        let content = self.render(&notice, outgoing, false)?;
        self.say(TelegramChat(outgoing.chat.0), content).await
    }

    async fn say(&self, chat: TelegramChat, content: Content) -> Result<MessageId, SendError> {
        let mut call = self
            .bot()
            .send_message(chat, content.html)
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview())
            .disable_notification(content.silent)
            .protect_content(content.protected);
        if let Some(keyboard) = content.keyboard {
            call = call.reply_markup(keyboard);
        }
        self.send_text(&call).await
    }

    /// Sends a text; gives the id that it has there.
    pub(super) async fn send_text(&self, call: &JsonRequest<SendMessage>) -> Result<MessageId, SendError> {
        let sent: Sent = self.client.call(call.payload_ref()).await?;
        Ok(MessageId(sent.message_id))
    }

    /// Puts another text into a message.
    pub(super) async fn edit_text(&self, call: &JsonRequest<EditMessageText>) -> Result<(), SendError> {
        let IgnoredAny = self.client.call(call.payload_ref()).await?;
        Ok(())
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
        self.edit_text(&call).await
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

    /// Other words over a message of ours, whether it is a text or has a caption.
    async fn overwrite(&self, outgoing: &Outgoing, message: MessageId) -> Result<(), SendError> {
        let content = self.render(&Notice::Overwritten, outgoing, false)?;
        let (chat, id) = (TelegramChat(outgoing.chat.0), TelegramMessage(message.0));
        let edited = self.bot().edit_message_text(chat, id, &content.html).parse_mode(ParseMode::Html);
        match self.edit_text(&edited).await {
            Err(SendError::NoText) => {}
            done => return done,
        }
        let edited = self.bot().edit_message_caption(chat, id).caption(content.html);
        edited.parse_mode(ParseMode::Html).send().await.map(drop).map_err(|error| classify(&error))
    }

    /// The file as it may be passed on: fetched into memory, without its name and what it tells of its maker.
    async fn fetch_anew(&self, file: &File, mime: Option<&str>) -> Result<InputFile, SendError> {
        let found = self.bot().get_file(FileId(file.id.clone())).send().await;
        let path = found.map_err(|error| classify(&error))?.path;
        let mut bytes = Vec::new();
        let fetched = self.client.transfers().download_file(&path, &mut bytes).await;
        fetched.map_err(|error| classify_download(&error))?;
        let stripped = metadata::strip(bytes, mime);
        // Whoever sent it was told that nothing of them would be left in it.
        if stripped.traces == Traces::MayTell && !metadata::may_tell(mime) {
            return Err(SendError::Permanent("picture-tells"));
        }
        Ok(InputFile::memory(stripped.bytes).file_name(format!("{NEUTRAL_NAME}.{}", stripped.extension)))
    }

    /// Sends a file; `bot` says how long that may take.
    pub(super) async fn send_file(
        &self,
        bot: &Bot,
        chat: TelegramChat,
        kind: FileKind,
        input: InputFile,
        content: Content,
    ) -> Result<MessageId, RequestError> {
        // The five calls differ in type only.
        macro_rules! show {
            ($method:ident) => {{
                let mut call = bot
                    .$method(chat, input)
                    .caption(content.html)
                    .parse_mode(ParseMode::Html)
                    .disable_notification(content.silent)
                    .protect_content(content.protected);
                if let Some(keyboard) = content.keyboard {
                    call = call.reply_markup(keyboard);
                }
                call.send().await
            }};
        }
        let sent = match kind {
            FileKind::Photo => show!(send_photo),
            FileKind::Document => show!(send_document),
            FileKind::Video => show!(send_video),
            FileKind::Voice => show!(send_voice),
            FileKind::Audio => show!(send_audio),
        };
        sent.map(id_of)
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

/// The name of every file that is sent anew.
const NEUTRAL_NAME: &str = "tep";

/// Commands with their descriptions, as menus take them.
pub fn commands(described: Vec<(Command, String)>) -> Vec<BotCommand> {
    described.into_iter().map(|(command, description)| BotCommand::new(command.name(), description)).collect()
}

/// What is read of the answer to a message.
#[derive(Deserialize)]
struct Sent {
    message_id: i32,
}

pub(super) fn id_of(message: Message) -> MessageId {
    MessageId(message.id.0)
}

pub(super) fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}
