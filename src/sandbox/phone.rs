//! What a phone shows of a chat to whoever passes by, without being opened.

use std::collections::VecDeque;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::files::{Files, MediaKind};
use super::message::{Content, Message};

/// How many lines are remembered for each chat.
const KEPT: usize = 500;

/// A new message as the lock screen announced it, in the words it had then.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Line {
    message_id: i32,
    at: DateTime<Utc>,
    kind: String,
    text: String,
    silent: bool,
}

/// The phone of the person who has this chat.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Phone {
    /// Oldest first; outlives the messages, whose deletion takes nothing back from who has read it.
    lines: VecDeque<Line>,
    /// The newest message when the chat was last opened: up to here nothing stands on the lock screen.
    pub seen_to: i32,
}

impl Phone {
    /// Announces a new message of the bot. Edits announce nothing.
    pub fn ring(&mut self, message: &Message, files: &Files) {
        let (kind, text) = words(&message.content, files);
        self.lines.push_back(Line {
            message_id: message.id,
            at: message.date,
            kind,
            text,
            silent: message.silent,
        });
        if self.lines.len() > KEPT {
            self.lines.pop_front();
        }
    }

    /// The lines as the people API gives them: `message_id`, `at` (RFC 3339, UTC), `kind` (`text`, or
    /// the Bot API's name of what it carries), `text`, `silent`.
    pub fn announced(&self) -> Value {
        let line = |line: &Line| {
            json!({
                "message_id": line.message_id,
                "at": line.at.to_rfc3339_opts(SecondsFormat::Secs, true),
                "kind": line.kind,
                "text": line.text,
                "silent": line.silent,
            })
        };
        self.lines.iter().map(line).collect()
    }
}

/// The kind of a content, and those of its words that a notification shows: text or caption, else the
/// name of a file, of a contact, the question of a poll. Spoilers are not covered, as old clients don't.
fn words(content: &Content, files: &Files) -> (String, String) {
    match content {
        Content::Text(text) => ("text".to_owned(), text.text.clone()),
        Content::Media { kind, file_id, caption } => {
            let named = matches!(kind, MediaKind::Document | MediaKind::Audio);
            let name = files.get(file_id).filter(|_| named).and_then(|file| file.name.clone());
            let text = if caption.text.is_empty() { name.unwrap_or_default() } else { caption.text.clone() };
            (kind.name().to_owned(), text)
        }
        Content::Plain(fields) | Content::Service(fields) => {
            let Some((kind, value)) = fields.iter().next() else { return Default::default() };
            let shown = ["first_name", "question", "emoji"].iter().find_map(|name| value.get(name)?.as_str());
            (kind.clone(), shown.unwrap_or_default().to_owned())
        }
    }
}
