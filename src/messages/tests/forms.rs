//! The safety rules that are not about words: what may differ, what has to be whole, what leads out.

use proptest::prelude::*;

use super::examples::private::{CASE, CODE, ZONE};
use super::*;
use crate::domain::action::{CaseAction, Pad, PrivateAction};
use crate::domain::case::{Digits, Kind};
use crate::domain::private_notice::{
    Answer, CaseScreen, ConsentAsked, EmergencyLine, MyCase, News, OnDuty, OpenedCase, PreviewLine,
    PrivateScreen, Progress,
};
use crate::domain::private_text::PrivateText;

fn private(screen: PrivateScreen) -> Notice {
    Notice::Private(Box::new(screen))
}

fn case(screen: CaseScreen) -> Notice {
    Notice::Case(Box::new(screen))
}

fn nobody() -> OnDuty {
    OnDuty { now: vec![], next: Some("2020-11-20T01:30:00Z".parse().unwrap()), zone: ZONE, wait_minutes: 10 }
}

fn preview(texts: &[&str]) -> Notice {
    let letters =
        texts.iter().map(|text| PreviewLine { kind: Kind::Text, text: PrivateText::new(*text) }).collect();
    private(PrivateScreen::Preview {
        letters,
        whom: None,
        positions: vec!["Trạm Y tế".to_owned(), "Hội Liên hiệp Phụ nữ".to_owned()],
        way: None,
        duty: nobody(),
    })
}

fn my_case(answers: &[&str], consent: Option<&str>) -> Notice {
    private(PrivateScreen::MyCase(Box::new(MyCase {
        case: CASE,
        progress: Progress::NobodyYet,
        code_word: Some(PrivateText::new("cây bàng")),
        answers: answers.iter().map(|text| Answer::Text(PrivateText::new(*text))).collect(),
        pieces: 0,
        more: false,
        consent: consent.map(|text| ConsentAsked {
            number: 1,
            office: "Trạm Y tế".to_owned(),
            text: PrivateText::new(text),
            until: today(),
        }),
        consents: vec![],
        numbers: vec![EmergencyLine { number: "113".to_owned(), name: "Công an".to_owned() }; 6],
        way: None,
        quick: false,
    })))
}

fn opened(text: &str) -> Notice {
    case(CaseScreen::Opened(Box::new(OpenedCase {
        case: CASE,
        code: CODE.to_owned(),
        practice: false,
        whom: None,
        way: None,
        letters: vec![PrivateText::new(text)],
        pieces: 1,
        gone: 1,
        open: true,
        silenced: true,
        others: true,
    })))
}

fn piece(text: &str) -> Notice {
    private(PrivateScreen::Piece { caption: PrivateText::new(text) })
}

fn letter(text: &str) -> Notice {
    case(CaseScreen::Letter { code: CODE.to_owned(), text: PrivateText::new(text) })
}

fn referred(text: &str) -> Notice {
    case(CaseScreen::Referred { text: PrivateText::new(text), until: today() })
}

/// What stands between the frames, and what is in them.
fn taken_apart(html: &str) -> (String, Vec<String>) {
    let (mut frame, mut quoted) = (String::new(), vec![]);
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<blockquote>") {
        let (words, behind) = after.split_once("</blockquote>").expect("a frame ends");
        frame.push_str(before);
        frame.push('▢');
        quoted.push(words.to_owned());
        rest = behind;
    }
    frame.push_str(rest);
    (frame, quoted)
}

fn framed(notice: &Notice) -> Vec<String> {
    taken_apart(&render(notice).html).1
}

fn as_shown(text: &str) -> String {
    clean::escape(&inert(text))
}

/// As much as the handlers put on one screen (UTF-16 units).
const AT_ONCE: usize = 1500;

#[test]
fn s11_long_words_are_shown_to_their_end() {
    for letter_of_text in ["a", "&", "<", "ế", "a.", "@a"] {
        let long: String = letter_of_text.repeat(AT_ONCE / letter_of_text.encode_utf16().count());
        let long = long.as_str();
        for notice in [
            preview(&[long]),
            piece(long),
            my_case(&[long], None),
            opened(long),
            letter(long),
            referred(long),
        ] {
            assert_eq!(framed(&notice), [as_shown(long)], "{} {letter_of_text}", kind(&notice));
            assert!(screen::shown_units(&render(&notice).html) <= 4096);
        }
    }
}

