//! A commune in which things wait, and the coordinator's phone.

use loa::clock::Clock;
use loa::domain::ids::{AssignmentId, UnitId};
use loa::domain::role::{Rank, Role};

use crate::announcements::scene::Phone;
use crate::support::people::Message;
use crate::support::{COORDINATOR, Commune, HEALTH_STATION, small_plan};

pub const POLICE: i64 = 1005;
pub const UNION: i64 = 1006;
/// Another coordinator.
pub const SECOND: i64 = 1009;

/// One task of a unit.
pub fn task(slug: &str, unit: &str, title: &str, due_on: &str) -> String {
    format!(
        r#"
[[task]]
slug = "{slug}"
section = "V"
title = "{title}"
text = "{title}."
lead = ["{unit}"]
units_from = "plan"
due_on = {due_on}
due_from = "local"
"#
    )
}

pub fn three_tasks() -> String {
    [
        task("yte", "yte", "Tư vấn sức khỏe", "2020-11-20"),
        task("congan", "congan", "Phòng chống mua bán người", "2020-11-20"),
        task("hlhpn", "hlhpn", "Họp mặt nữ cán bộ", "2020-11-20"),
    ]
    .concat()
}

/// A coordinator, the health station, the police and the Women's Union, with a task each; nobody is in the unit for
/// culture.
pub async fn commune(local: &str) -> Commune {
    commune_of(&three_tasks(), local).await
}

pub async fn commune_of(tasks: &str, local: &str) -> Commune {
    let commune = Commune::staffed(small_plan(tasks), local).await;
    commune.appoint_member(POLICE, "congan", Rank::Head).await;
    commune.appoint_member(UNION, "hlhpn", Rank::Head).await;
    commune
}

/// The same with everything that can wait: a report, a request, a call for help, a unit without anybody.
pub async fn busy(local: &str) -> Commune {
    let commune = commune(local).await;
    report(&commune, HEALTH_STATION, "Đã tư vấn ở hội trường, 45 người, 30 nữ, 15 nam").await;
    Phone::of(&commune, POLICE).write("xin thêm 3 ngày ạ").await;
    Phone::of(&commune, UNION).write("bên em cần hỗ trợ, thiếu hội trường").await;
    commune
}

/// Reports one's only task.
pub async fn report(commune: &Commune, who: i64, results: &str) {
    let phone = Phone::of(commune, who);
    phone.write("/viec").await;
    phone.go(&["1", "Đã xong"]).await;
    phone.write(results).await;
}

pub async fn second_coordinator(commune: &Commune) {
    commune.appoint(SECOND, Role::Coordinator).await;
}

/// Opens the worklist from the home screen; gives its message.
pub async fn open(coordinator: &Phone<'_>) -> Message {
    coordinator.write("/start").await;
    coordinator.press("📥").await;
    coordinator.last().await
}

/// How many messages the bot has in the chat.
pub async fn said(phone: &Phone<'_>) -> usize {
    phone.person.messages().await.iter().filter(|message| message.from_bot).count()
}

/// The history of all tasks, in order: kind and note.
pub async fn history(commune: &Commune) -> Vec<String> {
    let database = format!("sqlite:{}", commune.folder.path().join("loa.db").display());
    let pool = sqlx::SqlitePool::connect(&database).await.unwrap();
    let rows: Vec<(String, Option<String>)> =
        sqlx::query_as("SELECT kind, note FROM task_event ORDER BY id").fetch_all(&pool).await.unwrap();
    pool.close().await;
    let line = |(kind, note): (String, Option<String>)| match note {
        Some(note) => format!("{kind}: {note}"),
        None => kind,
    };
    rows.into_iter().map(line).collect()
}

pub async fn unit(commune: &Commune, name: &str) -> UnitId {
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    let units = tx.unit_choices().await.unwrap();
    units.into_iter().find(|unit| unit.name == name).unwrap().unit
}

pub async fn assignments(commune: &Commune) -> Vec<AssignmentId> {
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    let plan = tx.plan_in_force().await.unwrap().unwrap();
    tx.assignments_of_plan(plan.id).await.unwrap().into_iter().map(|assignment| assignment.id).collect()
}

pub fn coordinator(commune: &Commune) -> Phone<'_> {
    Phone::of(commune, COORDINATOR)
}
