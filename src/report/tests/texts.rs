//! The sheet to be read, and the calendar.

use icalendar::{CalendarDateTime, DatePerhapsTime};

use super::*;

#[test]
fn the_document_says_what_the_text_says() {
    let made = made(&Facts::Loudspeaker(sheet()));
    let document = part(&made, "word/document.xml");
    let text = loudspeaker::text(&sheet(), &messages().papers(Language::Vi));
    let mut from = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let found = document[from..].find(&format!(">{line}</w:t>"));
        from += found.unwrap_or_else(|| panic!("'{line}' is missing or not in its order"));
    }
    for twice in
        ["Thời gian: 8 giờ sáng, thứ Ba, ngày 20 tháng 10 năm 2020.", "Địa điểm: Nhà văn hóa Thôn 2."]
    {
        assert_eq!(text.matches(twice).count(), 2, "{twice}");
    }
    assert!(part(&made, "word/styles.xml").contains("Times New Roman"));
    assert!(!text.contains(['🌸', '#', '@']) && !text.contains("t.me"), "{text}");
}

#[test]
fn whole_days_end_on_the_day_after_and_times_are_the_communes() {
    let (text, entries) = entries(calendar());
    let days: Vec<_> = entries.iter().map(|entry| (entry.get_start().unwrap(), entry.get_end())).collect();
    let utc = |day: NaiveDate, hour, minute| {
        let at = day.and_hms_opt(hour, minute, 0).unwrap().and_utc();
        DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))
    };
    assert_eq!(
        days,
        [
            (DatePerhapsTime::Date(day(11, 15)), Some(DatePerhapsTime::Date(day(12, 16)))),
            // 6:30 in Vietnam is the evening before in UTC.
            (utc(day(10, 19), 23, 30), None),
            (utc(day(10, 20), 1, 0), Some(utc(day(10, 21), 17, 0))),
        ]
    );
    assert!(text.contains("DTSTART;VALUE=DATE:20201115\r\n"), "{text}");
    let uids: Vec<_> = entries.iter().map(|entry| entry.get_uid().unwrap()).collect();
    assert_eq!(uids, ["thang-hanh-dong", "hop-mat", "hoi-thi"]);
    assert!(entries.iter().all(|entry| entry.get_timestamp() == Some(calendar().at)), "the clock was read");
    assert_eq!(entries[1].property_value("LOCATION"), Some("Thôn 2"));
}

#[test]
fn a_calendar_beyond_the_year_9999_is_refused() {
    let mut facts = calendar();
    facts.events[0].last_day = NaiveDate::MAX;
    assert_eq!(make(&Facts::Calendar(facts), &messages(), Language::Vi), Err(PaperError::Date));
}

#[test]
fn an_event_that_ends_before_it_begins_lasts_one_day() {
    let mut facts = calendar();
    facts.events[0].last_day = day(1, 1);
    assert_eq!(entries(facts).1[0].get_end(), Some(DatePerhapsTime::Date(day(11, 16))));
}
