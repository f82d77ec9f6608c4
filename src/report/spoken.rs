//! Turns a written announcement into what is read aloud: dates, times and phone numbers as they are spoken, without
//! pictures, addresses and hashtags.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::messages::PaperWords;

/// Holds the digits of a phone number on one line.
const HOLD: char = '\u{a0}';

/// The text as it is read aloud, line by line.
pub fn spoken(text: &str, words: &PaperWords<'_>) -> String {
    // Letters in another dress, such as bold ones, become ordinary.
    let plain: String = words.lines(text).nfkc().filter(|letter| is_readable(*letter)).collect();
    let lines = plain.lines().map(|line| Speaker::new(words).line(&without_addresses(line)));
    lines.filter(|line| line.contains(char::is_alphanumeric)).collect::<Vec<_>>().join("\n")
}

/// Letters, numbers and signs of a sentence; no pictures.
fn is_readable(letter: char) -> bool {
    let is_picture =
        matches!(letter, '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    !is_picture
        && (letter.is_alphanumeric()
            || letter.is_whitespace()
            || is_combining_mark(letter)
            || letter.is_ascii_punctuation()
            || matches!(letter, '–' | '—' | '“' | '”' | '‘' | '’' | '«' | '»' | '₫' | '°' | '±' | '×'))
}

/// The words of a line without addresses, mentions, hashtags and the sign of a list's item. The point after an
/// address stays with the word before it.
fn without_addresses(line: &str) -> String {
    let mut kept: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        if is_address(word) {
            let end = word.chars().last().filter(|letter| matches!(letter, '.' | '!' | '?'));
            if let (Some(end), Some(before)) = (end, kept.last_mut())
                && before.ends_with(char::is_alphanumeric)
            {
                before.push(end);
            }
        } else if !kept.is_empty() || word.contains(char::is_alphanumeric) {
            kept.push(word.to_owned());
        }
    }
    kept.join(" ")
}

fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '[', '<', '"', '“']);
    let lower = word.to_ascii_lowercase();
    lower.contains("://")
        || ["www.", "t.me/", "fb.com/", "facebook.com/", "zalo.me/"]
            .iter()
            .any(|start| lower.starts_with(start))
        || word.strip_prefix(['#', '@']).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        || word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// Speaks one line.
struct Speaker<'a> {
    words: &'a PaperWords<'a>,
    said: String,
    /// The last number was a date or time, so that a dash after it means "until".
    until: bool,
}

/// A number in figures at the beginning of a text.
struct Number {
    /// Bytes of the text.
    length: usize,
    spoken: String,
    /// A dash and another one after it make a span.
    spans: bool,
}

impl<'a> Speaker<'a> {
    fn new(words: &'a PaperWords<'a>) -> Self {
        Self { words, said: String::new(), until: false }
    }

    fn line(mut self, line: &str) -> String {
        let mut rest = line;
        while let Some(letter) = rest.chars().next() {
            let begins = letter.is_ascii_digit() || letter == '+';
            if begins && let Some(number) = self.number(rest) {
                self.said.push_str(&number.spoken);
                self.until = number.spans;
                rest = &rest[number.length..];
                continue;
            }
            if let Some(after) = self.dash(rest) {
                self.said.push_str(&format!(" {} ", self.words.spoken_until()));
                self.until = false;
                rest = after;
                continue;
            }
            // A number or word that is none of these is passed over whole: no date begins inside a law's number.
            let whole = if letter.is_alphanumeric() { token(rest) } else { letter.len_utf8() };
            self.said.push_str(&rest[..whole]);
            self.until = false;
            rest = &rest[whole..];
        }
        self.said
    }

