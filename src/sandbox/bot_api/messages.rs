//! sendMessage, sendLocation, and what all sending methods share.

use serde_json::{Map, Value, json};

use super::{Answer, Call};
use crate::sandbox::errors::ApiError;
use crate::sandbox::formatting::{self, CAPTION_LIMIT, TEXT_LIMIT};
use crate::sandbox::keyboard::{self, Keyboard};
use crate::sandbox::message::{Content, Entity, Formatted};
use crate::sandbox::state::{Draft, State};

/// Sends a text.
pub fn send_message(call: &Call) -> Answer {
    let text = call.text()?;
    if text.text.is_empty() {
        return Err(ApiError::bad("message text is empty"));
    }
    if formatting::utf16_len(&text.text) > TEXT_LIMIT {
        return Err(ApiError::bad("message is too long"));
    }
    call.send(Content::Text(text))
}

/// Sends a point on the map.
pub fn send_location(call: &Call) -> Answer {
    let (Some(latitude), Some(longitude)) = (call.params.number("latitude"), call.params.number("longitude"))
    else {
        return Err(ApiError::bad("latitude and longitude must be specified"));
    };
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        return Err(ApiError::bad("wrong location specified"));
    }
    let mut fields = Map::new();
    fields.insert("location".to_owned(), json!({ "latitude": latitude, "longitude": longitude }));
    call.send(Content::Plain(fields))
}

impl Call<'_> {
    /// `text` with its formatting.
    pub fn text(&self) -> Result<Formatted, ApiError> {
        self.formatted("text", "entities")
    }

    /// `caption` with its formatting, within its limit.
    pub fn caption(&self) -> Result<Formatted, ApiError> {
        let caption = self.formatted("caption", "caption_entities")?;
        check_caption(&caption)?;
        Ok(caption)
    }

    fn formatted(&self, text: &str, entities: &str) -> Result<Formatted, ApiError> {
        let text = self.params.text(text).unwrap_or_default();
        let mode = self.params.text("parse_mode");
        formatting::read(&text, mode.as_deref(), self.params.json(entities)?.as_ref())
    }

    /// `reply_markup`, if it is an inline keyboard.
    pub fn keyboard(&self) -> Result<Option<Keyboard>, ApiError> {
        match self.params.json("reply_markup")? {
            Some(markup) => keyboard::parse(&markup),
            None => Ok(None),
        }
    }

    /// The message answered by the one about to be sent, checked.
    fn reply_to(&self, state: &State, chat_id: i64) -> Result<Option<i32>, ApiError> {
        let parameters = self.params.json("reply_parameters")?;
        let (id, lenient) = match &parameters {
            Some(parameters) => (
                parameters.get("message_id").and_then(Value::as_i64),
                parameters.get("allow_sending_without_reply").and_then(Value::as_bool).unwrap_or(false),
            ),
            None => {
                (self.params.integer("reply_to_message_id")?, self.params.flag("allow_sending_without_reply"))
            }
        };
        let Some(id) = id else { return Ok(None) };
        let id = i32::try_from(id).unwrap_or_default();
        match state.message(chat_id, id) {
            Some(_) => Ok(Some(id)),
            None if lenient => Ok(None),
            None => Err(ApiError::bad("message to be replied not found")),
        }
    }

    /// A draft from the bot with the options that all sending methods share.
    pub fn draft(&self, state: &State, chat_id: i64, content: Content) -> Result<Draft, ApiError> {
        Ok(Draft {
            reply_to: self.reply_to(state, chat_id)?,
            keyboard: self.keyboard()?,
            protected: self.params.flag("protect_content"),
            silent: self.params.flag("disable_notification"),
            link_preview: self.link_preview(&content)?,
            ..Draft::new(state.bot.id, content)
        })
    }

    /// Whether clients show a preview below `content`: for the address in a text, unless it is switched off.
    pub fn link_preview(&self, content: &Content) -> Result<bool, ApiError> {
        let Content::Text(text) = content else { return Ok(false) };
        let options = self.params.json("link_preview_options")?.unwrap_or_default();
        let off = options.get("is_disabled").and_then(Value::as_bool).unwrap_or(false)
            || self.params.flag("disable_web_page_preview");
        let address = |entity: &Entity| matches!(entity.kind.as_str(), "url" | "text_link");
        Ok(!off && text.entities.iter().any(address))
    }

    /// Checks, counts and writes one message into `chat_id`.
    pub fn send(&self, content: Content) -> Answer {
        let chat_id = self.params.chat("chat_id")?;
        let mut state = self.server.state();
        state.check_writable(chat_id)?;
        let draft = self.draft(&state, chat_id, content)?;
        self.server.limiter.send(chat_id, 1)?;
        let id = state.write(self.now, chat_id, draft);
        Ok(state.message(chat_id, id).map(|message| state.message_json(message)).unwrap_or_default())
    }
}

/// Checks a caption's length.
pub fn check_caption(caption: &Formatted) -> Result<(), ApiError> {
    if formatting::utf16_len(&caption.text) > CAPTION_LIMIT {
        return Err(ApiError::bad("message caption is too long"));
    }
    Ok(())
}
