mod campaigns;
mod captions;
mod forms;
mod hostile;
mod safety;
mod texts;
mod tone;

use std::collections::BTreeSet;
use std::fmt::Write;

use super::examples::{
    REFUSALS, Sample, emergency_lines, examples, kind, lead, ongoing, reported, requested, today,
};
use super::*;
use crate::domain::action::Action;
use crate::domain::notice::{Reminder, ReminderItem};
use crate::domain::reply::{Lexicon, Meaning, understand};
use crate::domain::schedule::Step;
use crate::domain::task::{Assignment, Part};

const BOT: &str = "loa_song_an_bot";

fn messages() -> Messages {
    Messages::load().unwrap()
}

fn render(notice: &Notice) -> Rendered {
    messages().render(notice, Language::Vi, BOT)
}

fn all(sample: Sample<'_>) -> Vec<Notice> {
    examples(sample).into_iter().flat_map(|(_, notices)| notices).collect()
}

fn toasts() -> Vec<Toast> {
    [Toast::OldButton, Toast::SettledBefore, Toast::UnitChanged]
        .into_iter()
        .chain(REFUSALS.map(Toast::Refused))
        .collect()
}

fn labels(rendered: &Rendered) -> impl Iterator<Item = &Label> {
    rendered.buttons.iter().flatten()
}

fn actions(notice: &Notice) -> Vec<Action> {
    let action = |label: &Label| match &label.press {
        Press::Action(action) => Some(action.clone()),
        Press::Url(_) => None,
    };
    labels(&render(notice)).filter_map(action).collect()
}

#[test]
fn messages_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&messages());
}

#[test]
fn every_notice_is_said_in_every_language_in_its_own_words() {
    let messages = messages();
    for language in Language::ALL {
        let trouble = messages.render(&Notice::Trouble, language, BOT);
        for (name, notices) in examples(Sample::ORDINARY) {
            assert!(!notices.is_empty(), "{name} has no example");
            for notice in notices {
                assert_eq!(kind(&notice), name);
                let words = Words::new(&messages.bundles, language);
                let rendered = screen_of(&words, &notice, BOT).finish(limit_of(&notice));
                assert!(words.is_complete(), "{language:?} {name}");
                assert!(!rendered.html.is_empty(), "{language:?} {name}");
                assert!(name == "trouble" || rendered != trouble, "{language:?} {name}");
                assert!(labels(&rendered).all(|label| !label.text.is_empty()), "{language:?} {name}");
                check_markup(&rendered.html);
            }
        }
    }
}

#[test]
fn a_text_that_is_missing_everywhere_becomes_the_trouble_text() {
    let messages = messages();
    let words = Words::new(&messages.bundles, Language::En);
    assert_eq!(words.html("no-such-text", &[]), "");
    assert!(!words.is_complete());
    // A placeholder that nothing fills is as bad as a missing text.
    let words = Words::new(&messages.bundles, Language::En);
    words.html("home-title", &[]);
    assert!(!words.is_complete());
}

/// Every `<` begins one of our tags, tags close in order, every `&` begins a character reference.
fn check_markup(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap_or_else(|| panic!("an open tag in {html}"));
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{html}"),
            None => {
                assert!(["b", "i", "s", "blockquote"].contains(&tag), "<{tag}> in {html}");
                open.push(tag);
            }
        }
    }
    assert!(open.is_empty(), "{open:?} left open in {html}");
    for piece in html.split('&').skip(1) {
        assert!(["amp;", "lt;", "gt;"].iter().any(|name| piece.starts_with(name)), "a bare & in {html}");
    }
}

#[test]
fn the_screens_in_vietnamese() {
    let messages = messages();
    for (name, notices) in examples(Sample::ORDINARY) {
        let screens: Vec<String> =
            notices.iter().map(|notice| draw(&messages.render(notice, Language::Vi, BOT))).collect();
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, screens.join("\n\n════════\n\n"));
        });
    }
}

#[test]
fn menus_and_descriptions_in_vietnamese() {
    let messages = messages();
    let mut text = String::new();
    for command in Command::ALL {
        let description = messages.command_description(command, Language::Vi);
        writeln!(text, "/{} - {description}", command.name()).unwrap();
    }
    writeln!(
        text,
        "\n{}\n\n{}\n",
        messages.bot_description(&emergency_lines(Sample::ORDINARY), Language::Vi),
        messages.bot_short_description(Language::Vi)
    )
    .unwrap();
    for toast in toasts() {
        writeln!(text, "{}", messages.toast(&toast, Language::Vi)).unwrap();
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("menus", text);
    });
}

fn draw(rendered: &Rendered) -> String {
    let mut text = rendered.html.clone();
    if rendered.silent {
        text.push_str("\n(không kêu)");
    }
    text.push('\n');
    for row in &rendered.buttons {
        let row: Vec<_> = row.iter().map(|label| format!("[{}]", label.text)).collect();
        write!(text, "\n{}", row.join(" ")).unwrap();
    }
    text
}

fn reminder(assignments: Vec<Assignment>) -> Notice {
    let item = |assignment| ReminderItem { assignment, step: Step(-7), for_deputy: false };
    Notice::Reminder(Reminder {
        on: today(),
        items: assignments.into_iter().map(item).collect(),
        more: 0,
        nudge: false,
    })
}