    /// What follows a dash between two dates or times.
    fn dash<'b>(&self, rest: &'b str) -> Option<&'b str> {
        let after = rest.trim_start().strip_prefix(['-', '–', '—'])?.trim_start();
        let spans = || self.number(after).is_some_and(|number| number.spans);
        (self.until && spans()).then_some(after)
    }

    fn number(&self, rest: &str) -> Option<Number> {
        let date_or_time = || self.date(rest).or_else(|| self.month(rest)).or_else(|| self.time(rest));
        let spanning = |(length, spoken)| Number { length, spoken, spans: true };
        date_or_time().map(spanning).or_else(|| phone(rest))
    }

    /// "20/10/2020", "20.10.2020", and "20/10" where it is not a fraction.
    fn date(&self, rest: &str) -> Option<(usize, String)> {
        let (day, after) = digits(rest, 1..=2)?;
        let sign = after.chars().next().filter(|sign| matches!(sign, '/' | '.' | '-'))?;
        let (month, after) = digits(&after[1..], 1..=2)?;
        let year = after.strip_prefix(sign).and_then(|after| digits(after, 4..=4));
        let (year, end) = year.map_or((None, after), |(year, end)| (Some(year), end));
        let (day_number, month_number) = (value(day)?, value(month)?);
        let year = year.map(value);
        let is_date = match year {
            Some(year) => is_day(day_number, month_number, year?),
            None => {
                let is_all_day = (day_number, month_number) == (24, 7);
                sign == '/'
                    && is_day(day_number, month_number, 2000)
                    && (self.follows(&self.words.word_for_day())
                        || day.starts_with('0')
                        || month.starts_with('0')
                        || (day_number > month_number && !is_all_day))
            }
        };
        let spoken = || self.words.spoken_date(day_number, month_number, year.flatten());
        (is_date && is_end(end)).then(|| (rest.len() - end.len(), spoken()))
    }

    /// "10/2020" after the word for month.
    fn month(&self, rest: &str) -> Option<(usize, String)> {
        let (month, after) = digits(rest, 1..=2)?;
        let (year, end) = digits(after.strip_prefix('/')?, 4..=4)?;
        let month = value(month).filter(|month| (1..=12).contains(month))?;
        let year = value(year)?;
        (is_end(end) && self.follows(&self.words.word_for_month()))
            .then(|| (rest.len() - end.len(), self.words.spoken_month_of_year(month, year)))
    }

    /// "19h30", "8h", "7g30", "19:30".
    fn time(&self, rest: &str) -> Option<(usize, String)> {
        let (hour, after) = digits(rest, 1..=2)?;
        let sign = after.chars().next()?.to_ascii_lowercase();
        let minutes = digits(after.get(1..)?, 2..=2);
        let (minute, end) = match (sign, minutes) {
            ('h' | 'g' | ':', Some((minute, end))) => (value(minute)?, end.strip_prefix('\'').unwrap_or(end)),
            ('h', None) => (0, &after[1..]),
            _ => return None,
        };
        let hour = value(hour).filter(|hour| *hour <= 24 && minute < 60)?;
        let goes_on =
            end.strip_prefix(':').is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
        let is_clock = is_end(end) && !goes_on;
        is_clock.then(|| (rest.len() - end.len(), self.words.spoken_clock(hour, minute)))
    }

    /// Whether the last word said is this one.
    fn follows(&self, word: &str) -> bool {
        let last = self.said.trim_end().rsplit(|letter: char| !letter.is_alphanumeric()).next();
        last.is_some_and(|last| last.to_lowercase() == word)
    }
}

fn is_day(day: u32, month: u32, year: u32) -> bool {
    i32::try_from(year).is_ok_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some())
}

/// Whether a number may end before this.
fn is_end(rest: &str) -> bool {
    let mut letters = rest.chars();
    match letters.next() {
        Some(letter) if letter.is_alphanumeric() || letter == '/' => false,
        // "1.500", "8,5"; a point with a space ends a sentence.
        Some('.' | ',') => !letters.next().is_some_and(|letter| letter.is_ascii_digit()),
        _ => true,
    }
}

/// So many ASCII digits at the beginning, not followed by another, with what follows.
fn digits(text: &str, many: std::ops::RangeInclusive<usize>) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    many.contains(&length).then(|| text.split_at(length))
}

fn value(digits: &str) -> Option<u32> {
    digits.parse().ok()
}

/// How long a word or number is, with the points and strokes inside it.
fn token(text: &str) -> usize {
    let inside = |place: usize, letter: char| {
        letter.is_alphanumeric()
            || (matches!(letter, '.' | ',' | '/' | ':' | '-')
                && text[place + 1..].starts_with(char::is_alphanumeric))
    };
    text.char_indices().find(|(place, letter)| !inside(*place, *letter)).map_or(text.len(), |(end, _)| end)
}

/// Vietnam's phone numbers, digit by digit in groups: ten digits from a zero or +84, eleven where an area's code begins
/// with 02, and 1800 or 1900 with four or six more.
fn phone(rest: &str) -> Option<Number> {
    let (start, rest_of) = match rest.strip_prefix("+84") {
        Some(after) => ("0", after),
        None => ("", rest),
    };
    let mut number = start.to_owned();
    let mut end = 0;
    for (place, letter) in rest_of.char_indices() {
        if number.len() == full_length(&number) {
            break;
        }
        match letter {
            '0'..='9' => {
                number.push(letter);
                end = place + 1;
            }
            // One sign between groups.
            '.' | ' ' | '-' if rest_of[place + 1..].starts_with(|next: char| next.is_ascii_digit()) => {}
            _ => break,
        }
    }
    let is_service = (number.starts_with("1800") || number.starts_with("1900"))
        && rest.starts_with(&number[..4])
        && matches!(number.len(), 8 | 10);
    let is_number = number.starts_with('0') && number.len() == full_length(&number);
    let after = &rest_of[end..];
    if !(is_service || is_number) || !is_end(after) {
        return None;
    }
    let groups: &[usize] = match (number.len(), is_service) {
        (8, _) => &[4, 4],
        (10, true) => &[4, 2, 2, 2],
        (10, false) => &[4, 3, 3],
        _ => &[3, 4, 4],
    };
    Some(Number { length: rest.len() - after.len(), spoken: in_groups(&number, groups), spans: false })
}

