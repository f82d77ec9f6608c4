use super::phrase_table::{self, LEXICON, Row, expect_understood, unmarked};
use super::*;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn rows() -> Vec<Row> {
    phrase_table::rows(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/vi/reply-phrases.tsv")))
}

/// A Wednesday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 11, 18).unwrap()
}

fn reply(text: &str) -> Reply {
    understand(&LEXICON, text, today())
}

/// As the table writes it.
fn written(reply: Reply) -> String {
    let meaning = match reply.meaning {
        Meaning::Done { evidence_missing: false } => "done".to_owned(),
        Meaning::Done { evidence_missing: true } => "done_no_evidence".to_owned(),
        Meaning::NotDone => "not_done".to_owned(),
        Meaning::Extension(None) => "extension".to_owned(),
        Meaning::Extension(Some(Extension::Days(days))) => format!("extension:{days}"),
        Meaning::Extension(Some(Extension::Until(date))) => format!("extension:{date}"),
        Meaning::InProgress => "in_progress".to_owned(),
        Meaning::Help => "help".to_owned(),
        Meaning::Fine => "fine".to_owned(),
        Meaning::Seen => "seen".to_owned(),
        Meaning::Unclear => "unclear".to_owned(),
    };
    reply.item.map_or(meaning.clone(), |item| format!("item {item} {meaning}"))
}

#[test]
fn the_table_of_phrases_is_understood() {
    let rows = rows();
    assert!(rows.len() >= 200, "only {} phrases", rows.len());
    expect_understood(&rows, |text| written(reply(text)));
}

#[test]
fn every_class_has_enough_phrases() {
    let classes = [
        "done",
        "done_no_evidence",
        "not_done",
        "in_progress",
        "extension",
        "help",
        "fine",
        "seen",
        "unclear",
    ];
    for class in classes {
        let of_class =
            |row: &&Row| row.expected.split(' ').next_back().unwrap().split(':').next() == Some(class);
        assert!(rows().iter().filter(of_class).count() >= 10, "{class}");
    }
}

#[test]
fn a_word_list_that_cannot_be_used_is_refused() {
    let shipped = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/vi/replies.toml"));
    let unknown_group = shipped.replace("\nin_time =", "\nintime =");
    assert!(matches!(Lexicon::parse(&unknown_group), Err(LexiconError::Format(_))));
    let no_number = shipped.replace("\n15 =", "\nfifteen =");
    assert!(matches!(Lexicon::parse(&no_number), Err(LexiconError::Number(key)) if key == "fifteen"));
    let two_words = shipped.replace("\"htro\"", "\"hổ trợ\"");
    assert!(matches!(Lexicon::parse(&two_words), Err(LexiconError::Spelling(word)) if word == "hổ trợ"));
}

/// A long neutral phrase must not swallow a negation: "đã xong đâu" is in "đã xong đâu việc".
#[test]
fn words_that_say_nothing_hold_no_negation() {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/vi/replies.toml"));
    let file: toml::Table = toml::from_str(text).unwrap();
    let words = |group: &str| -> Vec<String> {
        let list = file["words"][group].as_array().unwrap();
        list.iter().map(|phrase| unmarked(phrase.as_str().unwrap())).collect()
    };
    let negations: Vec<String> = ["not", "not_yet", "rhetorical"]
        .iter()
        .flat_map(|group| words(group))
        .filter(|word| !word.contains(' '))
        .collect();
    let neutral = [
        "filler",
        "topic",
        "people",
        "counter",
        "item",
        "particle",
        "address",
        "yes",
        "ack",
        "have",
        "past_time",
        "already",
    ];
    for group in neutral {
        for phrase in words(group) {
            let swallowed = phrase.split(' ').find(|word| negations.iter().any(|negation| negation == word));
            assert_eq!(swallowed, None, "{phrase:?} in {group}");
        }
    }
}

