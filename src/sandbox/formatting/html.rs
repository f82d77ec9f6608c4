//! `parse_mode` HTML. Rules: <https://core.telegram.org/bots/api#html-style>; the error texts are
//! those of Telegram's own parser, offsets in bytes of the given text.

use crate::sandbox::message::{Entity, Formatted};

/// A start tag whose end has not been met yet.
struct Open {
    tag: String,
    argument: Option<String>,
    offset: usize,
    begin: usize,
}

/// Reads `source` into a plain text with entities.
///
/// # Errors
/// What is wrong and where, as Telegram says it after `can't parse entities: `.
pub fn parse(source: &str) -> Result<Formatted, String> {
    let mut reader = Reader { source, at: 0 };
    let mut text = String::with_capacity(source.len());
    let mut length = 0;
    let mut open: Vec<Open> = Vec::new();
    let mut entities: Vec<Entity> = Vec::new();

    while let Some(next) = reader.peek() {
        if next == '&' {
            let decoded = reader.entity();
            let letter = decoded.unwrap_or_else(|| {
                reader.take();
                '&'
            });
            text.push(letter);
            length += letter.len_utf16();
        } else if next == '<' {
            let begin = reader.at;
            reader.take();
            if reader.peek() == Some('/') {
                reader.take();
                let name = reader.end_tag(begin)?;
                let Some(tag) = open.pop() else {
                    return Err(format!("Unexpected end tag at byte offset {begin}"));
                };
                if !name.is_empty() && name != tag.tag {
                    return Err(format!(
                        "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                        tag.tag
                    ));
                }
                if length > tag.offset {
                    close(tag, &text, length, &mut entities)?;
                }
            } else {
                let (tag, argument) = reader.start_tag(begin)?;
                open.push(Open { tag, argument, offset: length, begin: text.len() });
            }
        } else {
            reader.take();
            text.push(next);
            length += next.len_utf16();
        }
    }
    if let Some(tag) = open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", tag.tag));
    }
    // A code without a surrounding pre loses its language.
    for entity in entities.iter_mut().filter(|entity| entity.kind == "code") {
        entity.language = None;
    }
    entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    Ok(Formatted { text, entities })
}

/// Turns a closed tag into its entity.
fn close(tag: Open, text: &str, end: usize, entities: &mut Vec<Entity>) -> Result<(), String> {
    let length = end - tag.offset;
    let simple = |kind: &str| Entity::new(kind, tag.offset, length);
    let same_place = |entity: &Entity| entity.offset == tag.offset && entity.length == length;
    let entity = match tag.tag.as_str() {
        "b" | "strong" => simple("bold"),
        "i" | "em" => simple("italic"),
        "u" | "ins" => simple("underline"),
        "s" | "strike" | "del" => simple("strikethrough"),
        "tg-spoiler" | "span" => simple("spoiler"),
        "blockquote" if tag.argument.is_some() => simple("expandable_blockquote"),
        "blockquote" => simple("blockquote"),
        "code" => Entity { language: tag.argument, ..simple("code") },
        "pre" => {
            if let Some(code) = entities
                .last_mut()
                .filter(|last| last.kind == "code" && last.language.is_some() && same_place(last))
            {
                code.kind = "pre".to_owned();
                return Ok(());
            }
            simple("pre")
        }
        "tg-emoji" => {
            let id = tag.argument.filter(|id| id.parse::<i64>().is_ok_and(|id| id != 0));
            let id = id.ok_or("Invalid custom emoji identifier specified")?;
            Entity { custom_emoji_id: Some(id), ..simple("custom_emoji") }
        }
        "a" => {
            let address = tag.argument.unwrap_or_else(|| text[tag.begin..].to_owned());
            // Telegram leaves out links that it can't read and keeps their text.
            let Some(address) = checked_link(&address) else { return Ok(()) };
            Entity { url: Some(address), ..simple("text_link") }
        }
        _ => return Ok(()),
    };
    entities.push(entity);
    Ok(())
}

/// A link that clients may open, with a scheme.
fn checked_link(address: &str) -> Option<String> {
    let address = address.trim();
    let with_scheme = if address.contains(':') { address.to_owned() } else { format!("http://{address}") };
    let parsed = url::Url::parse(&with_scheme).ok()?;
    let known = matches!(parsed.scheme(), "http" | "https" | "tg" | "ton" | "mailto" | "tel");
    let has_place = !matches!(parsed.scheme(), "http" | "https")
        || parsed.host_str().is_some_and(|host| host.contains('.') || host == "localhost");
    (known && has_place).then(|| parsed.to_string())
}

