//! The safety rules by their words, over the rendered screens in every language. `forms` holds those that are not
//! about words.

use super::*;
use crate::domain::case::{Kind, SUGGESTIONS};
use crate::domain::private_notice::{CaseScreen, ContactScreen, PrivateScreen};

/// The words that a language must use; a new language does not compile without its own.
pub(super) fn words_of<const N: usize>(
    language: Language,
    vi: [&'static str; N],
    en: [&'static str; N],
) -> [&'static str; N] {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// Those that the text does not say.
fn unsaid(text: &str, required: &[&'static str]) -> Vec<&'static str> {
    let text = text.to_lowercase();
    required.iter().copied().filter(|words| !text.contains(*words)).collect()
}

/// Those that the text says although it must not.
pub(super) fn said(text: &str, banned: &[&'static str]) -> Vec<&'static str> {
    let text = text.to_lowercase();
    banned.iter().copied().filter(|words| text.contains(*words)).collect()
}

/// Fails unless every one of the texts says all; and shows that this would be noticed.
pub(super) fn all_say(texts: &[String], required: &[&'static str]) {
    assert!(!texts.is_empty());
    for text in texts {
        assert_eq!(unsaid(text, required), Vec::<&str>::new(), "{text}");
        for words in required {
            let without = text.to_lowercase().replace(*words, "");
            assert!(unsaid(&without, required).contains(words), "{words} would not be missed");
        }
    }
}

/// The screens of one kind as they are read, without their buttons.
fn read(language: Language, wanted: fn(&PrivateScreen) -> bool) -> Vec<String> {
    let messages = messages();
    all(Sample::ORDINARY)
        .iter()
        .filter(|notice| matches!(notice, Notice::Private(screen) if wanted(screen)))
        .map(|notice| messages.render(notice, language, BOT).html)
        .collect()
}

fn entries(language: Language) -> Vec<String> {
    read(language, |screen| matches!(screen, PrivateScreen::Entry { .. }))
}

fn suggestions(language: Language) -> Vec<String> {
    let messages = messages();
    let words = Words::new(&messages.bundles, language);
    (1..=SUGGESTIONS).map(|number| private::suggestion(&words, number)).collect()
}

#[test]
fn s02_the_numbers_come_before_everything_else() {
    let first = |screen: &PrivateScreen| {
        matches!(screen, PrivateScreen::Entry { .. } | PrivateScreen::Numbers { .. })
    };
    for language in Language::ALL {
        for html in read(language, first) {
            let lines: Vec<&str> = html.lines().collect();
            assert!(lines[0].starts_with('☎'), "{html}");
            assert!(lines[1].starts_with("113 ") && lines[2].starts_with("111 "), "{html}");
            let question = html.find('?').unwrap_or(usize::MAX);
            assert!(html.find("113").unwrap() < question, "{html}");
        }
    }
}

#[test]
fn s02_numbers_stand_on_lines_of_their_own_wherever_they_are_needed() {
    let dangerous = |screen: &PrivateScreen| {
        matches!(
            screen,
            PrivateScreen::Entry { .. }
                | PrivateScreen::Numbers { .. }
                | PrivateScreen::NotAlone { .. }
                | PrivateScreen::EveryoneRuledOut { .. }
                | PrivateScreen::NotTaken { .. }
        ) || matches!(screen, PrivateScreen::MyCase(case) if case.progress == crate::domain::private_notice::Progress::NobodyYet)
    };
    for language in Language::ALL {
        let screens = read(language, dangerous);
        assert_eq!(screens.len(), 9);
        for html in screens {
            for number in ["113 ", "111 "] {
                assert_eq!(html.lines().filter(|line| line.starts_with(number)).count(), 1, "{html}");
            }
        }
    }
}

#[test]
fn s02_numbers_that_a_screen_points_to_are_there() {
    let (above, button) = (["số ở trên", "các số trên", "numbers above"], ["bấm ☎️", "press ☎️"]);
    let says = |html: &str, words: &[&str]| words.iter().any(|words| html.contains(words));
    let mut met = [0, 0];
    for language in Language::ALL {
        for notice in all(Sample::ORDINARY) {
            let rendered = messages().render(&notice, language, BOT);
            if says(&rendered.html, &above) {
                met[0] += 1;
                assert!(rendered.html.contains("\n113 "), "{}", rendered.html);
            }
            if says(&rendered.html, &button) {
                met[1] += 1;
                assert!(labels(&rendered).any(|label| label.text.starts_with('☎')), "{}", rendered.html);
            }
        }
    }
    assert!(met.iter().all(|count| *count >= 3 * Language::ALL.len()), "{met:?}");
}

#[test]
fn s03_danger_is_for_people_nearby_and_no_rescue_is_promised() {
    for language in Language::ALL {
        let nearby = words_of(
            language,
            ["đang nguy hiểm", "gọi ngay", "nhà gần nhất", "người xung quanh", "không có người đến ngay"],
            ["in danger", "call now", "nearest house", "people nearby", "nobody at once"],
        );
        all_say(&entries(language), &nearby);
        all_say(&read(language, |screen| matches!(screen, PrivateScreen::Numbers { .. })), &nearby);
        let promises = words_of(
            language,
            ["sẽ đến", "đến ngay với", "cứu giúp ngay", "an toàn rồi", "yên tâm", "đảm bảo", "bảo đảm"],
            ["will come", "on the way", "rescue", "you are safe", "do not worry", "guarantee", "we promise"],
        );
        for html in read(language, |_| true) {
            assert_eq!(said(&html, &promises), Vec::<&str>::new(), "{html}");
        }
        assert_eq!(said(promises[0], &promises), [promises[0]]);
    }
}

#[test]
fn s04_it_says_who_answers_and_how_long_it_takes() {
    for language in Language::ALL {
        let [now, next, nobody]: [String; 3] = entries(language).try_into().unwrap();
        let ten = words_of(language, ["10 phút"], ["10 minutes"]);
        all_say(&[now, next.clone()], &words_of(language, ["cán bộ tin cậy"], ["trusted contact"]));
        all_say(std::slice::from_ref(&next), &ten);
        let who = words_of(language, ["chưa có ai trực"], ["nobody is on duty"]);
        all_say(&[next.clone(), nobody.clone()], &who);
        all_say(&[next], &words_of(language, ["08:30", "20/11"], ["08:30", "nov"]));
        assert_eq!(said(&nobody, &ten), Vec::<&str>::new(), "nobody is called next where there is nobody");
        let both = |screen: &PrivateScreen| {
            matches!(screen, PrivateScreen::Preview { .. } | PrivateScreen::Sent { .. })
        };
        all_say(&read(language, both), &ten);
    }
}

#[test]
fn s05_it_says_the_limits_of_secrecy() {
    for language in Language::ALL {
        let limits = words_of(
            language,
            [
                "giữ kín",
                "tính mạng",
                "trẻ em",
                "luật buộc",
                "chưa phải là đơn báo chính thức",
                "có người chuyển đi",
            ],
            ["secret", "a life is in danger", "children", "the law", "no official report", "passes it on"],
        );
        all_say(&entries(language), &limits);
    }
}

#[test]
fn s06_it_asks_who_is_near_and_says_what_stays_on_the_phone() {
    for language in Language::ALL {
        let phone = words_of(
            language,
            ["đến khi xoá", "15 phút", "24 giờ", "bấm giữ tin", "chọn xoá", "không trả lời", "thiết bị"],
            [
                "until they are deleted",
                "15 minutes",
                "24 hours",
                "hold a message",
                "choose delete",
                "not answer",
                "devices",
            ],
        );
        all_say(&entries(language), &phone);
        let holder = words_of(language, ["ai cầm máy cũng mở được"], ["whoever holds it can open them"]);
        all_say(&entries(language), &holder);
        let alone = read(language, |screen| matches!(screen, PrivateScreen::Alone));
        all_say(&alone, &words_of(language, ["một mình", "?"], ["alone", "?"]));
    }
}

#[test]
fn s07_it_says_what_telegram_sees() {
    for language in Language::ALL {
        let sees = words_of(
            language,
            ["telegram thấy tài khoản", "đọc được tin", "không mã hoá đầu cuối"],
            ["telegram sees the account", "read the messages", "not end-to-end encrypted"],
        );
        all_say(&entries(language), &sees);
    }
}

#[test]
fn s08_it_asks_for_no_name_number_or_address() {
    for language in Language::ALL {
        let free = words_of(
            language,
            ["không ai hỏi tên", "số điện thoại", "nhà ở đâu"],
            ["nobody asks for a name", "phone number", "address"],
        );
        all_say(&entries(language), &free);
        let asked = words_of(
            language,
            ["xin cho biết tên", "tên gì", "ở đâu ạ", "họ tên", "xin số điện thoại", "ai làm"],
            ["your name", "your address", "your phone number", "who are you", "where do you live", "who did"],
        );
        for html in read(language, |_| true).into_iter().chain(suggestions(language)) {
            assert_eq!(said(&html, &asked), Vec::<&str>::new(), "{html}");
        }
    }
}

#[test]
fn s03_to_s08_stand_in_this_order_and_are_short() {
    for language in Language::ALL {
        for html in entries(language) {
            let places = ["☎️", "👤", "🤫", "📱", "👁"]
                .map(|sign| html.find(sign).unwrap_or_else(|| panic!("{sign}: {html}")));
            assert!(places.is_sorted(), "{html}");
            assert!(screen::shown_units(&html) < 1700, "{}: {html}", screen::shown_units(&html));
        }
    }
}

#[test]
fn s09_whoever_is_under_eighteen_is_given_111() {
    for language in Language::ALL {
        let child = read(language, |screen| matches!(screen, PrivateScreen::Positions { child: true, .. }));
        all_say(
            &child,
            &words_of(
                language,
                ["18 tuổi", "111", "ngày đêm", "không mất tiền", "trẻ em"],
                ["under 18", "111", "day and night", "free of charge", "children"],
            ),
        );
        let grown = read(language, |screen| matches!(screen, PrivateScreen::Positions { child: false, .. }));
        assert!(grown.iter().all(|html| !html.contains("111")));
    }
}

#[test]
fn s10_it_says_that_everybody_is_ruled_out() {
    for language in Language::ALL {
        let screens = read(language, |screen| matches!(screen, PrivateScreen::EveryoneRuledOut { .. }));
        all_say(
            &screens,
            &words_of(language, ["bỏ hết mọi người", "113"], ["everybody is ruled out", "113"]),
        );
    }
}

#[test]
fn s12_what_can_tell_who_one_is_is_said_before_it_is_sent() {
    for language in Language::ALL {
        let screens = read(language, |screen| match screen {
            PrivateScreen::Writing { .. } => true,
            PrivateScreen::Preview { letters, .. } => {
                letters.iter().any(|letter| matches!(letter.kind, Kind::File(_)))
            }
            _ => false,
        });
        all_say(
            &screens,
            &words_of(
                language,
                ["tiếng nói", "khuôn mặt", "nét chữ"],
                ["a voice", "a face", "a handwriting"],
            ),
        );
        let inside = read(language, |screen| matches!(screen, PrivateScreen::Writing { may_tell: true, .. }));
        all_say(
            &inside,
            &words_of(
                language,
                ["tên người làm", "nơi chốn", "không gỡ được"],
                ["maker's name", "a place", "not what is inside"],
            ),
        );
    }
}

#[test]
fn s15_contacts_listen_believe_do_not_blame_and_do_not_press() {
    for language in Language::ALL {
        let suggestions = suggestions(language);
        all_say(
            &[suggestions.join("\n")],
            &words_of(
                language,
                ["đang nghe", "tin cô/chú", "không phải lỗi", "cần gì", "quyết định", "không phải kể"],
                [
                    "listen",
                    "believe you",
                    "not your fault",
                    "what do you need",
                    "you decide",
                    "need not tell",
                ],
            ),
        );
        let kinds: BTreeSet<&String> = suggestions.iter().collect();
        assert_eq!(kinds.len(), usize::from(SUGGESTIONS), "{suggestions:?}");
        let pressing = words_of(
            language,
            ["tại sao", "vì sao", "sao lại", "sao không", "kể rõ", "chi tiết", "mấy lần", "lẽ ra", "đáng lẽ"],
            [
                "why",
                "how often",
                "in detail",
                "what happened",
                "what did",
                "who did",
                "should have",
                "when did",
                "prove",
            ],
        );
        for text in &suggestions {
            assert_eq!(said(text, &pressing), Vec::<&str>::new(), "{text}");
        }
        let told = words_of(
            language,
            ["lắng nghe", "tin", "trách", "hỏi dồn"],
            ["listen", "believe", "do not blame", "do not press"],
        );
        let messages = messages();
        let rules: Vec<String> = all(Sample::ORDINARY)
            .iter()
            .filter(|notice| match notice {
                Notice::Contact(screen) => matches!(**screen, ContactScreen::Rules),
                Notice::Case(screen) => matches!(&**screen, CaseScreen::Opened(_)),
                _ => false,
            })
            .map(|notice| messages.render(notice, language, BOT).html)
            .collect();
        assert_eq!(rules.len(), 5);
        all_say(&rules, &told);
    }
}
