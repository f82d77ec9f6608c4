//! What campaigns send: every template in every language, in words that neither endanger nor invent.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::safety::{all_say, said, words_of};
use super::tone::violent;
use super::*;
use crate::domain::campaign::TEMPLATES;
use crate::domain::private_notice::EmergencyLine;

pub(super) fn facts() -> TemplateFacts {
    TemplateFacts {
        commune: "Xã Song An".into(),
        first: NaiveDate::from_ymd_opt(2020, 11, 15),
        last: NaiveDate::from_ymd_opt(2020, 12, 15),
        numbers: emergency_lines(Sample::ORDINARY),
    }
}

/// Every template with its name.
pub(super) fn templates(language: Language) -> Vec<(&'static str, String)> {
    let messages = messages();
    let template = |template: &Template| {
        let html = messages.template(template.name, &facts(), language);
        (template.name, html.unwrap_or_else(|| panic!("{language:?} {}", template.name)))
    };
    TEMPLATES.iter().map(template).collect()
}

fn of(language: Language, name: &str) -> String {
    templates(language).into_iter().find(|(own, _)| *own == name).unwrap().1
}

#[test]
fn plans_may_name_exactly_the_templates_that_there_are() {
    let texts = texts::texts(Language::Vi);
    let parts = ["signature", "number"];
    let written: BTreeSet<&str> = texts
        .keys()
        .filter_map(|key| key.strip_prefix("template-"))
        .filter(|key| !parts.contains(key))
        .collect();
    assert_eq!(written, TEMPLATES.iter().map(|template| template.name).collect());
    for template in TEMPLATES {
        let variables = &texts[&format!("template-{}", template.name)];
        let days = ["first", "last"].into_iter().any(|day| variables.contains(day));
        assert_eq!(days, template.tells_days, "{}", template.name);
        let known = ["commune", "first", "last", "numbers"];
        assert!(variables.iter().all(|variable| known.contains(&variable.as_str())), "{variables:?}");
    }
    assert_eq!(messages().template("signature", &facts(), Language::Vi), None);
    assert_eq!(messages().template("ngay-8-4", &facts(), Language::Vi), None);
}

#[test]
fn every_template_is_a_titled_and_signed_message_that_is_not_long() {
    for language in Language::ALL {
        let mut titles = BTreeSet::new();
        for (name, html) in templates(language) {
            check_markup(&html);
            let title = html.lines().next().unwrap();
            assert!(title.contains(" <b>") && title.ends_with("</b>"), "{title}");
            assert!(titles.insert(title.to_owned()), "{title} is not the only one");
            assert!(html.ends_with(", Xã Song An</i>"), "{html}");
            assert!((300..=1_500).contains(&html.chars().count()), "{name}: {}", html.chars().count());
            assert!(!html.contains('{') && !html.contains("\n\n\n"), "{html}");
        }
    }
}

#[test]
fn days_are_told_and_a_template_that_lacks_them_is_not_sent() {
    let opening = of(Language::Vi, "thang-hanh-dong-mo-dau");
    assert!(opening.contains("Từ ngày 15/11 đến ngày 15/12 là"), "{opening}");
    for missing in [TemplateFacts { first: None, ..facts() }, TemplateFacts { last: None, ..facts() }] {
        for template in TEMPLATES {
            let html = messages().template(template.name, &missing, Language::Vi);
            assert_eq!(html.is_none(), template.tells_days, "{}", template.name);
        }
    }
}

#[test]
fn however_much_a_plan_says_a_template_fits_one_message() {
    let hostile = "<b>&😀".repeat(200);
    let line = || EmergencyLine { number: hostile.clone(), name: hostile.clone() };
    let numbers: Vec<_> = std::iter::repeat_with(line).take(300).collect();
    let large = TemplateFacts { commune: hostile.clone(), numbers, ..facts() };
    for language in Language::ALL {
        for template in TEMPLATES {
            let html = messages().template(template.name, &large, language).unwrap();
            check_markup(&html);
            assert!(clean::units(&html) <= MESSAGE_UNITS, "{}: {}", template.name, clean::units(&html));
        }
    }
}

