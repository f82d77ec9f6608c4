//! Edits of the bot's own messages.

use super::messages::check_caption;
use super::{Answer, Call, media};
use crate::sandbox::errors::{ApiError, CANT_EDIT, NOT_MODIFIED};
use crate::sandbox::formatting::{self, TEXT_LIMIT};
use crate::sandbox::keyboard::Keyboard;
use crate::sandbox::message::{Content, Message};
use crate::sandbox::state::State;

/// Changes a text.
pub fn edit_text(call: &Call) -> Answer {
    let text = call.text()?;
    if text.text.is_empty() {
        return Err(ApiError::bad("message text is empty"));
    }
    if formatting::utf16_len(&text.text) > TEXT_LIMIT {
        return Err(ApiError::bad("MESSAGE_TOO_LONG"));
    }
    change(call, |_, message| match &message.content {
        Content::Text(_) => Ok(Content::Text(text)),
        _ => Err(ApiError::bad("there is no text in the message to edit")),
    })
}

/// Changes a caption.
pub fn edit_caption(call: &Call) -> Answer {
    let new = call.caption()?;
    change(call, |_, message| match &message.content {
        Content::Media { kind, file_id, .. } => {
            Ok(Content::Media { kind: *kind, file_id: file_id.clone(), caption: new })
        }
        _ => Err(ApiError::bad("there is no caption in the message to edit")),
    })
}

/// Puts other media, with their own caption, in the place of a message's media.
pub fn edit_media(call: &Call) -> Answer {
    let Some(item) = call.params.json("media")? else {
        return Err(ApiError::bad("input media is not specified"));
    };
    change(call, |state, message| {
        if !matches!(message.content, Content::Media { .. } | Content::Text(_)) {
            return Err(ApiError::bad(CANT_EDIT));
        }
        let in_album = message.media_group_id.is_some();
        let content = media::item(call, state, &item)?;
        if let (true, Content::Media { kind: new, .. }, Content::Media { kind: old, .. }) =
            (in_album, &content, &message.content)
            && media::family(*new) != media::family(*old)
        {
            return Err(ApiError::bad("media can't be replaced by this type in an album"));
        }
        if let Content::Media { caption, .. } = &content {
            check_caption(caption)?;
        }
        Ok(content)
    })
}

/// Changes the buttons.
pub fn edit_markup(call: &Call) -> Answer {
    change(call, |_, message| Ok(message.content.clone()))
}

/// Finds the message, lets `make` give its new content, and writes content and buttons.
fn change(call: &Call, make: impl FnOnce(&mut State, &Message) -> Result<Content, ApiError>) -> Answer {
    if call.params.text("inline_message_id").is_some() {
        return Err(ApiError::bad("MESSAGE_ID_INVALID"));
    }
    let chat_id = call.params.chat("chat_id")?;
    let id = call.params.message("message_id")?;
    let keyboard: Option<Keyboard> = call.keyboard()?;
    let mut state = call.server.state();
    state.check_chat(chat_id)?;
    let Some(message) = state.message(chat_id, id).cloned() else {
        return Err(ApiError::bad("message to edit not found"));
    };
    // A forward is another's text, a service message nobody's.
    let fixed = message.forward_origin.is_some() || matches!(message.content, Content::Service(_));
    if message.from != state.bot.id || fixed {
        return Err(ApiError::bad(CANT_EDIT));
    }
    if keyboard.is_some() && message.media_group_id.is_some() {
        return Err(ApiError::bad(CANT_EDIT));
    }
    call.server.limiter.change()?;
    let content = make(&mut state, &message)?;
    if content == message.content && keyboard == message.keyboard {
        return Err(ApiError::bad(NOT_MODIFIED));
    }
    let same = content == message.content;
    let link_preview = if same { message.link_preview } else { call.link_preview(&content)? };
    state.edit(call.now, chat_id, id, |message| {
        message.link_preview = link_preview;
        message.content = content;
        message.keyboard = keyboard;
    });
    Ok(state.message(chat_id, id).map(|message| state.message_json(message)).unwrap_or_default())
}