#[test]
fn days_are_reckoned_from_today() {
    let until = |text: &str, year, month, day| match understand(
        &LEXICON,
        text,
        NaiveDate::from_ymd_opt(year, month, day).unwrap(),
    )
    .meaning
    {
        Meaning::Extension(Some(Extension::Until(date))) => Some(date.to_string()),
        _ => None,
    };
    assert_eq!(until("đến 20/11", 2020, 11, 20).as_deref(), Some("2020-11-20"));
    assert_eq!(until("đến 20/11", 2020, 11, 21).as_deref(), Some("2021-11-20"));
    assert_eq!(until("thứ sáu em nộp", 2020, 11, 20).as_deref(), Some("2020-11-27"));
    assert_eq!(until("mai nộp", 2020, 12, 31).as_deref(), Some("2021-01-01"));
    assert_eq!(until("xin đến ngày 31", 2020, 11, 18).as_deref(), Some("2020-12-31"));
    assert_eq!(until("xin đến ngày 30", 2021, 1, 31), None);
    assert_eq!(until("đến 29/2", 2021, 1, 1), None);
    assert_eq!(until("xin hết tháng 2", 2024, 1, 31).as_deref(), Some("2024-02-29"));
    assert_eq!(until("thứ hai tuần này em nộp", 2020, 11, 18), None);
}

#[test]
fn figures_are_read() {
    let read = |text: &str| {
        let figures = figures(&LEXICON, text);
        (figures.participants, figures.women, figures.men)
    };
    for (text, expected) in [
        ("42 người dự, 30 nữ 12 nam", (Some(42), Some(30), Some(12))),
        ("42 nguoi du, 30 nu 12 nam", (Some(42), Some(30), Some(12))),
        ("nữ: 30", (None, Some(30), None)),
        ("nữ 30 nam 12", (None, Some(30), Some(12))),
        ("có 35 chị em", (Some(35), Some(35), None)),
        ("co 35 chi em tham gia", (Some(35), Some(35), None)),
        ("42 người, trong đó 35 chị em", (Some(42), Some(35), None)),
        ("1.200 người", (Some(1200), None, None)),
        ("1200 nguoi", (Some(1200), None, None)),
        ("ba mươi lăm người dự", (Some(35), None, None)),
        ("hai trăm người", (Some(200), None, None)),
        ("5 chục người", (Some(50), None, None)),
        ("năm người", (Some(5), None, None)),
        ("số người dự: 40 (nữ: 25)", (Some(40), Some(25), None)),
        ("tổng số 40, nữ 25, nam 15", (Some(40), Some(25), Some(15))),
        ("Ngày 20/11 có 45 học sinh, 20 em nữ", (Some(45), Some(20), None)),
        ("năm 2026 có 30 người", (Some(30), None, None)),
        ("nam 2026 co 30 nguoi", (Some(30), None, None)),
        ("70% nữ", (None, None, None)),
        ("3 ngày, 2 buổi", (None, None, None)),
        ("thôn 1 có 20 người, thôn 2 có 30 người", (None, None, None)),
        ("99999999999999999999 người", (None, None, None)),
        ("chín nghìn nghìn nghìn người", (None, None, None)),
        ("không có ai", (None, None, None)),
        ("Họp mặt ngày Phụ nữ Việt Nam có 45 chị em dự", (Some(45), Some(45), None)),
        ("hop mat ngay Phu nu Viet Nam co 45 chi em du", (Some(45), Some(45), None)),
        ("Ngày giải phóng miền Nam 30 người dự", (Some(30), None, None)),
        ("Có 35 chị em tham gia 2 buổi", (Some(35), Some(35), None)),
        ("45 hội viên tham gia 2 buổi", (Some(45), None, None)),
        ("45 hội viên tham dự ở 3 thôn, 30 nữ, 15 nam", (Some(45), Some(30), Some(15))),
        ("mỗi buổi 45 người", (Some(45), None, None)),
        ("tham gia 2 lớp, 40 người", (Some(40), None, None)),
        ("", (None, None, None)),
    ] {
        assert_eq!(read(text), expected, "{text}");
        assert_eq!(read(&text.nfd().collect::<String>()), expected, "{text} in NFD");
    }
}

#[test]
fn nothing_that_can_be_sent_panics() {
    let hostile = [
        "🤔".repeat(4096),
        "9".repeat(4096),
        "9/".repeat(2048),
        "1.".repeat(2048),
        "xong".repeat(1024),
        "chưa ".repeat(1024),
        "em ".repeat(1024),
        "không có ".repeat(512),
        "\u{0}\u{1b}\u{202e}\u{301}\u{301}".repeat(800),
        "a".repeat(4096),
        "mười ".repeat(800),
    ];
    for text in &hostile {
        for today in [NaiveDate::MIN, NaiveDate::MAX, today()] {
            assert!(
                !matches!(understand(&LEXICON, text, today).meaning, Meaning::Done { .. })
                    || text.starts_with("xong")
            );
        }
        figures(&LEXICON, text);
    }
    for text in [
        "mai nộp",
        "thứ sáu tuần sau",
        "hết tháng này",
        "đến ngày 31",
        "3 ngày nữa xong",
        "hết năm",
        "đến 20/11",
    ] {
        for today in [NaiveDate::MIN, NaiveDate::MAX] {
            understand(&LEXICON, text, today);
        }
    }
}