#[test]
fn numbers_are_the_plans_or_else_the_countrys() {
    let tells = |html: &str, number: &str| html.lines().any(|line| line.starts_with(number));
    let none = TemplateFacts { numbers: vec![], ..facts() };
    for language in Language::ALL {
        for name in ["hang-xom", "ton-trong", "tre-em", "dia-chi"].map(|end| format!("thang-hanh-dong-{end}"))
        {
            let html = of(language, &name);
            for line in emergency_lines(Sample::ORDINARY) {
                assert!(tells(&html, &format!("☎️ {} ·", line.number)), "{html}");
            }
            let html = messages().template(&name, &none, language).unwrap();
            assert!(tells(&html, "113 - ") && tells(&html, "111 - "), "{html}");
        }
    }
}

#[test]
fn a_lock_screen_shows_no_word_of_violence() {
    for language in Language::ALL {
        for (_, html) in templates(language) {
            let title = html.lines().next().unwrap();
            assert_eq!(violent(title), None, "{title}");
        }
    }
}

#[test]
fn nothing_hints_at_somebody_who_wrote_or_promises_rescue() {
    for language in Language::ALL {
        let banned = words_of(
            language,
            [
                "có người nhắn",
                "đã nhắn",
                "vừa qua",
                "gần đây",
                "vụ việc",
                "trường hợp",
                "sẽ đến ngay",
                "đảm bảo",
                "bí mật của",
            ],
            [
                "has written",
                "wrote to",
                "recently",
                "incident",
                "a case",
                "has reported",
                "will come",
                "guarantee",
                "secret of",
            ],
        );
        for (_, html) in templates(language) {
            assert_eq!(said(&html, &banned), Vec::<&str>::new(), "{html}");
        }
    }
}

#[test]
fn neighbours_call_and_do_not_mediate_in_danger() {
    for language in Language::ALL {
        let required = words_of(
            language,
            [
                "gọi ngay 113",
                "công an xã",
                "gọi thêm 111",
                "hội liên hiệp phụ nữ xã",
                "không đi một mình",
                "đừng tự đứng ra hoà giải",
                "không chê trách",
                "người cần hỗ trợ",
                "chưa phải là báo tin chính thức",
                "gửi chung cho mọi nhà",
            ],
            [
                "call 113",
                "commune police",
                "call 111",
                "women's union",
                "do not go alone",
                "do not mediate",
                "do not blame",
                "person who needs support",
                "no official report",
                "to every house",
            ],
        );
        all_say(&[of(language, "thang-hanh-dong-hang-xom")], &required);
        let address = words_of(
            language,
            ["địa chỉ tin cậy", "người cần hỗ trợ tự quyết định", "không ghi địa chỉ", "không chờ"],
            ["trusted address", "needs support decides", "do not say where it is", "do not wait"],
        );
        all_say(&[of(language, "thang-hanh-dong-dia-chi")], &address);
    }
}

#[test]
fn no_figure_is_said_that_is_not_known_to_be_true() {
    // Names of days and of the Code, its first day; numbers to call; the law's months, minutes and ages; counting.
    let known =
        ["8", "3", "20", "10", "2019", "01", "2021", "1", "113", "111", "6", "12", "60", "30", "18", "2"];
    for language in Language::ALL {
        let without = TemplateFacts { numbers: vec![], ..facts() };
        let country = Words::new(&messages().bundles, language).html("numbers-of-the-country", &[]);
        for template in TEMPLATES.iter().filter(|template| !template.tells_days) {
            let html = messages().template(template.name, &without, language).unwrap().replace(&country, "");
            let figures =
                html.split(|letter: char| !letter.is_ascii_digit()).filter(|figure| !figure.is_empty());
            for figure in figures {
                assert!(known.contains(&figure), "{figure} in {html}");
            }
        }
    }
}
