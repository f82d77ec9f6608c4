//! A commune in which everything has happened that buttons can be about, and somebody who presses buttons that they
//! were never shown.

use loa::app::BoardSettings;
use loa::clock::Clock;
use loa::domain::action::{Action, GroupAction};
use loa::domain::announcement::action::AnnouncementAction;
use loa::domain::ids::{
    AnnouncementId, AssignmentId, CaseId, ChatId, InvitationId, PersonId, ReportId, TaskId, UnitId,
};
use loa::domain::role::{Rank, Role as Held};
use loa::domain::worklist::Item;
use serde_json::{Value, json};
use sqlx::SqlitePool;

use super::matrix::Role;
use crate::announcements::scene::{Phone, UNION, newest, plan};
use crate::private::{Helper, Writer, forger};
use crate::support::people::{self, Message};
use crate::support::{
    CONTACT, COORDINATOR, Commune, GROUP, HEALTH_DEPUTY, HEALTH_STATION, RESIDENT, SECOND_CONTACT, STRANGER,
    TOKEN, ZONE,
};

const OTHER_HEAD: i64 = 1005;
const LEADER: i64 = 1009;
const NEW_CONTACT: i64 = 3003;
const OTHER_NEW_CONTACT: i64 = 3004;

/// Two more tasks of the health station; who may receive the plan's reports.
const TASKS: &str = r#"
[[task]]
slug = "v-4-2"
section = "V.4"
title = "Khám sức khỏe định kỳ"
text = "Khám sức khỏe định kỳ."
lead = ["yte"]
units_from = "plan"
due_on = 2020-12-29
due_from = "local"

[[task]]
slug = "v-4-3"
section = "V.4"
title = "Truyền thông tại thôn"
text = "Truyền thông tại thôn."
lead = ["yte"]
units_from = "plan"
due_on = 2020-12-28
due_from = "local"
"#;

/// The same button for everybody: nothing that the bot has ever made.
const UNREADABLE: &str = "AAAAAAAAAAAAAAAAAAAAAAAA";

/// Rows that every update and every message leaves, whatever it was about.
const BOOKKEEPING: [&str; 6] =
    ["inbox", "outbox", "receive_offset", "seen_update", "sqlite_sequence", "_sqlx_migrations"];

pub struct Scene {
    pub commune: Commune,
    pub unit: UnitId,
    pub task: TaskId,
    /// Tasks of the unit: one to do, one reported, one for which more time was asked.
    pub open: AssignmentId,
    pub reported: AssignmentId,
    pub report: ReportId,
    pub extended: AssignmentId,
    pub until: chrono::NaiveDate,
    pub case: CaseId,
    pub announcement: AnnouncementId,
    pub fingerprint: u32,
    pub group: ChatId,
    pub invitation: InvitationId,
    pub head: PersonId,
    pub leader: PersonId,
    pub contact: PersonId,
    pub second_contact: PersonId,
    pub new_contact: PersonId,
    pub other_new_contact: PersonId,
    database: SqlitePool,
}

