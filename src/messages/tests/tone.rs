//! Words that are never said, and lengths that Telegram sets.

use super::*;

/// Every text that is read by somebody, with names and titles as usual.
fn everything_said(language: Language) -> Vec<String> {
    let messages = messages();
    let mut said: Vec<String> = Vec::new();
    for notice in all(Sample::ORDINARY) {
        let rendered = messages.render(&notice, language, BOT);
        said.extend(labels(&rendered).map(|label| label.text.clone()));
        said.push(rendered.html);
    }
    said.extend(toasts().iter().map(|toast| messages.toast(toast, language)));
    said.extend(Command::ALL.map(|command| messages.command_description(command, language)));
    said.push(messages.bot_description(&emergency_lines(Sample::ORDINARY), language));
    said.push(messages.bot_short_description(language));
    said.extend(campaigns::templates(language).into_iter().map(|(_, html)| html));
    said
}

#[test]
fn nobody_is_spoken_to_in_a_wrong_way() {
    for language in Language::ALL {
        for text in everything_said(language) {
            let lower = format!(" {} ", text.to_lowercase());
            for banned in [" bạn ", "deadline", "task", "kpi", "nạn nhân", "victim", "trễ hạn", "chậm trễ"]
            {
                assert!(!lower.contains(banned), "'{banned}' in {text}");
            }
        }
    }
}

#[test]
fn buttons_menus_and_descriptions_do_not_speak_of_violence() {
    let messages = messages();
    for language in Language::ALL {
        let mut shown: Vec<String> = Command::ALL
            .map(|command| messages.command_description(command, language))
            .into_iter()
            .chain([
                messages.bot_description(&emergency_lines(Sample::ORDINARY), language),
                messages.bot_short_description(language),
            ])
            .collect();
        for notice in all(Sample::ORDINARY) {
            shown.extend(labels(&messages.render(&notice, language, BOT)).map(|label| label.text.clone()));
        }
        // What everybody may see at any time.
        let public = |notice: &Notice| {
            matches!(
                notice,
                Notice::Home(_)
                    | Notice::Help(_)
                    | Notice::GroupHelp
                    | Notice::News(_)
                    | Notice::NewsLine
                    | Notice::Overwritten
                    | Notice::Numbers(_)
                    | Notice::Welcome(_)
            )
        };
        let screens = all(Sample::ORDINARY).into_iter().filter(public);
        shown.extend(screens.map(|notice| messages.render(&notice, language, BOT).html));
        shown.extend(messages.group_menu(language).into_iter().map(|(_, description)| description));
        shown.extend(toasts().iter().map(|toast| messages.toast(toast, language)));
        assert!(shown.len() > 300, "{}", shown.len());
        for text in shown {
            assert_eq!(violent(&text), None, "{text}");
        }
    }
    for text in ["Báo BẠO LỰC", "🏠 Nơi tạm lánh", "Report domestic violence"] {
        assert!(violent(text).is_some(), "{text}");
    }
}

/// A word for what the private channel is about, if the text says one (S23).
pub(super) fn violent(text: &str) -> Option<&'static str> {
    const BANNED: [&str; 29] = [
        "bạo lực",
        "bạo hành",
        "bạo ngược",
        "xâm hại",
        "xâm phạm",
        "tạm lánh",
        "hành hung",
        "hành hạ",
        "ngược đãi",
        "đánh đập",
        "cưỡng bức",
        "hiếp",
        "quấy rối",
        "tố cáo",
        "tố giác",
        "thủ phạm",
        "tự tử",
        "violen",
        "abus",
        "assault",
        "shelter",
        "refuge",
        "harass",
        "rape",
        "beaten",
        "attack",
        "perpetrator",
        "suicid",
        "safe house",
    ];
    let text = text.to_lowercase();
    BANNED.into_iter().find(|banned| text.contains(banned))
}

#[test]
fn s23_nothing_blames() {
    for language in Language::ALL {
        for text in everything_said(language) {
            let lower = text.to_lowercase();
            for banned in [
                "tại sao",
                "vì sao",
                "sao không",
                "lẽ ra",
                "đáng lẽ",
                "why did",
                "should have",
                "provoke",
                "ashamed",
            ] {
                assert!(!lower.contains(banned), "'{banned}' in {text}");
            }
            let (fault, not) = match language {
                Language::Vi => ("lỗi của", "không phải lỗi của"),
                Language::En => ("your fault", "not your fault"),
            };
            assert_eq!(lower.matches(fault).count(), lower.matches(not).count(), "{text}");
        }
    }
}

#[test]
fn s23_the_channel_calls_people_by_what_they_need() {
    let messages = messages();
    let own: String = all(Sample::ORDINARY)
        .iter()
        .filter(|notice| matches!(notice, Notice::Case(_) | Notice::Contact(_)))
        .map(|notice| messages.render(notice, Language::Vi, BOT).html.to_lowercase())
        .collect();
    assert!(own.contains("người cần hỗ trợ") && own.contains("địa chỉ tin cậy"));
    for other in ["người bị hại", "bị hại", "đối tượng", "người tố", "đương sự"] {
        assert!(!own.contains(other), "{other}");
    }
}

#[test]
fn telegrams_limits_for_short_texts_are_kept() {
    let messages = messages();
    for language in Language::ALL {
        assert!(
            toasts().iter().all(|toast| (1..=200).contains(&messages.toast(toast, language).chars().count()))
        );
        for command in Command::ALL {
            assert!((1..=256).contains(&messages.command_description(command, language).chars().count()));
        }
        for times in [0, 1, 3, 100] {
            let numbers = Sample { times, ..Sample::ORDINARY }.many(emergency_lines(Sample::ORDINARY));
            let description = messages.bot_description(&numbers, language);
            assert!((1..=512).contains(&clean::units(&description)), "{description}");
            assert!(description.contains("113"), "{description}");
        }
        assert!((1..=120).contains(&messages.bot_short_description(language).chars().count()));
    }
}
