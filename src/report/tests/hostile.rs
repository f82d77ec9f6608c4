//! Whatever people write.

use proptest::prelude::*;

use super::*;

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,20}",
        "[=+@<>&\"'_x0041;:,\\\\\n\r\t-]{0,20}",
        "(\u{0}|\u{202e}|\u{fffe}|\u{ffff}|😀|\u{301}|BEGIN:VEVENT\r\n|]]>|</text>|&#x0;){0,9}",
        "[aạ ]{0,300}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_that_people_write_breaks_a_file(text in hostile(), other in hostile()) {
        let row = DeliveryRow { name: Some(other.clone()), ..village("", [1, 2, 3, 4]) };
        let drawn = DeliveryChart { title: text.clone(), ..chart(vec![row], None) };
        picture(&made(&Facts::DeliveryChart(drawn)));

        let list = AttendanceList {
            title: text.clone(),
            ..attendance(&[(Some(&text), Some(&other), Answer::Coming), (Some("A"), None, Answer::Maybe)])
        };
        let (names, ..) = sheets(&made(&Facts::Attendance(list)));
        let expected = messages().papers(Language::Vi).line(&text);
        let first = names.get((1, 1)).map(ToString::to_string).unwrap_or_default();
        prop_assert_eq!(first, if expected.is_empty() { "A".to_owned() } else { expected.clone() });

        let read = LoudspeakerSheet { commune: other.clone(), title: Some(text.clone()), text: other.clone(), ..sheet() };
        let document = part(&made(&Facts::Loudspeaker(read)), "word/document.xml");
        prop_assert!(resvg::usvg::roxmltree::Document::parse(&document).is_ok(), "{}", document);

        let mut events = calendar();
        events.events.truncate(1);
        events.events[0].name = text.clone();
        events.events[0].uid = format!("a{other}");
        let (file, entries) = entries(events);
        prop_assert_eq!(entries.len(), 1);
        prop_assert_eq!(entries[0].get_summary().unwrap_or_default(), expected);
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 76 && !line.contains(['\r', '\n'])), "{}", file);
    }
}
