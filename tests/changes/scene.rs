//! The coordinator's list of tasks.

use loa::clock::Clock;
use loa::domain::plan::Plan;

use crate::announcements::scene::Phone;
use crate::support::Commune;

/// Opens the list of tasks from the home screen.
pub async fn list(coordinator: &Phone<'_>) {
    coordinator.write("/start").await;
    coordinator.press("✏️ Sửa, thêm việc").await;
}

/// Opens the task with this title.
pub async fn open(coordinator: &Phone<'_>, title: &str) {
    list(coordinator).await;
    let text = coordinator.screen().await;
    let line = text.lines().find(|line| line.contains(title)).unwrap_or_else(|| panic!("{text}"));
    let (number, _) = line.split_once('.').unwrap();
    coordinator.press(number).await;
}

pub async fn stored_plan(commune: &Commune) -> Plan {
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.plan_in_force().await.unwrap().unwrap().plan.clone()
}

/// In which messages tasks were changed.
pub async fn changed_in(commune: &Commune) -> Vec<i64> {
    let database = format!("sqlite:{}", commune.folder.path().join("loa.db").display());
    let pool = sqlx::SqlitePool::connect(&database).await.unwrap();
    let messages = sqlx::query_scalar("SELECT message_id FROM task_change ORDER BY id");
    let messages = messages.fetch_all(&pool).await.unwrap();
    pool.close().await;
    messages
}
