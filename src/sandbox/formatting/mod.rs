//! Texts with formatting: reading what the bot sends, finding links, showing it as safe HTML.

mod detect;
mod html;
mod show;

use serde_json::Value;

use super::errors::ApiError;
use super::message::{Entity, Formatted};

pub use show::to_html;

/// Most UTF-16 units in a text.
pub const TEXT_LIMIT: usize = 4096;
/// Most UTF-16 units in a caption.
pub const CAPTION_LIMIT: usize = 1024;

/// Length as Telegram counts it: UTF-16 code units.
pub fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Reads a text the way the Bot API does: `parse_mode` or explicit entities, then surrounding
/// white space is cut and links, commands and mentions are found.
///
/// # Errors
/// Telegram's `can't parse entities: …` and `unsupported parse_mode`.
pub fn read(text: &str, parse_mode: Option<&str>, entities: Option<&Value>) -> Result<Formatted, ApiError> {
    let mut formatted = match parse_mode.map(str::to_ascii_lowercase).as_deref() {
        None | Some("") => Formatted { text: text.to_owned(), entities: given_entities(text, entities)? },
        Some("html") => html::parse(text).map_err(ApiError::entities)?,
        Some(_) => return Err(ApiError::bad("unsupported parse_mode")),
    };
    formatted = trim(formatted);
    detect::add_links(&mut formatted);
    Ok(formatted)
}

/// A text written by a person: only trimmed and searched for commands and links.
pub fn plain(text: &str, entities: Vec<Entity>) -> Formatted {
    let mut formatted = trim(Formatted { text: text.to_owned(), entities });
    detect::add_links(&mut formatted);
    formatted
}

fn given_entities(text: &str, entities: Option<&Value>) -> Result<Vec<Entity>, ApiError> {
    let Some(entities) = entities else { return Ok(Vec::new()) };
    let mut entities: Vec<Entity> = serde_json::from_value(entities.clone())
        .map_err(|_| ApiError::bad("can't parse entities: MessageEntity must be an Object"))?;
    let length = utf16_len(text);
    for entity in &entities {
        let end = entity.offset.saturating_add(entity.length);
        if end > length {
            return Err(ApiError::bad("entity begins or ends outside of the text"));
        }
        if entity.kind == "text_link" && entity.url.as_deref().is_none_or(str::is_empty) {
            return Err(ApiError::entities("Can't find field \"url\""));
        }
    }
    entities.retain(|entity| entity.length > 0);
    entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    Ok(entities)
}

/// Cuts white space from both ends and moves the entities along.
fn trim(formatted: Formatted) -> Formatted {
    let without_start = formatted.text.trim_start();
    let cut = utf16_len(&formatted.text) - utf16_len(without_start);
    let text = without_start.trim_end().to_owned();
    let length = utf16_len(&text);
    let entities = formatted
        .entities
        .into_iter()
        .filter_map(|mut entity| {
            let end = (entity.offset + entity.length).saturating_sub(cut).min(length);
            entity.offset = entity.offset.saturating_sub(cut);
            entity.length = end.saturating_sub(entity.offset);
            (entity.length > 0).then_some(entity)
        })
        .collect();
    Formatted { text, entities }
}
