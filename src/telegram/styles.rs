//! Formatting as Telegram's entities, and back.

use teloxide::types::{CustomEmojiId, MessageEntity, MessageEntityKind};

use crate::domain::announcement::{Look, Style, Styled};

/// A text with what of its formatting can be asked for again.
pub fn styled(text: String, entities: Vec<MessageEntity>) -> Styled {
    let style = |entity: MessageEntity| {
        let MessageEntity { kind, offset, length } = entity;
        look(kind).map(|look| Style { look, offset, length })
    };
    Styled { text, styles: entities.into_iter().filter_map(style).collect() }
}

fn look(kind: MessageEntityKind) -> Option<Look> {
    use MessageEntityKind as Kind;
    match kind {
        Kind::Bold => Some(Look::Bold),
        Kind::Italic => Some(Look::Italic),
        Kind::Underline => Some(Look::Underlined),
        Kind::Strikethrough => Some(Look::Struck),
        Kind::Spoiler => Some(Look::Spoiler),
        Kind::Blockquote => Some(Look::Quote),
        Kind::ExpandableBlockquote => Some(Look::FoldedQuote),
        Kind::Code => Some(Look::Code),
        Kind::Pre { language } => Some(Look::CodeBlock(language)),
        Kind::TextLink { url } => Some(Look::Link(url.into())),
        Kind::CustomEmoji { custom_emoji_id } => Some(Look::CustomEmoji(custom_emoji_id.0)),
        // Found in every text by Telegram itself; a mention of somebody without a name is not passed on.
        _ => None,
    }
}

/// What a text is sent with. An address that is none is left out.
pub fn entities(styles: &[Style]) -> Vec<MessageEntity> {
    use MessageEntityKind as Kind;
    let entity = |style: &Style| {
        let kind = match &style.look {
            Look::Bold => Kind::Bold,
            Look::Italic => Kind::Italic,
            Look::Underlined => Kind::Underline,
            Look::Struck => Kind::Strikethrough,
            Look::Spoiler => Kind::Spoiler,
            Look::Quote => Kind::Blockquote,
            Look::FoldedQuote => Kind::ExpandableBlockquote,
            Look::Code => Kind::Code,
            Look::CodeBlock(language) => Kind::Pre { language: language.clone() },
            Look::Link(url) => Kind::TextLink { url: url.parse().ok()? },
            Look::CustomEmoji(id) => Kind::CustomEmoji { custom_emoji_id: CustomEmojiId(id.clone()) },
        };
        Some(MessageEntity { kind, offset: style.offset, length: style.length })
    };
    styles.iter().filter_map(entity).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatting_survives_the_way_there_and_back() {
        let looks = [
            Look::Bold,
            Look::Italic,
            Look::Underlined,
            Look::Struck,
            Look::Spoiler,
            Look::Quote,
            Look::FoldedQuote,
            Look::Code,
            Look::CodeBlock(Some("rust".to_owned())),
            Look::Link("https://songan.example/".to_owned()),
            Look::CustomEmoji("5368324170671202286".to_owned()),
        ];
        let styles: Vec<Style> =
            (0..).zip(looks).map(|(offset, look)| Style { look, offset, length: 2 }).collect();
        assert_eq!(styled("một hai ba bốn".to_owned(), entities(&styles)).styles, styles);
    }

    #[test]
    fn whom_a_text_mentions_is_not_passed_on() {
        let mention = r#"[{"type":"text_mention","offset":0,"length":3,
                           "user":{"id":6,"is_bot":false,"first_name":"A"}},
                          {"type":"url","offset":4,"length":3},{"type":"bold","offset":0,"length":3}]"#;
        let styled = styled("chị abc".to_owned(), serde_json::from_str(mention).unwrap());
        assert_eq!(styled.styles, [Style { look: Look::Bold, offset: 0, length: 3 }]);
    }
}