#[test]
fn one_reminder_has_its_four_answers_and_several_have_numbers() {
    let (s, id) = (Sample::ORDINARY, lead(Sample::ORDINARY).id);
    let one = actions(&reminder(vec![lead(s)]));
    for answer in [Action::Report(id), Action::Start(id), Action::AskExtension(id), Action::AskHelp(id)] {
        assert!(one.contains(&answer), "{answer:?}");
    }
    let several = actions(&reminder(vec![lead(s), requested(s), ongoing(s)]));
    let numbers = [lead(s), requested(s), ongoing(s)].map(|assignment| Action::Task(assignment.id));
    assert_eq!(several[..3], numbers);
    assert!(!several.contains(&Action::Report(id)));
}

#[test]
fn a_supporting_unit_is_told_quietly_and_asked_nothing() {
    let supporting = Assignment { part: Part::Support, ..lead(Sample::ORDINARY) };
    let notice = reminder(vec![supporting.clone()]);
    assert_eq!(actions(&notice), [Action::Task(supporting.id)]);
    let rendered = render(&notice);
    assert!(rendered.silent && rendered.html.contains("để biết và phối hợp"), "{}", rendered.html);
}

#[test]
fn requested_units_are_asked_also_among_others() {
    let s = Sample::ORDINARY;
    let mixed = render(&reminder(vec![lead(s), requested(s)])).html;
    let title = requested(s).title;
    let line = mixed.lines().find(|line| line.contains(&title)).unwrap();
    assert!(line.contains("Kính đề nghị giúp"), "{line}");
    assert!(!mixed.lines().find(|line| line.contains(&lead(s).title)).unwrap().contains("đề nghị"));
    assert!(render(&reminder(vec![requested(s)])).html.contains("Kính đề nghị Hội Liên hiệp Phụ nữ xã giúp"));
}

#[test]
fn a_date_of_the_communes_own_is_never_shown_as_the_plans() {
    for notice in all(Sample::ORDINARY) {
        let html = render(&notice).html;
        // Only the requested example is due on a date of the plan.
        for line in html.lines().filter(|line| line.contains("Hạn theo kế hoạch")) {
            assert!(line.contains("21/11") || line.contains("20/11"), "{line}");
        }
    }
}

#[test]
fn decisions_are_offered_once() {
    let decides = |action: &Action| {
        matches!(
            action,
            Action::Confirm { .. } | Action::Return { .. } | Action::Grant { .. } | Action::Refuse { .. }
        )
    };
    for (name, expected) in
        [("report_arrived", 2), ("extension_arrived", 2), ("report_decided", 0), ("extension_decided", 0)]
    {
        let (_, notices) = examples(Sample::ORDINARY).into_iter().find(|(own, _)| *own == name).unwrap();
        for notice in notices {
            assert_eq!(actions(&notice).iter().filter(|action| decides(action)).count(), expected, "{name}");
        }
    }
}

#[test]
fn answers_are_offered_only_while_they_can_be_given() {
    let rendered = actions(&Notice::Unclear(reported(Sample::ORDINARY)));
    assert_eq!(rendered, [Action::Task(reported(Sample::ORDINARY).id)]);
}

#[test]
fn an_invitation_carries_its_link() {
    let (_, notices) =
        examples(Sample::ORDINARY).into_iter().find(|(name, _)| *name == "invitation_ready").unwrap();
    let html = render(&notices[0]).html;
    assert!(html.contains("\nhttps://t.me/loa_song_an_bot?start=3q2-7wAAAAAAAAAAAAAAAA\n"), "{html}");
}

#[test]
fn a_name_is_escaped_once_in_text_and_not_on_buttons() {
    let sample = Sample { text: Some("<b>Loa & \u{202e}Co\u{200b}"), times: 1 };
    let mut escaped = 0;
    for notice in all(sample) {
        let rendered = render(&notice);
        assert!(
            !rendered.html.contains("&amp;lt;") && !rendered.html.contains("&amp;amp;"),
            "{}",
            rendered.html
        );
        check_markup(&rendered.html);
        escaped += rendered.html.matches("&lt;b&gt;Loa &amp; Co").count();
        for label in labels(&rendered) {
            assert!(!label.text.contains("&amp;") && !label.text.contains("&lt;"), "{}", label.text);
        }
    }
    assert!(escaped > 100, "only {escaped} names were met");
}

#[test]
fn the_answers_that_reminders_suggest_are_understood() {
    let lexicon = Lexicon::parse(include_str!("../../messages/vi/replies.toml")).unwrap();
    let suggested = |html: &str| -> Vec<String> {
        html.split("<i>").skip(1).filter_map(|piece| Some(piece.split_once("</i>")?.0.to_owned())).collect()
    };
    let mut answers = BTreeSet::new();
    for notice in all(Sample::ORDINARY) {
        // Results are told in one's own words; announcements, days of a report and of a changed task are no answers.
        if !matches!(
            notice,
            Notice::AskResults(_) | Notice::Announcement(_) | Notice::Official(_) | Notice::Change(_)
        ) {
            answers.extend(suggested(&render(&notice).html));
        }
    }
    assert!(answers.len() >= 6, "{answers:?}");
    for answer in answers {
        let reply = understand(&lexicon, &answer, today());
        assert_ne!(reply.meaning, Meaning::Unclear, "{answer}");
        assert_eq!(
            reply.item.is_some(),
            answer.starts_with(|first: char| first.is_ascii_digit()),
            "{answer}"
        );
    }
}
