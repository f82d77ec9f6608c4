//! At no step of a case do the files hold a word of it, a file's id, or who wrote it; nor does a backup.

use std::path::PathBuf;

use chrono::Duration;

use super::files::{count, count_word, found_in, spellings};
use super::{Helper, Writer};
use crate::support::{CONTACT, Commune, HEALTH_STATION};

const MORNING: &str = "2020-11-16 09:00";

/// A resident with an id that nothing else looks like.
const NGA: i64 = 7_340_112_233_445;
const PIN: [&str; 4] = ["4", "7", "1", "6"];

/// Words of a resident and of the contact, all of them private.
const LETTER: &str = "Chồng tôi numbat, xin giúp với";
const MORE: &str = "Chuyện kookaburra nữa ạ";
const CAPTION: &str = "ảnh bandicoot";
const CODE_WORD: &str = "cây potoroo";
const ANSWER: &str = "Chị ơi quokka, tôi nghe đây";
const PRIVATE: [&str; 5] = ["numbat", "kookaburra", "bandicoot", "potoroo", "quokka"];

type Files = [(PathBuf, Vec<u8>)];

/// How often the resident's id lies in the files in the form that SQLite gives it, and in any other.
fn ids(files: &Files) -> (usize, usize) {
    let columns = count(files, &NGA.to_be_bytes()[2..]);
    let little_endian = count(files, &NGA.to_le_bytes()[..6]);
    (columns, little_endian + count_word(files, &NGA.to_string()))
}

/// How often these digits lie in the files and belong to no longer number.
fn count_number(files: &Files, digits: &str) -> usize {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let whole = |bytes: &[u8], at: usize| {
        !is_digit(at.checked_sub(1).and_then(|before| bytes.get(before)))
            && !is_digit(bytes.get(at + digits.len()))
    };
    let in_file =
        |bytes: &[u8]| memchr::memmem::find_iter(bytes, digits).filter(|at| whole(bytes, *at)).count();
    files.iter().map(|(_, bytes)| in_file(bytes)).sum()
}

