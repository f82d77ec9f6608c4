//! An announcement's copy in one chat: sent, corrected, taken back.

use teloxide::payloads::{
    EditMessageCaptionSetters, EditMessageMediaSetters, EditMessageReplyMarkupSetters,
    EditMessageTextSetters, SendAudioSetters, SendDocumentSetters, SendMediaGroupSetters, SendMessageSetters,
    SendPhotoSetters, SendVideoSetters, SendVoiceSetters,
};
use teloxide::requests::{Request, Requester};
use teloxide::types::{
    ChatId as TelegramChat, FileId, InlineKeyboardMarkup, InputFile, InputMedia, InputMediaAudio,
    InputMediaDocument, InputMediaPhoto, InputMediaVideo, MessageEntity, MessageId as TelegramMessage,
    ParseMode,
};

use super::deed::{Hands, id_of, no_preview};
use super::errors::{SendError, classify};
use super::styles;
use crate::domain::announcement::{Content, Letter, Part, Piece, Reader, Styled};
use crate::domain::ids::{ChatId, MessageId};
use crate::domain::outgoing::FileKind;
use crate::domain::person::Language;

/// Where a copy goes, and how its reader is addressed.
#[derive(Clone, Copy, Debug)]
pub struct Addressee {
    pub chat: ChatId,
    pub reader: Reader,
    pub language: Language,
}

impl Addressee {
    fn telegram(&self) -> TelegramChat {
        TelegramChat(self.chat.0)
    }
}

/// What became of a copy that was to be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Deleted,
    /// Says that it was taken back.
    Overwritten,
    OutOfReach,
}

impl Hands {
    /// Sends one part of a letter; gives the ids of its messages in order.
    pub async fn send_letter(
        &self,
        to: &Addressee,
        letter: &Letter,
        part: Part,
    ) -> Result<Vec<MessageId>, SendError> {
        let keyboard = self.letter_keyboard(to, letter)?;
        match (part, &letter.content) {
            (Part::Foot, _) => {
                let text = self.messages.letter_foot(letter.asks, to.language);
                self.send_html(to, text, keyboard).await.map(|id| vec![id])
            }
            (Part::Content, Content::Text(text)) => {
                let mut call = self
                    .bot()
                    .send_message(to.telegram(), &text.text)
                    .entities(styles::entities(&text.styles))
                    .link_preview_options(no_preview())
                    .allow_paid_broadcast(self.paid);
                if let Some(keyboard) = keyboard {
                    call = call.reply_markup(keyboard);
                }
                self.send_text(&call).await.map(|id| vec![id])
            }
            (Part::Content, Content::Template { name, .. }) => {
                let text = self.messages.template(name, &letter.facts, to.language);
                let text = text.ok_or(SendError::BadContent("no-such-text"))?;
                self.send_html(to, text, keyboard).await.map(|id| vec![id])
            }
            (Part::Content, Content::File(piece)) => {
                self.send_piece(to, piece, keyboard).await.map(|id| vec![id])
            }
            (Part::Content, Content::Album(pieces)) => {
                let media: Option<Vec<InputMedia>> = pieces.iter().map(input_media).collect();
                let media = media.ok_or(SendError::BadContent("bad-album"))?;
                let call = self.bot().send_media_group(to.telegram(), media);
                let sent = call.allow_paid_broadcast(self.paid).send().await;
                sent.map(|sent| sent.into_iter().map(id_of).collect()).map_err(|error| classify(&error))
            }
        }
    }

    async fn send_html(
        &self,
        to: &Addressee,
        html: String,
        keyboard: Option<InlineKeyboardMarkup>,
    ) -> Result<MessageId, SendError> {
        let call = self.bot().send_message(to.telegram(), html).parse_mode(ParseMode::Html);
        let mut call = call.link_preview_options(no_preview()).allow_paid_broadcast(self.paid);
        if let Some(keyboard) = keyboard {
            call = call.reply_markup(keyboard);
        }
        self.send_text(&call).await
    }

