//! For everybody but coordinators and leaders there are no reports.

use loa::domain::action::Action;
use loa::domain::official::action::OfficialAction as Do;
use loa::domain::official::{Format, Span};
use loa::domain::role::Role;

use super::scene::{LEADER, Phone, REPORT, commune, report};
use crate::private::forger;
use crate::support::{CONTACT, COORDINATOR, HEALTH_STATION, RESIDENT};

#[tokio::test]
async fn residents_members_and_contacts_get_the_unknown_answer() {
    let commune = commune().await;
    commune.welcome(RESIDENT).await;
    commune.appoint(CONTACT, Role::Contact).await;
    report(&commune, REPORT).await;
    for id in [RESIDENT, HEALTH_STATION, CONTACT] {
        let phone = Phone::of(&commune, id);
        let unknown = phone.write("/khonghieu").await.text;
        assert_eq!(phone.write("/baocao").await.text, unknown, "{id}");
        assert!(!phone.person.menu().await.contains(&"baocao".to_owned()), "{id}");
        assert!(!phone.write("/start").await.has_button("Báo cáo"), "{id}");
        let before = phone.person.messages().await.len();
        let half = Span::Half(2020);
        for action in [
            Do::Choose,
            Do::Open(half),
            Do::AskRange,
            Do::Make(half, Format::Document),
            Do::MakeBoth(half),
            Do::Sections,
            Do::Section { place: 3, page: 0 },
            Do::Clause { place: 3, clause: 0, page: 0 },
        ] {
            forger::press(&commune, id, Action::Official(action)).await;
        }
        let after = phone.person.messages().await;
        assert_eq!(after.len(), before, "{id}: {after:#?}");
        assert!(!phone.person.heard().await.contains("Đẩy mạnh"), "{id}");
    }
    commune.end().await;
}

#[tokio::test]
async fn coordinators_and_leaders_find_reports_in_menu_home_and_help() {
    let commune = commune().await;
    for id in [COORDINATOR, LEADER] {
        let phone = Phone::of(&commune, id);
        assert!(phone.person.menu().await.contains(&"baocao".to_owned()), "{id}");
        let home = phone.write("/start").await;
        assert!(home.has_button("📄 Báo cáo") && home.has_button("📊 Tiến độ"), "{id}: {home:#?}");
        let help = phone.write("/trogiup").await;
        assert!(help.text.contains("/baocao") && help.has_button("📄 Báo cáo"), "{id}: {help:#?}");
        assert!(phone.write("/tiendo").await.has_button("Theo từng mục"), "{id}");
    }
    commune.end().await;
}

/// Whoever has lost the role while asked for the days is not heard any more.
#[tokio::test]
async fn days_that_come_after_the_role_has_gone_give_no_report() {
    let commune = commune().await;
    let leader = Phone::of(&commune, LEADER);
    leader.write("/baocao").await;
    leader.go(&["Khoảng thời gian khác"]).await;
    let database = format!("sqlite:{}", commune.folder.path().join("loa.db").display());
    let pool = sqlx::SqlitePool::connect(&database).await.unwrap();
    sqlx::query("DELETE FROM role WHERE kind = 'leader'").execute(&pool).await.unwrap();
    pool.close().await;
    let answer = leader.write("từ 1/3 đến 30/6").await;
    assert!(answer.text.contains("chưa hiểu"), "{}", answer.text);
    commune.end().await;
}