/// Looks through the folder and a new backup.
async fn search(commune: &Commune, step: &str, files_of_case: &[String]) {
    let backup = commune.folder.path().join("backup.db");
    commune.loa.store.backup(&backup).await.unwrap();
    let files = found_in(commune.folder.path());
    for name in ["loa.db", "loa.db-wal", "case-keys.db", "case-keys.db-wal", "backup.db"] {
        assert!(files.iter().any(|(path, _)| path.ends_with(name)), "{name} was not looked at");
    }
    for word in PRIVATE.into_iter().chain(files_of_case.iter().map(String::as_str)) {
        assert_eq!(count_word(&files, word), 0, "{step}: {word:?} lies on the disk");
    }
    // As the domain writes it, behind a 1, and as it is entered.
    let pin = PIN.concat();
    assert_eq!(count_number(&files, &format!("1{pin}")), 0, "{step}: the PIN lies on the disk");
    assert_eq!(count_word(&files, &format!("\"{pin}\"")), 0, "{step}: the PIN lies on the disk");
    // The person's row and its index, in the database and in the backup; the log was empty when it all began.
    assert_eq!(ids(&files), (4, 0), "{step}: who wrote it lies on the disk");
    std::fs::remove_file(backup).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_word_no_file_and_no_name_of_a_case_lies_on_the_disk_at_any_step() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, NGA);
    let ly = Helper::new(&commune, CONTACT);
    nga.person.appear("Nga").await;
    nga.write("/start").await;
    commune.loa.store.truncate_wal().await.unwrap();
    search(&commune, "nothing yet", &[]).await;

    nga.begin_with(&["Một mình", "Của tôi", "Tiếp", "Gửi dòng", "Tiếp", "Đặt từ hẹn"]).await;
    nga.write(CODE_WORD).await;
    nga.press("Đặt mã số").await;
    for _twice in 0..2 {
        enter(&nga).await;
    }
    assert!(
        nga.screen().await.contains("Mã số") && nga.screen().await.contains("Từ hẹn"),
        "{}",
        nga.screen().await
    );
    search(&commune, "wishes", &[]).await;
    nga.press("✍️ Viết").await;
    nga.write(LETTER).await;
    nga.person.send_photo(None, CAPTION, None).await;
    commune.settle().await;
    search(&commune, "draft", &[]).await;
    nga.press("Xem lại").await;
    let files = nga.person.file_ids().await;
    assert!(!files.is_empty(), "the photo is shown");
    search(&commune, "previewed", &files).await;
    nga.press("✅ Gửi").await;
    search(&commune, "sent", &files).await;
    ly.take().await;
    assert!(ly.0.person.heard().await.contains(LETTER));
    search(&commune, "taken", &files).await;
    ly.answer(ANSWER).await;
    search(&commune, "answered", &files).await;
    commune.pass(Duration::minutes(2)).await;
    nga.write("/rieng").await;
    nga.press("Tin của tôi").await;
    enter(&nga).await;
    assert!(
        nga.screen().await.contains(ANSWER) && nga.screen().await.contains(CODE_WORD),
        "{}",
        nga.screen().await
    );
    search(&commune, "read", &files).await;
    nga.press("Viết thêm").await;
    nga.write(MORE).await;
    nga.press("Xem lại").await;
    nga.press("✅ Gửi").await;
    search(&commune, "sent again", &files).await;
    nga.press("Rời ngay").await;
    search(&commune, "left", &files).await;
    ly.0.press("✅ Nhận").await;
    ly.0.press("Khép lại").await;
    ly.0.press("Khép lại").await;
    search(&commune, "closed", &files).await;
    nga.write("/rieng").await;
    nga.press("Tin của tôi").await;
    enter(&nga).await;
    nga.press("🗑 Xoá hẳn").await;
    nga.press("🗑 Xoá hẳn").await;
    assert!(nga.screen().await.contains("Đã xoá hẳn"), "{}", nga.screen().await);
    search(&commune, "erased", &files).await;
    commune.end().await;
}

/// Enters the PIN on the pad.
async fn enter(person: &Writer<'_>) {
    for digit in PIN {
        person.press(digit).await;
    }
    person.press("✅").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_search_finds_an_ordinary_report_and_its_photo() {
    let commune = Commune::guarded(MORNING).await;
    let station = Writer::new(&commune, HEALTH_STATION);
    station.write("/viec").await;
    station.press("1").await;
    station.press("Đã xong").await;
    station.person.send_photo(None, "Đã nói chuyện numbat ở 2 thôn, 42 người dự", None).await;
    commune.settle().await;
    assert!(station.screen().await.contains("đã nhận báo cáo"), "{}", station.screen().await);
    let files = station.person.file_ids().await;
    let lies = found_in(commune.folder.path());
    assert!(count_word(&lies, "numbat") > 0);
    assert!(files.iter().any(|file| count_word(&lies, file) > 0), "{files:?}");
    assert_eq!(count_word(&lies, "wombat"), 0);
    commune.end().await;
}

#[test]
fn every_spelling_is_found() {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE};
    let in_a_file = |bytes: Vec<u8>| count_word(&[(PathBuf::new(), bytes)], "ảnh numbat") > 0;
    let sentence = "Xin ảnh numbat ạ";
    assert!(in_a_file(sentence.as_bytes().to_vec()));
    assert!(in_a_file(sentence.encode_utf16().flat_map(u16::to_le_bytes).collect()));
    assert!(in_a_file(sentence.encode_utf16().flat_map(u16::to_be_bytes).collect()));
    for start in 0..3 {
        let wide: Vec<u8> = sentence.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(in_a_file(STANDARD_NO_PAD.encode(&sentence.as_bytes()[start..]).into_bytes()));
        assert!(in_a_file(URL_SAFE.encode(&wide[start..]).into_bytes()));
    }
    assert!(!in_a_file(b"Xin anh numbat".to_vec()));
    assert!(spellings("numbat").iter().all(|spelling| spelling.len() >= 6));
}