    async fn send_piece(
        &self,
        to: &Addressee,
        piece: &Piece,
        keyboard: Option<InlineKeyboardMarkup>,
    ) -> Result<MessageId, SendError> {
        let (input, entities) = (input(piece), styles::entities(&piece.caption.styles));
        // The five calls differ in type only.
        macro_rules! send {
            ($method:ident) => {{
                let call = self.bot().$method(to.telegram(), input);
                let call = call.caption(&piece.caption.text).caption_entities(entities);
                let mut call = call.allow_paid_broadcast(self.paid);
                if let Some(keyboard) = keyboard {
                    call = call.reply_markup(keyboard);
                }
                call.send().await
            }};
        }
        let sent = match piece.file.kind {
            FileKind::Photo => send!(send_photo),
            FileKind::Document => send!(send_document),
            FileKind::Video => send!(send_video),
            FileKind::Voice => send!(send_voice),
            FileKind::Audio => send!(send_audio),
        };
        sent.map(id_of).map_err(|error| classify(&error))
    }

    /// Gives a copy that lies in a chat the letter's wording. What its reader has deleted is passed over.
    pub async fn correct_letter(
        &self,
        to: &Addressee,
        letter: &Letter,
        messages: &[MessageId],
    ) -> Result<(), SendError> {
        let keyboard = self.letter_keyboard(to, letter)?;
        let Some(first) = messages.first() else { return Ok(()) };
        match &letter.content {
            Content::Text(text) => {
                self.rewrite_text(to, *first, text.text.clone(), styles::entities(&text.styles), keyboard)
                    .await
            }
            Content::Template { name, .. } => {
                let html = self.messages.template(name, &letter.facts, to.language);
                let html = html.ok_or(SendError::BadContent("no-such-text"))?;
                let call = self.bot().edit_message_text(to.telegram(), TelegramMessage(first.0), html);
                let mut call = call.parse_mode(ParseMode::Html).link_preview_options(no_preview());
                if let Some(keyboard) = keyboard {
                    call = call.reply_markup(keyboard);
                }
                changed(self.edit_text(&call).await)
            }
            Content::File(piece) => self.rewrite_piece(to, *first, piece, keyboard).await,
            Content::Album(pieces) => {
                for (message, piece) in messages.iter().zip(pieces) {
                    self.rewrite_piece(to, *message, piece, None).await?;
                }
                Ok(())
            }
        }
    }

    async fn rewrite_text(
        &self,
        to: &Addressee,
        message: MessageId,
        text: String,
        entities: Vec<MessageEntity>,
        keyboard: Option<InlineKeyboardMarkup>,
    ) -> Result<(), SendError> {
        let call = self.bot().edit_message_text(to.telegram(), TelegramMessage(message.0), text);
        let mut call = call.entities(entities).link_preview_options(no_preview());
        if let Some(keyboard) = keyboard {
            call = call.reply_markup(keyboard);
        }
        changed(self.edit_text(&call).await)
    }

    async fn rewrite_piece(
        &self,
        to: &Addressee,
        message: MessageId,
        piece: &Piece,
        keyboard: Option<InlineKeyboardMarkup>,
    ) -> Result<(), SendError> {
        let message = TelegramMessage(message.0);
        match input_media(piece) {
            Some(media) => {
                let mut call = self.bot().edit_message_media(to.telegram(), message, media);
                if let Some(keyboard) = keyboard {
                    call = call.reply_markup(keyboard);
                }
                changed(call.send().await.map_err(|error| classify(&error)))
            }
            // A recording stays what it is; what stands under it can change.
            None => {
                let call = self.bot().edit_message_caption(to.telegram(), message);
                let call = call.caption(&piece.caption.text);
                let mut call = call.caption_entities(styles::entities(&piece.caption.styles));
                if let Some(keyboard) = keyboard {
                    call = call.reply_markup(keyboard);
                }
                changed(call.send().await.map_err(|error| classify(&error)))
            }
        }
    }

