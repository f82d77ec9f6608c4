//! An announcement as a sheet to be read over the commune's loudspeakers.

use super::PaperError;
use super::breath;
use super::document::{Align, Document, Look};
use super::spoken::spoken;
use crate::domain::announcement::Appointment;
use crate::domain::paper::LoudspeakerSheet;
use crate::messages::{PaperText, PaperWords};

/// Large enough to be read standing, at arm's length.
const POINTS: usize = 17;
const NOTE_POINTS: usize = 14;
/// How far the lines that go on with a sentence stand in: one centimetre, in twentieths of a point.
const INDENT: i32 = 567;

/// A sentence in lines of one breath.
struct Sentence {
    breaths: Vec<String>,
    /// Day and place stand out.
    important: bool,
}

/// The sheet as a document (`.docx`).
pub fn document(facts: &LoudspeakerSheet, words: &PaperWords<'_>) -> Result<Vec<u8>, PaperError> {
    let heading = Look {
        points: POINTS,
        bold: true,
        align: Align::Centred,
        below: 6,
        whole: true,
        with_next: true,
        ..Look::default()
    };
    let note = Look {
        points: NOTE_POINTS,
        italic: true,
        align: Align::Centred,
        below: 18,
        whole: true,
        ..Look::default()
    };
    let mut document = Document::new();
    document.paragraph(&words.text(PaperText::SpeakerHeading), heading);
    document.paragraph(&words.text(PaperText::SpeakerNote), note);
    for Sentence { breaths, important } in script(facts, words) {
        for (number, breath) in breaths.iter().enumerate() {
            let is_last = number + 1 == breaths.len();
            let look = Look {
                points: POINTS,
                bold: important,
                indent: if number == 0 { 0 } else { INDENT },
                below: if is_last { 12 } else { 2 },
                whole: true,
                with_next: !is_last,
                ..Look::default()
            };
            document.paragraph(breath, look);
        }
    }
    document.bytes()
}

/// The sheet as plain text, for tests.
#[cfg(test)]
pub fn text(facts: &LoudspeakerSheet, words: &PaperWords<'_>) -> String {
    let mut text =
        [PaperText::SpeakerHeading, PaperText::SpeakerNote].map(|text| words.text(text)).join("\n");
    for sentence in script(facts, words) {
        text.push_str("\n\n");
        text.push_str(&sentence.breaths.join("\n    "));
    }
    text.push('\n');
    text
}

/// What is read, from the greeting to the thanks.
fn script(facts: &LoudspeakerSheet, words: &PaperWords<'_>) -> Vec<Sentence> {
    let links = words.links();
    let sentences = |text: &str, important: bool| {
        let sentences = breath::sentences(&spoken(text, words), &links).into_iter();
        sentences.map(|breaths| Sentence { breaths, important }).collect::<Vec<_>>()
    };
    let meeting = || facts.event.as_ref().map_or(String::new(), |event| meeting(event, words));
    let mut script = sentences(&words.speaker_opening(&facts.commune, &facts.announcer), false);
    if let Some(title) = facts.title.as_deref().map(bare).filter(|title| !title.is_empty()) {
        // A title that is the text's first line is read once.
        if facts.text.trim_start().lines().next().map(bare) != Some(title) {
            script.extend(sentences(&words.speaker_title(title), false));
        }
    }
    script.extend(sentences(&meeting(), true));
    script.extend(sentences(&facts.text, false));
    if facts.event.is_some() {
        script.extend(sentences(&words.text(PaperText::SpeakerAgain), false));
        script.extend(sentences(&meeting(), true));
    }
    script.extend(sentences(&words.text(PaperText::SpeakerClosing), false));
    script
}

/// Day, time and place, a line each.
fn meeting(event: &Appointment, words: &PaperWords<'_>) -> String {
    let time = words.speaker_time(event.on, event.at);
    match event.place.as_deref().map(bare).filter(|place| !place.is_empty()) {
        Some(place) => format!("{time}\n{}", words.speaker_place(place)),
        None => time,
    }
}

/// Without the space and points around it: a sentence of ours gives it its own.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['.', '!', ',', ';', ':']).trim_end()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::*;
    use crate::domain::person::Language;
    use crate::messages::Messages;

    fn facts() -> LoudspeakerSheet {
        LoudspeakerSheet {
            commune: "xã Song An".to_owned(),
            announcer: "Hội Liên hiệp Phụ nữ xã".to_owned(),
            title: Some("Họp mặt 20/10.".to_owned()),
            text: "🌸 Chào mừng 90 năm Ngày thành lập Hội, mời toàn thể chị em đến dự họp mặt, giao lưu văn nghệ \
                   và nhận quà. Chi tiết gọi 0912.345.678 #phunu"
                .to_owned(),
            event: Some(Appointment {
                on: NaiveDate::from_ymd_opt(2020, 10, 20).unwrap(),
                at: NaiveTime::from_hms_opt(8, 0, 0),
                place: Some("Nhà văn hóa Thôn 2".to_owned()),
            }),
            on: NaiveDate::from_ymd_opt(2020, 10, 15).unwrap(),
        }
    }

    fn read(facts: &LoudspeakerSheet) -> String {
        text(facts, &Messages::load().unwrap().papers(Language::Vi)).replace('\u{a0}', " ")
    }

    #[test]
    fn the_whole_sheet_in_vietnamese() {
        assert_eq!(
            read(&facts()),
            "TỜ ĐỌC LOA TRUYỀN THANH
[Đọc chậm, đọc hai lần. Mỗi dòng một hơi; dòng thụt vào là đọc tiếp câu trên.]

Kính thưa bà con xã Song An!

Mời bà con chú ý lắng nghe thông báo
    của Hội Liên hiệp Phụ nữ xã.

Nội dung: Họp mặt 20 tháng 10.

Thời gian: 8 giờ sáng, thứ Ba, ngày 20 tháng 10 năm 2020.

Địa điểm: Nhà văn hóa Thôn 2.

Chào mừng 90 năm Ngày thành lập Hội,
    mời toàn thể chị em đến dự họp mặt,
    giao lưu văn nghệ và nhận quà.

Chi tiết gọi 0 9 1 2 – 3 4 5 – 6 7 8

Xin nhắc lại để bà con nhớ.

Thời gian: 8 giờ sáng, thứ Ba, ngày 20 tháng 10 năm 2020.

Địa điểm: Nhà văn hóa Thôn 2.

Thông báo đến đây là hết.

Xin cảm ơn bà con đã lắng nghe.
"
        );
    }

    #[test]
    fn without_an_event_nothing_is_repeated() {
        let read = read(&LoudspeakerSheet { event: None, title: None, ..facts() });
        assert!(
            !read.contains("Thời gian") && !read.contains("nhắc lại") && read.contains("Chào mừng"),
            "{read}"
        );
    }

    #[test]
    fn a_title_that_begins_the_text_is_read_once() {
        let facts = LoudspeakerSheet { text: "Họp mặt 20/10\nMời chị em".to_owned(), ..facts() };
        assert_eq!(read(&facts).matches("Họp mặt").count(), 1);
    }
}
