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
        shown.push(messages.render(&all(Sample::ORDINARY)[0], language, BOT).html);
        for text in shown {
            for banned in ["bạo lực", "bạo hành", "xâm hại", "tạm lánh", "violence", "abuse", "shelter"]
            {
                assert!(!text.to_lowercase().contains(banned), "'{banned}' in {text}");
            }
        }
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
