//! Names and texts that mean harm.

use proptest::prelude::*;

use super::*;

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
                let hidden = |letter| matches!(letter, '\u{202e}' | '\u{200b}' | '\0');
                let hides = rendered.html.chars().any(hidden);
                prop_assert!(!hides, "{}", kind(&notice));
                prop_assert!(labels(&rendered).count() <= 100);
                for label in labels(&rendered) {
                    prop_assert!(!label.text.is_empty() && clean::units(&label.text) <= 64, "{}", label.text);
                    prop_assert!(!label.text.contains('\n'));
                }
            }
        }
    }
}