#[test]
fn s16_nobody_agrees_to_words_that_are_not_shown_to_their_end() {
    let agree = Action::Private(PrivateAction::Consent { case: CASE, number: 1 });
    let refuse = Action::Private(PrivateAction::RefuseReferral { case: CASE, number: 1 });
    let shorten = Action::Private(PrivateAction::Shorten { case: CASE, number: 1 });
    for length in [1, 500, 1500, 2500, 3500, 4096, 9000] {
        let text = "x".repeat(length);
        let alone = my_case(&[], Some(&text));
        let offered = actions(&alone);
        assert_eq!(offered.contains(&agree), framed(&alone) == [text.clone()], "{length}");
        assert!(offered.contains(&refuse) && offered.contains(&shorten), "{length}");
        // An answer is shown once, so it is never what has to make room.
        let answer = "y".repeat(AT_ONCE);
        let both = my_case(&[&answer], Some(&text));
        let offered = actions(&both);
        assert_eq!(framed(&both)[0], answer);
        assert_eq!(offered.contains(&agree), framed(&both).contains(&text), "{length}");
        let later = Action::Private(PrivateAction::Open(CASE));
        assert_eq!(offered.contains(&agree), !offered.contains(&later), "{length}");
    }
    assert!(actions(&my_case(&[], Some("x"))).contains(&agree));
    assert!(!actions(&my_case(&[], Some(&"x".repeat(4096)))).contains(&agree));
}

#[test]
fn s13_the_line_is_the_same_whatever_it_is_for() {
    for language in Language::ALL {
        let messages = messages();
        let line = messages.render(&Notice::NewsLine, language, BOT);
        let over = messages.render(&Notice::Overwritten, language, BOT);
        let expected = match language {
            Language::Vi => ("📣 Xã có tin mới", "Xem"),
            Language::En => ("📣 The commune has news", "View"),
        };
        assert_eq!((line.html.as_str(), line.buttons.len()), (expected.0, 1));
        let [label] = line.buttons[0].as_slice() else { panic!("one button") };
        assert_eq!((label.text.as_str(), &label.press), (expected.1, &Press::Action(Action::News)));
        assert_eq!(over.html, line.html);
        assert_eq!(over.buttons, Vec::<Vec<Label>>::new());
        assert!(line.silent && over.silent);
        // Another bot's name, or another moment, changes nothing: it takes nothing that could differ.
        assert_eq!(messages.render(&Notice::NewsLine, language, "other_bot"), line);
    }
}

#[test]
fn s13_residents_hear_nothing_of_the_private_channel() {
    for notice in all(Sample::ORDINARY) {
        if matches!(notice, Notice::Private(_) | Notice::News(_) | Notice::NewsLine | Notice::Overwritten) {
            assert!(render(&notice).silent, "{}", render(&notice).html);
        }
    }
}