impl Scene {
    pub async fn new() -> Self {
        let commune = Commune::staffed(plan(TASKS), "2020-11-16 08:00").await;
        let url = None;
        let commune = commune.with_board(BoardSettings { listen: ([127, 0, 0, 1], 0).into(), url }).await;
        people_arrive(&commune).await;
        let unit = unit(&commune, "Trạm Y tế").await;
        let [extended, reported, open] = tasks(&commune, unit).await;
        let until = chrono::NaiveDate::from_ymd_opt(2021, 1, 15).unwrap();

        forger::press(&commune, HEALTH_STATION, Action::Report(reported.0)).await;
        forger::press(&commune, HEALTH_STATION, Action::SkipResults(reported.0)).await;
        forger::press(&commune, HEALTH_STATION, Action::Extend { assignment: extended.0, until }).await;
        Phone::of(&commune, UNION).compose("Mời bà con đến nhà văn hóa").await;
        Writer::new(&commune, UNION).write("/huy").await;
        forger::press(&commune, COORDINATOR, Action::InviteAs { unit, rank: Rank::Deputy }).await;
        forger::press(&commune, COORDINATOR, Action::Group(GroupAction::List)).await;
        Writer::new(&commune, RESIDENT).send("Tôi cần được tư vấn").await;
        Helper::new(&commune, CONTACT).take().await;
        Helper::new(&commune, CONTACT).answer("Chị cứ yên tâm").await;

        let mut tx = commune.look().await;
        let report = tx.report_on(reported.0).await.unwrap().unwrap().id;
        let invitation = tx.open_invitations(ZONE).await.unwrap()[0].id;
        drop(tx);
        let draft = newest(&commune).await;
        let id = async |chat| forger::person_id(&commune, chat).await;
        let database = commune.folder.path().join("loa.db");
        Self {
            unit,
            task: open.1,
            open: open.0,
            reported: reported.0,
            report,
            extended: extended.0,
            until,
            case: forger::the_case(&commune).await.id,
            announcement: draft.id,
            fingerprint: draft.fingerprint(),
            group: ChatId(GROUP),
            invitation,
            head: id(HEALTH_STATION).await,
            leader: id(LEADER).await,
            contact: id(CONTACT).await,
            second_contact: id(SECOND_CONTACT).await,
            new_contact: id(NEW_CONTACT).await,
            other_new_contact: id(OTHER_NEW_CONTACT).await,
            database: SqlitePool::connect(&format!("sqlite:{}", database.display())).await.unwrap(),
            commune,
        }
    }

    pub fn report_item(&self) -> Item {
        Item::Report { report: self.report, assignment: self.reported }
    }

    /// What a button under the draft does.
    pub fn draft(&self, action: AnnouncementAction) -> Action {
        Action::Announcement(self.announcement, action)
    }

    /// Every row of every table but those that any update touches.
    pub async fn database(&self) -> Vec<String> {
        let columns: Vec<(String, String)> = sqlx::query_as(
            "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
             WHERE t.type = 'table' ORDER BY t.name, c.cid",
        )
        .fetch_all(&self.database)
        .await
        .unwrap();
        let mut tables: Vec<(&str, Vec<String>)> = vec![];
        for (table, column) in columns.iter().filter(|(table, _)| !BOOKKEEPING.contains(&table.as_str())) {
            if tables.last().is_none_or(|(last, _)| last != table) {
                tables.push((table, vec![]));
            }
            tables.last_mut().unwrap().1.push(format!("quote({column})"));
        }
        let each = tables.iter().map(|(table, columns)| {
            format!("SELECT '{table}: ' || {} AS row FROM {table}", columns.join(" || ', ' || "))
        });
        let query = format!("{} ORDER BY row", each.collect::<Vec<_>>().join(" UNION ALL "));
        sqlx::query_scalar(sqlx::AssertSqlSafe(query)).fetch_all(&self.database).await.unwrap()
    }

    pub async fn end(self) {
        self.database.close().await;
        self.commune.end().await;
    }
}

impl Role {
    pub fn chat(self) -> i64 {
        match self {
            Role::Stranger => STRANGER,
            Role::Resident => RESIDENT,
            Role::Head => HEALTH_STATION,
            Role::Deputy => HEALTH_DEPUTY,
            Role::OtherHead => OTHER_HEAD,
            Role::Announcer => UNION,
            Role::Coordinator => COORDINATOR,
            Role::PlanLeader => LEADER,
            Role::ActiveContact => CONTACT,
            Role::NewContact => NEW_CONTACT,
        }
    }
}

async fn people_arrive(commune: &Commune) {
    for (id, name) in [(NEW_CONTACT, "Rơ Châm H'Yen"), (OTHER_NEW_CONTACT, "Đinh Thị Hoa")] {
        commune.person(id).appear(name).await;
    }
    commune.appoint_member(HEALTH_DEPUTY, "yte", Rank::Deputy).await;
    commune.appoint_member(OTHER_HEAD, "congan", Rank::Head).await;
    commune.appoint_member(UNION, "hlhpn", Rank::Head).await;
    let coordinator = forger::person_id(commune, COORDINATOR).await;
    let mut tx = commune.look().await;
    let (code, _) = tx.invite_leader("Hội đồng nhân dân xã", coordinator).await.unwrap();
    tx.commit().await.unwrap();
    Writer::new(commune, LEADER).write(&format!("/start {}", code.expose())).await;
    for (id, position) in [(CONTACT, "dia-chi-tin-cay"), (SECOND_CONTACT, "tram-y-te")] {
        commune.appoint(id, Held::Contact).await;
        commune.change_contact(id, |contact| contact.position = Some(position.to_owned())).await;
    }
    for id in [NEW_CONTACT, OTHER_NEW_CONTACT] {
        // Not as `loa claim` makes the first two: these wait for a contact's approval.
        let mut tx = commune.look().await;
        let (code, _) = tx.invite(Held::Contact, Some(coordinator)).await.unwrap();
        tx.commit().await.unwrap();
        Writer::new(commune, id).write(&format!("/start {}", code.expose())).await;
    }
    commune.welcome(RESIDENT).await;
}

