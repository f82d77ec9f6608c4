//! The coordinator looks through the proposal, leaves something out, has it as a file and takes it in.

use loa::domain::roll::next_year;
use loa::plan_file;

use super::scene::{commune, go, now, open, plan, stored};
use crate::official::scene::Phone;
use crate::support::COORDINATOR;

#[tokio::test]
async fn it_is_looked_through_sent_as_a_file_and_imported_on_the_second_tap() {
    let commune = commune().await;
    let phone = Phone::of(&commune, COORDINATOR);
    let card = open(&phone).await;
    for said in [
        "Đề xuất kế hoạch năm 2021",
        "4 việc, 1 sự kiện, 0 kỳ báo cáo",
        "1 ngày trùng ngày nghỉ",
        "phải nhập tay ngày của năm 2021: Tết Nguyên đán Canh Tý",
        "2 chỗ còn ghi năm 2020",
        "• Kế hoạch thử năm 2020",
        "không có ngày nào trong năm 2021, nên không đưa vào:\n• Trực ngày nhuận",
    ] {
        assert!(card.text.contains(said), "{said} is not in {}", card.text);
    }

    let page = go(&phone, &card, &["Xem từng mục"]).await;
    let order = ["1. 📌 Tư vấn", "2. 🗓 Ngày Quốc tế", "3. 📌 Khám", "4. 📌 Tổ chức", "5. 📌 Tổng kết"];
    let places: Vec<_> = order.iter().map(|line| page.text.find(line)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{}", page.text);
    let moved = "06/03/2020 → 08/03/2021 (dời sang thứ Hai, vì 06/03 là thứ Bảy)";
    assert!(page.text.contains(moved), "{}", page.text);
    let page = go(&phone, &card, &["✖️ 2"]).await;
    assert!(page.text.contains("2. Ngày Quốc tế phụ nữ 8/3 (bỏ ra)"), "{}", page.text);
    assert!(page.text.contains("4. Tổ chức ngày 8/3 (bỏ theo sự kiện)"), "{}", page.text);
    assert!(page.has_button("↩️ 2") && !page.has_button("4"), "{:?}", page.buttons);
    let page = go(&phone, &card, &["↩️ 2", "✖️ 3"]).await;
    assert!(page.text.contains("3. Khám cho phụ nữ (bỏ ra)"), "{}", page.text);
    assert!(page.text.contains("3 việc, 1 sự kiện"), "{}", page.text);

    // What was left out outlives a restart.
    let commune = commune.restart().await;
    let phone = Phone::of(&commune, COORDINATOR);
    phone.go(&["Gửi tệp"]).await;
    let (name, bytes) = phone.file().await;
    assert_eq!(name, "thu-2021.toml");
    let sent = plan_file::read(&name, std::str::from_utf8(&bytes).unwrap()).unwrap();
    let mut expected = next_year(&plan()).plan;
    expected.tasks.retain(|task| task.slug != "thang-3");
    assert_eq!(sent, expected);

    let asked = go(&phone, &card, &["Đưa vào Loa"]).await;
    assert!(asked.text.contains("Kế hoạch năm 2021 có 3 việc"), "{}", asked.text);
    assert!(stored(&commune, 2021).await.is_none(), "nothing before the second tap");
    let done = go(&phone, &card, &["Đưa vào"]).await;
    assert!(done.text.contains("Kế hoạch năm 2021 đã vào Loa: 3 việc"), "{}", done.text);
    // Fourteen days before 20 January.
    assert!(done.text.contains("Tin nhắc đầu tiên: thứ Tư, 06/01/2021"), "{}", done.text);
    assert!(done.text.contains("Tết Nguyên đán"), "{}", done.text);
    assert_eq!(stored(&commune, 2021).await.unwrap(), expected);
    assert_eq!(stored(&commune, 2020).await.unwrap(), plan(), "this year's stays");

    // The file can still be had, and whoever opens it again learns that it is there.
    phone.go(&["Gửi tệp"]).await;
    let (_, bytes) = phone.file().await;
    assert_eq!(plan_file::read("", std::str::from_utf8(&bytes).unwrap()).unwrap(), expected);
    let again = open(&phone).await;
    assert!(again.text.contains("kế hoạch năm 2021 đã có trong Loa từ ngày 07/12/2020"), "{}", again.text);
    assert!(!again.has_button("Đưa vào"), "{:?}", again.buttons);
    assert_eq!(now(&phone, &card).await.id, card.id);
    commune.end().await;
}

#[tokio::test]
async fn it_is_found_under_the_plan_by_section_all_year_and_beside_reports_in_autumn() {
    let commune = commune().await;
    let phone = Phone::of(&commune, COORDINATOR);
    phone.write("/baocao").await;
    let sections = phone.go(&["Theo từng mục"]).await;
    assert!(sections.has_button("Kế hoạch năm sau"), "{:?}", sections.buttons);
    commune.leap_to("2021-05-05 09:00").await;
    // The old plan is still in force: what it lacks is the plan of the year that runs.
    assert!(!phone.write("/baocao").await.has_button("Kế hoạch năm sau"));
    let card = phone.go(&["Theo từng mục", "Kế hoạch năm sau"]).await;
    assert!(card.text.contains("Đề xuất kế hoạch năm 2021"), "{}", card.text);
    commune.end().await;
}

#[tokio::test]
async fn with_nothing_left_there_is_nothing_to_take_in() {
    let commune = commune().await;
    let phone = Phone::of(&commune, COORDINATOR);
    let card = open(&phone).await;
    let asked = go(&phone, &card, &["Xem từng mục", "✖️ 1", "✖️ 2", "✖️ 3", "✖️ 5", "Đưa vào Loa"]).await;
    assert!(asked.text.contains("không còn việc nào"), "{}", asked.text);
    assert!(!asked.has_button("Đưa vào"), "{:?}", asked.buttons);
    commune.end().await;
}
