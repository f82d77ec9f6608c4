//! A text with entities as HTML that a page may insert without further care.

use crate::sandbox::message::{Entity, Formatted};

/// Everything but the tags made here is escaped; links only lead to http, https, mailto and tg.
pub fn to_html(formatted: &Formatted) -> String {
    let mut html = String::with_capacity(formatted.text.len() + 16);
    let mut open: Vec<(&Entity, &'static str)> = Vec::new();
    let mut next = formatted.entities.iter().peekable();
    let mut offset = 0;
    let mut buffer = [0; 4];
    for letter in formatted.text.chars() {
        close_until(&mut html, &mut open, offset);
        while let Some(entity) = next.next_if(|entity| entity.offset <= offset) {
            if entity.offset + entity.length > offset {
                open_tag(&mut html, entity, formatted, &mut open);
            }
        }
        html_escape::encode_quoted_attribute_to_string(letter.encode_utf8(&mut buffer), &mut html);
        offset += letter.len_utf16();
    }
    close_until(&mut html, &mut open, usize::MAX);
    html
}

/// Closes what ends at or before `offset`, and reopens what was only in its way.
fn close_until(html: &mut String, open: &mut Vec<(&Entity, &'static str)>, offset: usize) {
    let ended = |entity: &Entity| entity.offset + entity.length <= offset;
    let Some(first) = open.iter().position(|(entity, _)| ended(entity)) else { return };
    let removed: Vec<_> = open.drain(first..).collect();
    for (_, tag) in removed.iter().rev() {
        html.push_str("</");
        html.push_str(tag);
        html.push('>');
    }
    for (entity, tag) in removed {
        // Overlapping entities are rare; a link is not opened a second time.
        if !ended(entity) && tag != "a" {
            html.push('<');
            html.push_str(tag);
            html.push('>');
            open.push((entity, tag));
        }
    }
}

fn open_tag<'a>(
    html: &mut String,
    entity: &'a Entity,
    formatted: &Formatted,
    open: &mut Vec<(&'a Entity, &'static str)>,
) {
    let tag = match entity.kind.as_str() {
        "bold" => "b",
        "italic" => "i",
        "underline" => "u",
        "strikethrough" => "s",
        "code" => "code",
        "pre" => "pre",
        "blockquote" | "expandable_blockquote" => "blockquote",
        "spoiler" => {
            html.push_str("<span class=\"spoiler\">");
            open.push((entity, "span"));
            return;
        }
        "bot_command" | "mention" => {
            html.push_str(if entity.kind == "mention" {
                "<span class=\"mention\">"
            } else {
                "<span class=\"command\">"
            });
            open.push((entity, "span"));
            return;
        }
        "text_link" | "url" => {
            let address = match &entity.url {
                Some(address) => address.clone(),
                None => slice_utf16(&formatted.text, entity.offset, entity.length),
            };
            let address = if address.contains(':') { address } else { format!("https://{address}") };
            let safe = url::Url::parse(&address)
                .is_ok_and(|parsed| matches!(parsed.scheme(), "http" | "https" | "mailto" | "tg"));
            if !safe {
                return;
            }
            html.push_str("<a rel=\"noopener noreferrer\" target=\"_blank\" href=\"");
            html_escape::encode_quoted_attribute_to_string(&address, html);
            html.push_str("\">");
            open.push((entity, "a"));
            return;
        }
        _ => return,
    };
    html.push('<');
    html.push_str(tag);
    html.push('>');
    open.push((entity, tag));
}

fn slice_utf16(text: &str, offset: usize, length: usize) -> String {
    let units: Vec<u16> = text.encode_utf16().skip(offset).take(length).collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::formatting::read;

    fn shown(source: &str) -> String {
        to_html(&read(source, Some("HTML"), None).unwrap())
    }

    #[test]
    fn tags_come_back_and_text_is_escaped() {
        assert_eq!(shown("<b>a <i>b</i></b> &lt;script&gt;"), "<b>a <i>b</i></b> &lt;script&gt;");
    }

    #[test]
    fn only_harmless_links_are_links() {
        assert!(shown("<a href=\"https://example.org\">x</a>").contains("href=\"https://example.org"));
        assert_eq!(shown("<a href=\"javascript:alert(1)\">x</a>"), "x");
    }
}