#[test]
fn s17_alerts_and_the_coordinators_pages_name_no_case() {
    for language in Language::ALL {
        for notice in all(Sample::ORDINARY) {
            let html = messages().render(&notice, language, BOT).html;
            match &notice {
                Notice::Contact(_) => assert!(!html.contains(CODE), "{html}"),
                Notice::Case(screen) => match &**screen {
                    CaseScreen::Alert { practice: false, .. } => {
                        assert_eq!(html, format!("📨 <b>{CODE}</b>"))
                    }
                    CaseScreen::Referred { .. } | CaseScreen::ReferredWithdrawn | CaseScreen::Lost => {
                        assert!(!html.contains(CODE), "{html}");
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }
}

#[test]
fn s18_the_way_out_is_the_last_row_of_every_private_screen() {
    let leave = Press::Action(Action::Private(PrivateAction::Leave));
    for language in Language::ALL {
        let mut met = 0;
        for notice in all(Sample::ORDINARY) {
            let rendered = messages().render(&notice, language, BOT);
            let leads_out = |label: &Label| label.press == leave && label.text.starts_with('🚪');
            match &notice {
                // Lies beside a screen that has it.
                Notice::Private(screen) if matches!(**screen, PrivateScreen::Piece { .. }) => {}
                Notice::Private(_) => {
                    met += 1;
                    let last = rendered.buttons.last().unwrap();
                    assert!(last.len() == 1 && leads_out(&last[0]), "{}", rendered.html);
                }
                // Whoever has left must not see that there was something to leave.
                _ => assert!(!labels(&rendered).any(|label| label.press == leave), "{}", rendered.html),
            }
        }
        assert!(met > 40, "{met}");
    }
}

#[test]
fn s18_the_way_out_stays_where_there_is_no_room() {
    let choices = (0..300).map(|number| (format!("Đơn vị {number}"), false)).collect();
    let rendered = render(&private(PrivateScreen::Positions { choices, child: true }));
    let leave = Press::Action(Action::Private(PrivateAction::Leave));
    assert_eq!(labels(&rendered).last().unwrap().press, leave);
    assert!(labels(&rendered).count() <= 100);
}

#[test]
fn s21_small_months_are_not_told() {
    let channel = all(Sample::ORDINARY).into_iter().map(|notice| render(&notice).html);
    let lines: Vec<String> = channel
        .filter(|html| html.starts_with('🔒'))
        .flat_map(|html| html.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.starts_with("11/2020"))
        .collect();
    assert_eq!(lines, ["11/2020: &lt;5", "11/2020: 7"]);
}

#[test]
fn s22_a_channel_that_is_not_open_offers_no_writing() {
    let enter = Action::Private(PrivateAction::Enter);
    for open in [false, true] {
        let news =
            News { commune: "Xã Song An".to_owned(), events: vec![], delete_by_hand: true, private: open };
        assert_eq!(actions(&Notice::News(Box::new(news))).contains(&enter), open);
        let numbers = vec![EmergencyLine { number: "113".to_owned(), name: "Công an".to_owned() }];
        let offered = actions(&private(PrivateScreen::Numbers { numbers, open }));
        assert_eq!(offered.contains(&enter), open);
        assert!(!offered.contains(&Action::Private(PrivateAction::Begin)));
    }
    for notice in all(Sample::ORDINARY) {
        if let Notice::Home(standing) = &notice {
            assert_eq!(actions(&notice).contains(&enter), standing.private);
        }
    }
}

#[test]
fn s24_the_pad_tells_only_how_many_digits_were_pressed() {
    let pad = |digits: &[u8]| {
        let entered = digits.iter().fold(Digits::default(), |entered, digit| entered.with(*digit));
        render(&private(PrivateScreen::Pad { pad: Pad::Open, entered, mismatch: false }))
    };
    let seen = |rendered: &Rendered| {
        let texts: Vec<String> = labels(rendered).map(|label| label.text.clone()).collect();
        (rendered.html.clone(), texts)
    };
    assert_eq!(seen(&pad(&[1, 2, 3])), seen(&pad(&[9, 0, 0])));
    assert_ne!(seen(&pad(&[1, 2])), seen(&pad(&[1])));
    assert!(pad(&[]).html.contains("○○○○") && pad(&[4, 4, 4, 4]).html.ends_with("●●●●"));
}

#[test]
fn s24_without_a_pin_it_says_who_can_open_it() {
    let protection = private(PrivateScreen::Protection { code_word: false, pin: false, quick: false });
    for (language, words) in [
        (Language::Vi, "Không đặt mã thì ai cầm máy cũng xem được"),
        (Language::En, "Without a PIN whoever holds the phone"),
    ] {
        let html = messages().render(&protection, language, BOT).html;
        assert!(html.contains(words), "{html}");
    }
}

#[test]
fn s04_the_channel_works_by_pictures_and_numbers() {
    for language in Language::ALL {
        for notice in all(Sample::ORDINARY) {
            if !matches!(notice, Notice::Private(_) | Notice::Case(_) | Notice::Contact(_) | Notice::News(_))
            {
                continue;
            }
            for label in labels(&messages().render(&notice, language, BOT)) {
                let back = label.text.starts_with('‹');
                assert!(back || !label.text.starts_with(char::is_alphabetic), "{language:?}: {}", label.text);
            }
        }
    }
    let suggestions = actions(&case(CaseScreen::Suggestions { case: CASE, code: CODE.to_owned() }));
    for number in 1..=crate::domain::case::SUGGESTIONS {
        assert!(suggestions.contains(&Action::Case(CaseAction::Suggest { case: CASE, number })));
    }
}

/// What could break a frame: markup, turned and hidden letters, links, and our own signs.
fn mean() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "</blockquote>",
        "<blockquote>",
        "<b>",
        "</b>",
        "<a href=\"tg://user?id=1\">x</a>",
        "&lt;",
        "&",
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{2060}",
        "\n\n",
        "\0",
        "@nguoi_nao",
        "t.me/abc",
        "https://a.vn",
        "/thoat",
        "#the",
        "🗝 Từ hẹn: ",
        "📂 KH-1",
        "▢",
        "{ $word }",
        "a\u{337}\u{337}\u{337}",
        "ạ",
        " ",
    ]);
    prop::collection::vec(pieces, 1..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn s12_words_stay_inside_their_frame(text in mean()) {
        // Words of which nothing is left have no frame at all.
        prop_assume!(!inert(&text).is_empty());
        let builders: [fn(&str) -> Notice; 7] = [
            |text| preview(&[text]),
            piece,
            |text| my_case(&[text], None),
            |text| my_case(&[], Some(text)),
            opened,
            letter,
            referred,
        ];
        for build in builders {
            let (frame, quoted) = taken_apart(&render(&build(&text)).html);
            let (expected, _) = taken_apart(&render(&build("x")).html);
            prop_assert_eq!(&frame, &expected);
            prop_assert_eq!(&quoted, &[as_shown(&text)]);
            prop_assert_eq!(labels(&render(&build(&text))).count(), labels(&render(&build("x"))).count());
        }
    }

    #[test]
    fn s14_a_code_word_stays_on_its_line(text in mean()) {
        let with = |word: &str| {
            let Notice::Private(screen) = my_case(&["trả lời"], None) else { unreachable!() };
            let PrivateScreen::MyCase(case) = *screen else { unreachable!() };
            let code_word = Some(PrivateText::new(word));
            render(&private(PrivateScreen::MyCase(Box::new(MyCase { code_word, ..*case })))).html
        };
        let html = with(&text);
        check_markup(&html);
        prop_assert_eq!(html.lines().count(), with("x").lines().count());
        let before = |html: &str| html.split("🗝").next().map(str::to_owned);
        prop_assert_eq!(before(&html), before(&with("x")));
    }
}
