//! Which report, from when until when, and what comes of it.

use calamine::Data;
use chrono::NaiveDate;

use super::scene::{LEADER, Phone, REPORT, commune, confirm, report, sheets_of, words_of};
use crate::support::COORDINATOR;

#[tokio::test]
async fn the_half_year_is_reported_as_a_draft_to_sign_and_as_a_workbook() {
    let commune = commune().await;
    report(&commune, REPORT).await;
    confirm(&commune).await;
    for id in [COORDINATOR, LEADER] {
        let phone = Phone::of(&commune, id);
        let screen = phone.write("/baocao").await;
        assert!(screen.text.contains("từ 01/01/2020 đến 14/06/2020"), "{}", screen.text);
        let chosen = phone.go(&["Sơ kết 6 tháng 2020"]).await;
        assert!(chosen.text.contains("1 báo cáo"), "{}", chosen.text);
        assert!(chosen.text.contains("gửi đến hết ngày 17/06/2020"), "{}", chosen.text);
        assert_eq!(chosen.id, screen.id, "one message is edited");

        phone.go(&["Word"]).await;
        let (name, docx) = phone.file().await;
        assert_eq!(name, "so-ket-01-01-2020-14-06-2020.docx");
        let words = words_of(&docx);
        for said in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "ỦY BAN NHÂN DÂN\nXÃ SONG AN",
            "Số:        /BC-UBND",
            "DỰ THẢO",
            "Song An, ngày      tháng      năm 2020",
            "BÁO CÁO\nSơ kết công tác bình đẳng giới",
            "Mục II.1. Đẩy mạnh các hoạt động tuyên truyền",
            "Mục V.6. Đề nghị Hội Liên hiệp Phụ nữ xã",
            "+ Trạm Y tế, báo cáo ngày 20/5/2020: Đã tư vấn tại 3 thôn cho 45 người, 30 nữ, 15 nam (45 lượt người tham gia, 30 nữ, 15 nam).",
            "NHIỆM VỤ 6 THÁNG CUỐI NĂM 2020",
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
            "- TT Đảng ủy;",
            "- Lưu: VT.",
        ] {
            assert!(words.contains(said), "{said:?} is not in\n{words}");
        }
        assert_eq!(words.matches("./.").count(), 1, "it ends once");
        assert!(!words.contains("H'Lan"), "a unit reports, not a person");

        phone.go(&["Excel"]).await;
        let (name, xlsx) = phone.file().await;
        assert_eq!(name, "so-ket-01-01-2020-14-06-2020.xlsx");
        let sheets = sheets_of(&xlsx);
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.starts_with(&["Tổng hợp", "Tất cả việc", "Theo mục kế hoạch"]), "{names:?}");
        assert!(
            names.contains(&"Trạm Y tế")
                && names.len() == 3 + 1 + 8 - 1 + usize::from(names.contains(&"Tin riêng theo tháng")),
            "{names:?}"
        );
        let (_, tasks) = sheets.iter().find(|(name, _)| name == "Trạm Y tế").unwrap();
        let done = tasks.rows().find(|row| row[8] == Data::String(REPORT.to_owned())).expect("the report");
        assert_eq!([&done[9], &done[10], &done[11]], [45.0, 30.0, 15.0].map(Data::Float).each_ref());
        let day = NaiveDate::from_ymd_opt(2020, 5, 20).unwrap();
        assert!(matches!(&done[7], Data::DateTime(at) if at.as_datetime().unwrap().date() == day));
    }
    commune.end().await;
}

#[tokio::test]
async fn both_files_of_a_year_come_at_one_press() {
    let commune = commune().await;
    report(&commune, REPORT).await;
    let coordinator = Phone::of(&commune, COORDINATOR);
    let screen = coordinator.write("/baocao").await;
    let before = coordinator.person.messages().await.len();
    let chosen = coordinator.go(&["Tổng kết năm 2020"]).await;
    assert!(chosen.text.contains("Kỳ này chưa hết"), "{}", chosen.text);
    assert_eq!(chosen.id, screen.id);
    coordinator.go(&["Cả hai"]).await;
    let messages = coordinator.person.messages().await;
    let files = &messages[before..];
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|file| file.media.as_deref() == Some("document")), "{files:#?}");
    assert!(files[0].text.contains("tổng kết năm 2020: 1 báo cáo"), "{}", files[0].text);
    commune.end().await;
}

#[tokio::test]
async fn any_range_is_written_in_everyday_words() {
    let commune = commune().await;
    report(&commune, REPORT).await;
    let leader = Phone::of(&commune, LEADER);
    leader.write("/baocao").await;
    let asked = leader.go(&["Khoảng thời gian khác"]).await;
    assert!(asked.text.contains("từ 1/3 đến 30/6"), "{}", asked.text);
    for (wrong, said) in [
        ("để xem đã", "chưa hiểu hai ngày"),
        ("từ 30/2 đến 1/3", "không có trong lịch"),
        ("từ 30/6 đến 1/3", "ngày cuối lại trước ngày đầu"),
        ("từ 1/3/2019 đến 1/3/2020", "trong cùng một năm"),
        ("từ 1/3/2018 đến 1/4/2018", "không có kế hoạch của năm 2018"),
    ] {
        let answer = leader.write(wrong).await;
        assert!(answer.text.contains(said) && answer.text.contains("ví dụ"), "{wrong}: {}", answer.text);
    }
    let chosen = leader.write("tu thang 5 den thang 6").await;
    assert!(chosen.text.contains("từ 01/05/2020 đến 30/06/2020"), "{}", chosen.text);
    assert!(chosen.text.contains("1 báo cáo"), "{}", chosen.text);
    leader.go(&["Word"]).await;
    let (name, docx) = leader.file().await;
    assert_eq!(name, "bao-cao-01-05-2020-30-06-2020.docx");
    let words = words_of(&docx);
    assert!(words.contains("từ ngày 01/5/2020 đến ngày 30/6/2020") && words.contains(REPORT), "{words}");
    commune.end().await;
}

#[tokio::test]
async fn a_time_without_reports_says_so_and_still_gives_the_file() {
    let commune = commune().await;
    report(&commune, REPORT).await;
    let coordinator = Phone::of(&commune, COORDINATOR);
    coordinator.write("/baocao").await;
    coordinator.go(&["Khoảng thời gian khác"]).await;
    let chosen = coordinator.write("tháng 3").await;
    assert!(chosen.text.contains("chưa có đơn vị nào gửi báo cáo"), "{}", chosen.text);
    let sent = coordinator.go(&["Cả hai"]).await;
    assert!(sent.text.contains("chưa có đơn vị nào gửi báo cáo"), "{}", sent.text);
    let messages = coordinator.person.chat().await;
    assert_eq!(messages.iter().filter(|message| message["media"]["kind"] == "document").count(), 2);
    assert!(!coordinator.person.heard().await.contains("trục trặc"));
    commune.end().await;
}