/// Walks over the source.
struct Reader<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn take(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let begin = self.at;
        while self.peek().is_some_and(&wanted) {
            self.take();
        }
        &self.source[begin..self.at]
    }

    /// A character reference at the current place; stays there if it is none that is supported.
    fn entity(&mut self) -> Option<char> {
        let begin = self.at;
        let letter = self.reference();
        if letter.is_none() {
            self.at = begin;
        } else if self.peek() == Some(';') {
            self.take();
        }
        letter
    }

    fn reference(&mut self) -> Option<char> {
        self.take();
        if self.peek() != Some('#') {
            return match self.take_while(|letter| letter.is_ascii_alphabetic()) {
                "lt" => Some('<'),
                "gt" => Some('>'),
                "amp" => Some('&'),
                "quot" => Some('"'),
                _ => None,
            };
        }
        self.take();
        let (digits, radix) = if self.peek() == Some('x') {
            self.take();
            (self.take_while(|digit| digit.is_ascii_hexdigit()), 16)
        } else {
            (self.take_while(|digit| digit.is_ascii_digit()), 10)
        };
        u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).filter(|letter| *letter != '\0')
    }

    fn end_tag(&mut self, begin: usize) -> Result<String, String> {
        let name = self.take_while(|letter| !letter.is_ascii_whitespace() && letter != '>');
        let name = name.to_ascii_lowercase();
        self.take_while(|letter| letter.is_ascii_whitespace());
        if self.peek() != Some('>') {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.take();
        Ok(name)
    }

    /// The rest of a start tag: its name and the one attribute that matters.
    fn start_tag(&mut self, begin: usize) -> Result<(String, Option<String>), String> {
        let name = self.take_while(|letter| !letter.is_ascii_whitespace() && letter != '>');
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        if self.peek().is_none() {
            return Err(unclosed());
        }
        let tag = name.to_ascii_lowercase();
        if !SUPPORTED.contains(&tag.as_str()) {
            return Err(format!("Unsupported start tag \"{tag}\" at byte offset {begin}"));
        }
        let mut argument = None;
        loop {
            self.take_while(|letter| letter.is_ascii_whitespace());
            match self.peek() {
                None => return Err(unclosed()),
                Some('>') => break,
                Some(_) => {}
            }
            let attribute = self
                .take_while(|letter| !letter.is_ascii_whitespace() && letter != '=' && letter != '>')
                .to_ascii_lowercase();
            if attribute.is_empty() {
                return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
            }
            self.take_while(|letter| letter.is_ascii_whitespace());
            if self.peek() != Some('=') {
                if tag == "blockquote" && attribute == "expandable" {
                    argument = Some(String::new());
                    continue;
                }
                return Err(format!(
                    "Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {begin}"
                ));
            }
            self.take();
            self.take_while(|letter| letter.is_ascii_whitespace());
            let value = self.attribute_value(begin)?;
            argument = match (tag.as_str(), attribute.as_str()) {
                ("a", "href") | ("tg-emoji", "emoji-id") => Some(value),
                ("blockquote", "expandable") => Some(String::new()),
                ("code", "class") => value.strip_prefix("language-").map(str::to_owned),
                ("span", "class") => Some(value),
                _ => argument,
            };
        }
        self.take();
        if tag == "span" && argument.as_deref() != Some("tg-spoiler") {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        Ok((tag, argument))
    }

    fn attribute_value(&mut self, begin: usize) -> Result<String, String> {
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        let Some(quote) = self.peek() else { return Err(unclosed()) };
        if quote != '"' && quote != '\'' {
            let token_begin = self.at;
            let token =
                self.take_while(|letter| letter.is_ascii_alphanumeric() || letter == '.' || letter == '-');
            return match self.peek() {
                Some(letter) if letter.is_ascii_whitespace() || letter == '>' => {
                    Ok(token.to_ascii_lowercase())
                }
                _ => Err(format!("Unexpected end of name token at byte offset {token_begin}")),
            };
        }
        self.take();
        let mut value = String::new();
        while let Some(letter) = self.peek() {
            if letter == quote {
                self.take();
                return if self.peek().is_none() { Err(unclosed()) } else { Ok(value) };
            }
            if letter == '&'
                && let Some(decoded) = self.entity()
            {
                value.push(decoded);
                continue;
            }
            self.take();
            value.push(letter);
        }
        Err(unclosed())
    }
}

const SUPPORTED: [&str; 16] = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "tg-emoji",
    "span",
    "pre",
    "code",
    "blockquote",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(source: &str) -> Vec<(String, usize, usize)> {
        let formatted = parse(source).unwrap();
        formatted.entities.into_iter().map(|entity| (entity.kind, entity.offset, entity.length)).collect()
    }

    #[test]
    fn offsets_count_utf16_units() {
        assert_eq!(kinds("\u{1F600} <b>\u{1F600}\u{e1}</b>"), [("bold".to_owned(), 3, 3)]);
    }

    #[test]
    fn nested_tags_and_references() {
        let formatted = parse("<b>a &lt; <i>b</i></b> &amp; &unknown; &#67;").unwrap();
        assert_eq!(formatted.text, "a < b & &unknown; C");
        assert_eq!(formatted.entities.len(), 2);
    }

    #[test]
    fn code_in_pre_keeps_its_language() {
        let formatted = parse("<pre><code class=\"language-rust\">x</code></pre>").unwrap();
        assert_eq!(formatted.entities.len(), 1);
        assert_eq!(formatted.entities[0].kind, "pre");
        assert_eq!(formatted.entities[0].language.as_deref(), Some("rust"));
    }

    #[test]
    fn errors_are_telegrams() {
        for (source, error) in [
            ("<b>a", "Can't find end tag corresponding to start tag \"b\""),
            ("a</b>", "Unexpected end tag at byte offset 1"),
            ("<b>a</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""),
            ("<h1>a</h1>", "Unsupported start tag \"h1\" at byte offset 0"),
            ("1 < 2", "Unsupported start tag \"\" at byte offset 2"),
            ("<b", "Unclosed start tag at byte offset 0"),
            ("<a href=\"x", "Unclosed start tag at byte offset 0"),
            ("<span>a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
        ] {
            assert_eq!(parse(source).unwrap_err(), error, "{source}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(source in "(<|>|/|b|i|a|&|;|#|x|\"|'|=| |href|\u{1F600}|\u{e1})*") {
            let _ = parse(&source);
        }
    }
}
