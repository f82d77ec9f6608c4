use loa::domain::action::Action;
use loa::domain::change::Repeat;
use loa::domain::change::screen::{ChangeAction, Field};
use loa::domain::ids::TaskId;
use loa::domain::role::Role;

use crate::announcements::scene::Phone;
use crate::changes::scene::{open, stored_plan};
use crate::private::forger;
use crate::support::{HEALTH_STATION, RESIDENT, STRANGER};
use crate::worklist::scene::{commune, coordinator, unit};

/// Every button, pressed by whoever may not: nothing is changed, and nothing is told.
#[tokio::test]
async fn only_coordinators_change_tasks() {
    let commune = commune("2020-11-10 08:00").await;
    commune.appoint(RESIDENT, Role::Leader).await;
    commune.welcome(STRANGER).await;
    let before = stored_plan(&commune).await;
    let (task, police) = (TaskId(1), unit(&commune, "Công an xã").await);
    let actions = [
        ChangeAction::List { year: None, unit: None, page: 0 },
        ChangeAction::Open(task),
        ChangeAction::New { year: 2020 },
        ChangeAction::Edit(task),
        ChangeAction::Draft,
        ChangeAction::Ask(Field::Title),
        ChangeAction::Repeat(Repeat::Monthly),
        ChangeAction::Units,
        ChangeAction::Toggle(police),
        ChangeAction::Save,
        ChangeAction::Discard,
        ChangeAction::AskCancel(task),
        ChangeAction::Cancel(task),
        ChangeAction::Reopen(task),
    ];
    for who in [RESIDENT, STRANGER, HEALTH_STATION] {
        let phone = Phone::of(&commune, who);
        phone.write("/start").await;
        assert!(!phone.last().await.has_button("Sửa, thêm việc"));
        let screen = phone.screen().await;
        for action in &actions {
            forger::press(&commune, who, Action::Change(action.clone())).await;
            commune.settle().await;
        }
        assert_eq!(phone.screen().await, screen);
    }
    assert_eq!(stored_plan(&commune).await, before);
    commune.end().await;
}

/// Whoever has lost the role while asked is not heard any more.
#[tokio::test]
async fn a_title_that_comes_after_the_role_has_gone_changes_nothing() {
    let commune = commune("2020-11-10 08:00").await;
    let hanh = coordinator(&commune);
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.go(&["✏️ Sửa việc này", "Tên"]).await;
    let database = format!("sqlite:{}", commune.folder.path().join("loa.db").display());
    let pool = sqlx::SqlitePool::connect(&database).await.unwrap();
    sqlx::query("DELETE FROM role WHERE kind = 'coordinator'").execute(&pool).await.unwrap();
    pool.close().await;
    hanh.write("Một tên khác").await;
    assert!(hanh.screen().await.contains("chưa hiểu"), "{}", hanh.screen().await);
    assert_eq!(stored_plan(&commune).await.tasks[0].title, "Tư vấn sức khỏe");
    commune.end().await;
}