    /// Shows what a copy's reader has answered.
    pub async fn mark_letter(
        &self,
        to: &Addressee,
        letter: &Letter,
        message: MessageId,
    ) -> Result<(), SendError> {
        let mut call = self.bot().edit_message_reply_markup(to.telegram(), TelegramMessage(message.0));
        if let Some(keyboard) = self.letter_keyboard(to, letter)? {
            call = call.reply_markup(keyboard);
        }
        changed(call.send().await.map_err(|error| classify(&error)))
    }

    /// Takes a copy out of a chat; where it is too old for that, puts other words over it.
    pub async fn take_letter_back(
        &self,
        to: &Addressee,
        content: &Content,
        messages: &[MessageId],
        deletable: bool,
    ) -> Result<Taken, SendError> {
        if messages.is_empty() {
            return Ok(Taken::OutOfReach);
        }
        if deletable {
            let mut all = true;
            for message in messages {
                let call = self.bot().delete_message(to.telegram(), TelegramMessage(message.0));
                match call.send().await.map_err(|error| classify(&error)) {
                    Ok(_) | Err(SendError::Gone) => {}
                    Err(error @ (SendError::RetryAfter(_) | SendError::Network | SendError::WrongToken)) => {
                        return Err(error);
                    }
                    Err(_) => all = false,
                }
            }
            if all {
                return Ok(Taken::Deleted);
            }
        }
        self.overwrite_letter(to, content, messages).await
    }

    async fn overwrite_letter(
        &self,
        to: &Addressee,
        content: &Content,
        messages: &[MessageId],
    ) -> Result<Taken, SendError> {
        let words = self.messages.letter_taken_back(to.language);
        let pieces = content.pieces().len();
        let mut taken = Taken::OutOfReach;
        for (position, message) in messages.iter().enumerate() {
            let id = TelegramMessage(message.0);
            let edited = if position < pieces {
                // The picture stays, which is why the words are needed most there.
                let call = self.bot().edit_message_caption(to.telegram(), id).caption(&words);
                call.send().await.map(drop).map_err(|error| classify(&error))
            } else {
                self.edit_text(&self.bot().edit_message_text(to.telegram(), id, &words)).await
            };
            match edited {
                Ok(_) | Err(SendError::NotModified | SendError::DoneUnreadably) => taken = Taken::Overwritten,
                Err(error @ (SendError::RetryAfter(_) | SendError::Network | SendError::WrongToken)) => {
                    return Err(error);
                }
                Err(_) => {}
            }
        }
        Ok(taken)
    }

    fn letter_keyboard(
        &self,
        to: &Addressee,
        letter: &Letter,
    ) -> Result<Option<InlineKeyboardMarkup>, SendError> {
        let rows = self.messages.letter_buttons(letter, to.reader, to.language, &self.username);
        self.keyboard(to.chat, rows)
    }
}

/// An edit that is already there, or of something that is gone, is as good as done.
fn changed<Answer>(answer: Result<Answer, SendError>) -> Result<(), SendError> {
    match answer {
        Ok(_) | Err(SendError::NotModified | SendError::Gone | SendError::DoneUnreadably) => Ok(()),
        Err(error) => Err(error),
    }
}

fn input(piece: &Piece) -> InputFile {
    InputFile::file_id(FileId(piece.file.id.clone()))
}

/// As albums and edits take it; nothing for a recording, which they do not.
fn input_media(piece: &Piece) -> Option<InputMedia> {
    let Piece { file, caption: Styled { text, styles } } = piece;
    let (input, entities) = (input(piece), styles::entities(styles));
    Some(match file.kind {
        FileKind::Photo => {
            InputMedia::Photo(InputMediaPhoto::new(input).caption(text).caption_entities(entities))
        }
        FileKind::Video => {
            InputMedia::Video(InputMediaVideo::new(input).caption(text).caption_entities(entities))
        }
        FileKind::Document => {
            InputMedia::Document(InputMediaDocument::new(input).caption(text).caption_entities(entities))
        }
        FileKind::Audio => {
            InputMedia::Audio(InputMediaAudio::new(input).caption(text).caption_entities(entities))
        }
        FileKind::Voice => return None,
    })
}