/// Words of the table and of the list: what replies are made of.
fn any_word() -> impl Strategy<Value = String> {
    let words: Vec<String> = rows()
        .iter()
        .flat_map(|row| row.text.split(' '))
        .map(str::to_owned)
        .chain(["\n".to_owned(), ", ".to_owned()])
        .collect();
    proptest::sample::select(words)
}

fn any_words() -> impl Strategy<Value = String> {
    proptest::collection::vec(any_word(), 0..6).prop_map(|words| words.join(" "))
}

/// A done word and its negation.
fn negated_done() -> impl Strategy<Value = String> {
    let negation = proptest::sample::select(vec![
        "chưa",
        "không",
        "chẳng",
        "vẫn chưa",
        "chưa hề",
        "ko",
        "k",
        "hông",
        "chửa",
        "chx",
    ]);
    let between =
        proptest::sample::select(vec!["", "em", "làm", "được", "thể", "kịp", "nộp", "ạ", "có", "chị Lan"]);
    let done = proptest::sample::select(vec![
        "xong",
        "hoàn thành",
        "hoàn tất",
        "xong xuôi",
        "xog",
        "xonggg",
        "làm xong",
    ]);
    let composed = (negation, between, done)
        .prop_map(|(negation, between, done)| format!("{negation} {between} {done}"));
    let fixed = proptest::sample::select(vec![
        "xong đâu mà xong",
        "đã xong đâu",
        "làm gì đã xong",
        "không kịp xong",
        "xong gì mà xong",
        "đâu đã xong",
        "chuaxong",
        "chuwa xong",
    ]);
    prop_oneof![4 => composed, 1 => fixed.prop_map(str::to_owned)]
}

/// The ways in which phones send the same text.
fn forms(text: &str) -> [String; 4] {
    [text.nfc().collect(), text.nfd().collect(), unmarked(text), text.to_uppercase()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics(text in any::<String>(), days in -1_000_000_i32..1_000_000) {
        let today = NaiveDate::from_num_days_from_ce_opt(700_000 + days).unwrap();
        understand(&LEXICON, &text, today);
        figures(&LEXICON, &text);
    }

    #[test]
    fn never_panics_on_known_words(words in any_words(), more in "[0-9/.,:% -]{0,40}", days in -80_000_000_i32..80_000_000) {
        let today = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        understand(&LEXICON, &format!("{words} {more} {words}"), today);
        figures(&LEXICON, &format!("{more} người {words}"));
    }

    #[test]
    fn a_negated_done_is_never_done(before in any_words(), negated in negated_done(), after in any_words()) {
        for text in forms(&format!("{before} {negated} {after}")) {
            prop_assert!(!matches!(reply(&text).meaning, Meaning::Done { .. }), "{:?}: {:?}", text, reply(&text));
        }
    }

    #[test]
    fn politeness_changes_nothing(
        at in any::<prop::sample::Index>(),
        before in proptest::sample::select(vec!["dạ", "Dạ thưa chị,", "vâng", "em", "dạ anh ơi,"]),
        after in proptest::sample::select(vec!["ạ", "nhé", "nha chị", "ạk", "nghe anh", "chị nhé", "ạ!"]),
    ) {
        let rows = rows();
        let row = at.get(&rows);
        // Of a form of address alone a "dạ" makes an answer.
        let tags = tags::tag(&LEXICON, &LEXICON.tokens(row.text)).tags;
        prop_assume!(tags.iter().any(|tag| *tag != tags::Tag::Break));
        let text = format!("{before} {} {after}", row.text);
        prop_assert_eq!(written(reply(&text)), row.expected, "{}", text);
    }

    #[test]
    fn a_day_named_is_never_past(day in 0_u32..40, month in 0_u32..15, year in proptest::option::of(2000_u32..2100)) {
        let year = year.map_or(String::new(), |year| format!("/{year}"));
        match reply(&format!("cho em đến {day}/{month}{year}")).meaning {
            Meaning::Extension(Some(Extension::Until(date))) => {
                prop_assert!(date >= today());
                prop_assert_eq!((date.format("%-d").to_string(), date.format("%-m").to_string()), (day.to_string(), month.to_string()));
            }
            other => prop_assert_eq!(other, Meaning::Extension(None)),
        }
    }
}