pub async fn unit(commune: &Commune, name: &str) -> UnitId {
    let units = commune.look().await.unit_choices().await.unwrap();
    units.into_iter().find(|choice| choice.name == name).unwrap().unit
}

/// The unit's tasks, the nearest due first.
pub async fn tasks<const COUNT: usize>(commune: &Commune, unit: UnitId) -> [(AssignmentId, TaskId); COUNT] {
    let today = commune.clock.now().with_timezone(&ZONE).date_naive();
    let mut tasks = commune.look().await.tasks_of(unit, today).await.unwrap();
    tasks.sort_by_key(|task| task.due_on);
    let tasks: Vec<_> = tasks.into_iter().map(|task| (task.id, task.task)).collect();
    tasks.try_into().unwrap()
}

/// Somebody who puts a button of their own making under a message of the bot's, and presses it: everything goes the
/// way of a real press, and what flashes up is known.
pub struct Presser<'a> {
    commune: &'a Commune,
    pub chat: i64,
    message: Option<i64>,
}

impl<'a> Presser<'a> {
    pub fn new(commune: &'a Commune, chat: i64) -> Self {
        Self { commune, chat, message: None }
    }

    /// Nobody waits for Telegram's limits, which follow the same clock.
    fn breathe(&self) {
        self.commune.clock.advance_to(self.commune.clock.now() + chrono::Duration::milliseconds(1100));
    }

    async fn call(&self, method: &str, body: Value) -> Option<Value> {
        self.breathe();
        let url = format!("{}/bot{TOKEN}/{method}", self.commune.url());
        let answer: Value = people::http().post(url).json(&body).send().await.unwrap().json().await.unwrap();
        answer["ok"].as_bool().unwrap().then(|| answer["result"].clone())
    }

    /// Presses a button with this data; what flashes up.
    pub async fn press_data(&mut self, data: &str) -> Value {
        let keyboard = json!({ "inline_keyboard": [[{ "text": "?", "callback_data": data }]] });
        let body = json!({ "chat_id": self.chat, "message_id": self.message, "reply_markup": keyboard });
        let under_the_last = match self.message {
            // Gone, if what was pressed last has deleted it.
            Some(_) => self.call("editMessageReplyMarkup", body).await.is_some(),
            None => false,
        };
        if !under_the_last {
            let body = json!({ "chat_id": self.chat, "text": "?", "reply_markup": keyboard });
            let sent = self.call("sendMessage", body).await.unwrap();
            self.message = Some(sent["message_id"].as_i64().unwrap());
        }
        self.breathe();
        let url = format!("{}/sandbox/chats/{}/press", self.commune.url(), self.chat);
        let body = json!({ "from": self.chat, "message_id": self.message, "row": 0, "column": 0 });
        let flashed = people::post(&url, body).await;
        assert_eq!(flashed["answered"], true, "nobody answers the press");
        self.commune.settle().await;
        flashed
    }

    /// What a button answers that does not exist.
    pub async fn stale(&mut self) -> Value {
        let stale = self.press_data(UNREADABLE).await;
        assert!(stale["text"].as_str().is_some_and(|text| !text.is_empty()), "{stale}");
        stale
    }

    pub async fn press(&mut self, action: &Action) -> Value {
        self.press_data(&forger::data(self.commune, self.chat, action)).await
    }

    /// What stands in the chat, without buttons: the last one is of our making.
    pub async fn chat(&self) -> Vec<(i64, String)> {
        let messages = self.commune.person(self.chat).messages().await;
        messages.into_iter().map(|Message { id, text, .. }| (id, text)).collect()
    }
}
