//! Finds commands, mentions and addresses in a text, as Telegram's servers do for every message.

use super::utf16_len;
use crate::sandbox::message::{Entity, Formatted};

/// Adds what is found outside of links and code that are there already.
pub fn add_links(formatted: &mut Formatted) {
    let mut found = Vec::new();
    let mut offset = 0;
    let mut before = None;
    let mut rest = formatted.text.as_str();
    while let Some(letter) = rest.chars().next() {
        let starts_word = before.is_none_or(|previous: char| !previous.is_alphanumeric() && previous != '_');
        let length = if starts_word { link_at(rest, before) } else { None };
        if let Some((kind, bytes)) = length {
            let part = &rest[..bytes];
            let length = utf16_len(part);
            found.push(Entity::new(kind, offset, length));
            offset += length;
            before = part.chars().next_back();
            rest = &rest[bytes..];
        } else {
            offset += letter.len_utf16();
            before = Some(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    if found.is_empty() {
        return;
    }
    let taken = formatted.entities.clone();
    found.retain(|new| {
        !taken.iter().any(|old| {
            matches!(
                old.kind.as_str(),
                "text_link" | "code" | "pre" | "text_mention" | "bot_command" | "url" | "mention"
            ) && new.offset < old.offset + old.length
                && old.offset < new.offset + new.length
        })
    });
    formatted.entities.extend(found);
    formatted.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
}

/// The kind and length in bytes of what begins at the start of `rest`.
fn link_at(rest: &str, before: Option<char>) -> Option<(&'static str, usize)> {
    let name =
        |text: &str| text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    if let Some(command) = rest.strip_prefix('/') {
        if before.is_some_and(|previous| matches!(previous, '/' | '<' | '>' | '.' | ':')) {
            return None;
        }
        let mut length = name(command);
        if !(1..=64).contains(&length) {
            return None;
        }
        if let Some(bot) = command[length..].strip_prefix('@') {
            let bot_length = name(bot);
            if bot_length >= 3 {
                length += 1 + bot_length;
            }
        }
        // A command is followed by white space or punctuation, not by more of a word or a path.
        let after = command[length..].chars().next();
        return after
            .is_none_or(|next| !next.is_alphanumeric() && !matches!(next, '/' | '<' | '>'))
            .then_some(("bot_command", 1 + length));
    }
    if let Some(user) = rest.strip_prefix('@') {
        let length = name(user);
        return (4..=32).contains(&length).then_some(("mention", 1 + length));
    }
    if rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("t.me/") {
        let length = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"'));
        let address =
            rest[..length.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']);
        let host = address.split("://").last().unwrap_or_default();
        return (host.len() > 3).then_some(("url", address.len()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, usize, usize)> {
        let mut formatted = Formatted { text: text.to_owned(), entities: Vec::new() };
        add_links(&mut formatted);
        formatted.entities.into_iter().map(|entity| (entity.kind, entity.offset, entity.length)).collect()
    }

    #[test]
    fn commands_mentions_and_addresses() {
        assert_eq!(found("/start abc"), [("bot_command".to_owned(), 0, 6)]);
        assert_eq!(found("\u{1F600} /start@loa_bot"), [("bot_command".to_owned(), 3, 14)]);
        assert_eq!(found("a https://example.org/x. b"), [("url".to_owned(), 2, 21)]);
        assert_eq!(found("hi @somebody"), [("mention".to_owned(), 3, 9)]);
        assert_eq!(found("8/3 and 20/10 and a/b"), []);
    }
}