/// Digits of a number that begins like this.
fn full_length(number: &str) -> usize {
    if number.starts_with("02") { 11 } else { 10 }
}

/// "0 9 1 2 – 3 4 5 – 6 7 8", held on one line.
fn in_groups(number: &str, groups: &[usize]) -> String {
    let hold = HOLD.to_string();
    let mut rest = number;
    let mut spelled: Vec<String> = Vec::new();
    for length in groups {
        let (group, after) = rest.split_at((*length).min(rest.len()));
        let digits: Vec<String> = group.chars().map(String::from).collect();
        spelled.push(digits.join(&hold));
        rest = after;
    }
    spelled.join(&format!("{hold}–{hold}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::person::Language;
    use crate::messages::Messages;

    fn say(text: &str) -> String {
        let messages = Messages::load().unwrap();
        spoken(text, &messages.papers(Language::Vi)).replace(HOLD, " ")
    }

    #[test]
    fn dates_and_times_are_spoken() {
        for (written, spoken) in [
            ("Sáng 20/10/2020, mời chị em", "Sáng 20 tháng 10 năm 2020, mời chị em"),
            ("Ngày 05.09.2020.", "Ngày 5 tháng 9 năm 2020."),
            ("Chào mừng 8/3!", "Chào mừng 8 tháng 3!"),
            ("ngày 2/9", "ngày 2 tháng 9"),
            ("từ 15/11-15/12", "từ 15 tháng 11 đến 15 tháng 12"),
            ("từ 15/11 – 15/12/2020", "từ 15 tháng 11 đến 15 tháng 12 năm 2020"),
            ("tháng 10/2020", "tháng 10 năm 2020"),
            ("Lúc 19h30, (8h)", "Lúc 19 giờ 30 phút, (8 giờ)"),
            ("Từ 7h30: đón tiếp. 8h-10h: họp", "Từ 7 giờ 30 phút: đón tiếp. 8 giờ đến 10 giờ: họp"),
            ("7g30 - 9:00", "7 giờ 30 phút đến 9 giờ"),
        ] {
            assert_eq!(say(written), spoken, "{written}");
        }
    }

    #[test]
    fn other_numbers_stay_as_they_are() {
        for text in [
            "Luật số 45/2019/QH14 và Nghị định 05/2020/NĐ-CP",
            "hơn 1/2 số hộ, 2/3 chị em",
            "trực 24/7",
            "1.500.000 đồng, 19.000.000 đồng",
            "20kg gạo, 50g muối, 25h, 12:75",
            "31/4 và 32/1",
            "gọi 111 hoặc 113",
            "C-120/10A",
            "mã 123456789012, 0123456789012",
        ] {
            assert_eq!(say(text), text);
        }
    }

    #[test]
    fn phone_numbers_are_spelled_in_groups() {
        for (written, spoken) in [
            ("Gọi 0912345678.", "Gọi 0 9 1 2 – 3 4 5 – 6 7 8."),
            ("Gọi 0912.345.678, chị Hoa", "Gọi 0 9 1 2 – 3 4 5 – 6 7 8, chị Hoa"),
            ("+84 912 345 678", "0 9 1 2 – 3 4 5 – 6 7 8"),
            ("024.3825.1234", "0 2 4 – 3 8 2 5 – 1 2 3 4"),
            ("1900 96 96 80", "1 9 0 0 – 9 6 – 9 6 – 8 0"),
            ("18001234", "1 8 0 0 – 1 2 3 4"),
            ("gọi 0912345678 2 lần", "gọi 0 9 1 2 – 3 4 5 – 6 7 8 2 lần"),
        ] {
            assert_eq!(say(written), spoken, "{written}");
        }
    }

    #[test]
    fn pictures_addresses_and_hashtags_are_left_out() {
        for (written, spoken) in [
            ("🌸 Chúc mừng 20/10 🌸🌸", "Chúc mừng 20 tháng 10"),
            ("1️⃣ Khai mạc\n👉 Giao lưu\n🎉🎉", "1 Khai mạc\nGiao lưu"),
            ("- Có quà\n• Có nước", "Có quà\nCó nước"),
            ("𝐓𝐡ông báo", "Thông báo"),
            ("Xem ở https://t.me/songan. Mời #PhuNu @loa_bot đến", "Xem ở. Mời đến"),
            ("Thư gửi a@b.vn, #20thang10", "Thư gửi"),
            ("C# và @ thì còn", "C# và @ thì còn"),
        ] {
            assert_eq!(say(written), spoken, "{written}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_written_breaks_it(text in "([0-9]{1,5}[/.:hg+ -]|[0-9]{9,12}|\\PC{0,4}|ngày |\n|://|#){0,40}") {
            let once = say(&text);
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
            // Zeros before a day go, one for a country's code comes: no number comes from nowhere.
            prop_assert!(digits(&once) <= digits(&text.nfkc().collect::<String>()), "{} -> {}", text, once);
        }
    }
}
