//! Names and texts that mean harm.

use proptest::prelude::*;

use super::texts::texts;
use super::*;
use crate::domain::campaign::TEMPLATES;
use crate::domain::private_notice::EmergencyLine;
use crate::messages::words::witness;

/// What hides text or turns it around. (The word joiner is ours: `inert`.)
const HIDDEN: [char; 6] = ['\0', '\u{200b}', '\u{200f}', '\u{202e}', '\u{2067}', '\u{feff}'];

/// Markup that is none of ours, so that it shows wherever it is not escaped.
const MARKUP: &str = "<u>&\"</u>\u{202e}\u{200b}";

/// Placeholders that no example fills with the sample's text (beginning of the text's key, placeholder): whose words
/// they are.
const NOBODYS_WORDS: [(&str, &str, &str); 12] = [
    ("audience-tongues", "names", "languages' names, ours"),
    ("button-case-", "code", "made by us"),
    ("button-private-office-may", "name", "used where the name is empty"),
    ("button-template", "title", "texts of ours"),
    ("case-", "code", "made by us"),
    ("channel-number-", "number", "the plan file takes digits only"),
    ("contact-audit-head", "head", "made by us"),
    ("groups-how", "bot", "Telegram's: letters, digits and underscores"),
    ("invitation", "link", "made by us"),
    ("leader-invitation", "link", "made by us"),
    ("private-number", "number", "the plan file takes digits only"),
    ("screen-link", "link", "made by us"),
];

/// Beginnings of the keys of texts with placeholders that neither a notice nor a caption shows: what they are for.
const ELSEWHERE: [(&str, &str); 20] = [
    ("board-year-alternative", "the board page escapes by itself: `board::html`"),
    ("button-decide", "numbers"),
    ("caption-report", "periods and figures of ours"),
    ("chart-", "drawn"),
    ("date", "figures"),
    ("day", "figures"),
    ("full-day", "figures"),
    ("moment", "figures"),
    ("weekday-and-day", "figures"),
    ("year-month", "figures"),
    ("foot-of-album", "a choice"),
    ("kind-album", "a number"),
    ("list-summary-title", "a sheet"),
    ("next-year-caption", "figures of ours"),
    ("official-", "a document"),
    ("paper-", "names of files and feet of pages"),
    ("picture-", "drawn"),
    ("sp", "read aloud"),
    ("stage", "a choice"),
    ("toast-", "choices, and no markup"),
];

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<b>",
        "</b>",
        "<a href=\"tg://user?id=1\">",
        "&",
        "&amp;",
        "&lt",
        "\u{202e}",
        "\u{200b}",
        "\u{200f}",
        "\u{2067}",
        "\u{feff}",
        "<u>",
        "<!--",
        "&#60;b&#62;",
        "\n\n",
        "\0",
        "😀",
        "👩\u{200d}⚕\u{fe0f}",
        "{ $name }",
        "a\u{337}\u{337}\u{337}",
        "Ạ",
        " ",
        "\u{e0001}",
        "\"'",
        "]]>",
        "\r",
        "\t",
    ]);
    prop_oneof![
        prop::collection::vec(pieces, 0..200).prop_map(|pieces| pieces.concat()),
        any::<String>(),
        "[&<>]{1000}",
        "\\PC{0,1000}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn hostile_names_break_nothing(text in hostile(), times in 1usize..30) {
        let messages = messages();
        for notice in all(Sample { text: Some(&text), times }) {
            for language in Language::ALL {
                let rendered = messages.render(&notice, language, BOT);
                let limit = if matches!(notice, Notice::EvidencePiece { .. }) { 1024 } else { 4096 };
                prop_assert!(screen::shown_units(&rendered.html) <= limit, "{}", kind(&notice));
                check_markup(&rendered.html);
                prop_assert!(!rendered.html.contains(HIDDEN), "{}", kind(&notice));
                prop_assert!(labels(&rendered).count() <= 100);
                for label in labels(&rendered) {
                    prop_assert!(!label.text.is_empty() && clean::units(&label.text) <= 64, "{}", label.text);
                    prop_assert!(!label.text.contains('\n') && !label.text.contains(HIDDEN));
                }
            }
        }
    }
}

/// That the property above looks at everything: no placeholder for people's words is left out by the examples.
#[test]
fn every_placeholder_that_people_fill_is_tried_with_markup() {
    let messages = messages();
    witness::take();
    let samples =
        [Sample::ORDINARY, Sample { text: Some(MARKUP), times: 1 }, Sample { text: Some(MARKUP), times: 13 }];
    for sample in samples {
        for notice in all(sample) {
            check_markup(&messages.render(&notice, Language::Vi, BOT).html);
        }
    }
    for facts in captions::captions_with(MARKUP, 2) {
        check_markup(&messages.paper_caption(&facts, Language::Vi).html);
    }
    let number = EmergencyLine { number: MARKUP.to_owned(), name: MARKUP.to_owned() };
    let facts = TemplateFacts { commune: MARKUP.to_owned(), numbers: vec![number], ..campaigns::facts() };
    for template in TEMPLATES {
        check_markup(&messages.template(template.name, &facts, Language::Vi).unwrap());
    }
    let made = witness::take();
    let is_nobodys = |key: &str, name: &str| {
        NOBODYS_WORDS.iter().any(|(beginning, its, _)| key.starts_with(beginning) && *its == name)
    };
    let mut tame = vec![];
    for (key, placeholders) in &made {
        for (name, filled) in placeholders {
            if !filled.iter().any(|words| words.contains(MARKUP)) && !is_nobodys(key, name) {
                tame.push(format!("{key} {name}: {filled:?}"));
            }
        }
    }
    let unseen: Vec<String> = texts(Language::Vi)
        .into_iter()
        .filter(|(key, placeholders)| !placeholders.is_empty() && !made.contains_key(key))
        .map(|(key, _)| key)
        .filter(|key| !ELSEWHERE.iter().any(|(beginning, _)| key.starts_with(beginning)))
        .collect();
    assert!(made.len() > 300, "only {} texts were made", made.len());
    assert!(tame.is_empty() && unseen.is_empty(), "tame: {tame:#?}\nunseen: {unseen:#?}");
}
