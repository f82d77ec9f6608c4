//! Inline keyboards: reading, checking and keeping them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::errors::ApiError;

/// Rows of buttons.
pub type Keyboard = Vec<Vec<Button>>;

/// Telegram's limit for callback data, in bytes.
const CALLBACK_DATA_BYTES: usize = 64;
/// Telegram's limit for the buttons under one message.
const MOST_BUTTONS: usize = 100;

/// One inline button.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Button {
    /// Label.
    pub text: String,
    /// Sent back when it is pressed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_data: Option<String>,
    /// Opened when it is pressed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Other kinds (copy_text, switch_inline_query, …), kept as they came.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Reads `reply_markup`.
///
/// # Errors
/// Telegram's texts for a malformed keyboard, empty or too long data, a bad address.
pub fn parse(markup: &Value) -> Result<Option<Keyboard>, ApiError> {
    let Some(markup) = markup.as_object() else {
        return Err(ApiError::bad("object expected as reply markup"));
    };
    let Some(rows) = markup.get("inline_keyboard") else {
        // Reply keyboards, their removal and force_reply leave no trace in the message itself.
        return Ok(None);
    };
    let Some(rows) = rows.as_array() else {
        return Err(ApiError::bad("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array"));
    };
    let mut keyboard = Keyboard::with_capacity(rows.len());
    for row in rows {
        let Some(row) = row.as_array() else {
            return Err(ApiError::bad(
                "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays",
            ));
        };
        let buttons = row.iter().map(button).collect::<Result<Vec<_>, _>>()?;
        if !buttons.is_empty() {
            keyboard.push(buttons);
        }
    }
    if keyboard.iter().map(Vec::len).sum::<usize>() > MOST_BUTTONS {
        return Err(ApiError::bad("reply markup is too long"));
    }
    Ok((!keyboard.is_empty()).then_some(keyboard))
}

fn button(value: &Value) -> Result<Button, ApiError> {
    let unreadable = |reason: &str| ApiError::bad(format!("can't parse inline keyboard button: {reason}"));
    if !value.is_object() {
        return Err(unreadable("InlineKeyboardButton must be an Object"));
    }
    let button: Button = serde_json::from_value(value.clone())
        .map_err(|_| unreadable("Field \"text\" must be of type String"))?;
    if button.text.trim().is_empty() {
        return Err(ApiError::bad("inline keyboard button text must be non-empty"));
    }
    match (&button.callback_data, &button.url) {
        (Some(data), _) if data.is_empty() || data.len() > CALLBACK_DATA_BYTES => {
            Err(ApiError::bad("BUTTON_DATA_INVALID"))
        }
        (None, Some(address)) => match url::Url::parse(address) {
            Ok(parsed) if matches!(parsed.scheme(), "http" | "https" | "tg" | "ton") => Ok(button),
            _ => Err(ApiError::bad("BUTTON_URL_INVALID")),
        },
        (None, None) if button.other.is_empty() => {
            Err(unreadable("Text buttons are unallowed in the inline keyboard"))
        }
        _ => Ok(button),
    }
}
