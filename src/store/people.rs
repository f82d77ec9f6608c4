//! People and their roles.

use super::erasure::nobodys_chat;
use super::{Result, Store, StoreError, Tx};
use crate::domain::ids::{ChatId, PersonId, UnitId};
use crate::domain::notice::{MemberLine, Notice};
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::domain::person::{Language, Person};
use crate::domain::role::{Rank, Role, Roles};
use crate::domain::task::Assignment;

impl Rank {
    /// As the database spells it.
    pub(super) fn column(self) -> &'static str {
        match self {
            Rank::Head => "head",
            Rank::Deputy => "deputy",
        }
    }

    pub(super) fn from_column(text: &str) -> Result<Self> {
        match text {
            "head" => Ok(Rank::Head),
            "deputy" => Ok(Rank::Deputy),
            _ => Err(StoreError::Unreadable("rank")),
        }
    }
}

/// A role as its three columns.
pub(super) fn role_columns(role: Role) -> (&'static str, Option<i64>, Option<&'static str>) {
    match role {
        Role::Coordinator => ("coordinator", None, None),
        Role::Leader => ("leader", None, None),
        Role::Contact => ("contact", None, None),
        Role::Member { unit, rank } => ("member", Some(unit.0), Some(rank.column())),
    }
}

/// The reverse of `role_columns`.
pub(super) fn role_from_columns(kind: &str, unit: Option<i64>, rank: Option<&str>) -> Result<Role> {
    match (kind, unit, rank) {
        ("coordinator", None, None) => Ok(Role::Coordinator),
        ("leader", None, None) => Ok(Role::Leader),
        ("contact", None, None) => Ok(Role::Contact),
        ("member", Some(unit), Some(rank)) => {
            Ok(Role::Member { unit: UnitId(unit), rank: Rank::from_column(rank)? })
        }
        _ => Err(StoreError::Unreadable("role")),
    }
}

impl Tx {
    /// The person of a private chat who has just written: made on the first visit, renamed if they changed
    /// their name, reachable again if they had blocked the bot.
    pub async fn arrive(&mut self, chat: ChatId, name: &str) -> Result<()> {
        sqlx::query!(
            "INSERT INTO person (chat_id, name) VALUES ($1, $2)
             ON CONFLICT (chat_id) DO UPDATE SET name = excluded.name, reachable = 1
             WHERE name <> excluded.name OR reachable = 0",
            chat.0,
            name
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The person of a private chat.
    pub async fn person_in(&mut self, chat: ChatId) -> Result<Option<Person>> {
        let row =
            sqlx::query!(r#"SELECT id AS "id!", name, language FROM person WHERE chat_id = $1"#, chat.0)
                .fetch_optional(self.connection())
                .await?;
        let Some(row) = row else { return Ok(None) };
        let id = PersonId(row.id);
        let language = row.language.as_deref().and_then(Language::from_code).unwrap_or_default();
        Ok(Some(Person { id, chat, name: row.name, language, roles: self.roles_of(id).await? }))
    }

    /// People after this id who can be reached and have not stopped everything, in the order of their ids.
    pub async fn people_after(&mut self, after: PersonId, limit: u32) -> Result<Vec<Person>> {
        let chats = sqlx::query_scalar!(
            "SELECT chat_id FROM person WHERE id > $1 AND reachable = 1 AND stopped = 0 ORDER BY id LIMIT $2",
            after.0,
            limit
        )
        .fetch_all(self.connection())
        .await?;
        self.people_in(chats).await
    }

    /// Nobody for a number that was never given, and for somebody who is erased.
    pub async fn person(&mut self, id: PersonId) -> Result<Option<Person>> {
        let chat = sqlx::query_scalar!("SELECT chat_id FROM person WHERE id = $1", id.0)
            .fetch_optional(self.connection())
            .await?;
        match chat {
            Some(chat) if chat != nobodys_chat(id) => self.person_in(ChatId(chat)).await,
            _ => Ok(None),
        }
    }

    async fn roles_of(&mut self, person: PersonId) -> Result<Roles> {
        let rows = sqlx::query!(
            r#"SELECT kind, unit_id, rank, ifnull(unit.announces, 0) AS "announces!: bool"
                   FROM role LEFT JOIN unit ON unit.id = unit_id WHERE person_id = $1 ORDER BY role.id"#,
            person.0
        )
        .fetch_all(self.connection())
        .await?;
        let held: Result<Vec<_>> =
            rows.iter().map(|row| role_from_columns(&row.kind, row.unit_id, row.rank.as_deref())).collect();
        let roles = Roles::new(held?);
        Ok(if rows.iter().any(|row| row.announces) { roles.announcing() } else { roles })
    }

    /// Telegram says that the chat is blocked or gone: not tried again until the person writes.
    pub async fn mark_unreachable(&mut self, chat: ChatId) -> Result<()> {
        sqlx::query!("UPDATE person SET reachable = 0 WHERE chat_id = $1", chat.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Gives a role. A member who is invited again gets the new rank.
    pub async fn grant(&mut self, person: PersonId, role: Role) -> Result<()> {
        let (kind, unit, rank) = role_columns(role);
        sqlx::query!(
            "INSERT INTO role (person_id, kind, unit_id, rank, granted_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO UPDATE SET rank = excluded.rank",
            person.0,
            kind,
            unit,
            rank,
            self.now
        )
        .execute(&mut *self.inner)
        .await?;
        self.rings.schedule = true;
        Ok(())
    }

    /// Ends a membership. False if there was none.
    pub async fn end_membership(&mut self, person: PersonId, unit: UnitId) -> Result<bool> {
        let gone = sqlx::query!(
            "DELETE FROM role WHERE person_id = $1 AND kind = 'member' AND unit_id = $2",
            person.0,
            unit.0
        )
        .execute(self.connection())
        .await?;
        Ok(gone.rows_affected() > 0)
    }

    /// All reachable coordinators.
    pub async fn coordinators(&mut self) -> Result<Vec<Person>> {
        let chats = sqlx::query_scalar!(
            "SELECT person.chat_id FROM role JOIN person ON person.id = role.person_id
             WHERE role.kind = 'coordinator' AND person.reachable = 1 ORDER BY role.id"
        )
        .fetch_all(self.connection())
        .await?;
        self.people_in(chats).await
    }

    /// All reachable members of units that announce.
    pub async fn announcers(&mut self) -> Result<Vec<Person>> {
        let chats = sqlx::query_scalar!(
            r#"SELECT person.chat_id AS "chat!" FROM role JOIN person ON person.id = role.person_id
               JOIN unit ON unit.id = role.unit_id
               WHERE unit.announces = 1 AND person.reachable = 1 GROUP BY person.id ORDER BY min(role.id)"#
        )
        .fetch_all(self.connection())
        .await?;
        self.people_in(chats).await
    }

    /// Tells somebody something that they did not ask for.
    pub async fn tell(&mut self, person: &Person, notice: Notice) -> Result<()> {
        let outgoing = Outgoing::new(person.chat, person.language, Deed::Say(notice));
        self.send(Class::Answer, &outgoing, None).await
    }

    /// Tells all coordinators.
    pub async fn tell_coordinators(&mut self, notice: Notice) -> Result<()> {
        for coordinator in self.coordinators().await? {
            self.tell(&coordinator, notice.clone()).await?;
        }
        Ok(())
    }

    /// Tells all coordinators, in place of what still waits for them under the same topic.
    pub async fn tell_coordinators_instead(&mut self, notice: Notice, topic: &str) -> Result<()> {
        for coordinator in self.coordinators().await? {
            let topic = format!("{topic}/{}", coordinator.chat.0);
            self.take_back(&topic).await?;
            let outgoing = Outgoing::new(coordinator.chat, coordinator.language, Deed::Say(notice.clone()));
            self.send(Class::Answer, &outgoing, Some(&topic)).await?;
        }
        Ok(())
    }

    /// Shows the coordinators the last report on an assignment.
    pub async fn tell_of_report(&mut self, assignment: &Assignment) -> Result<()> {
        match self.report_on(assignment.id).await? {
            Some(report) => {
                self.tell_coordinators(Notice::ReportArrived { assignment: assignment.clone(), report }).await
            }
            None => Ok(()),
        }
    }

    /// The reachable members of a unit: heads, then deputies.
    pub async fn all_members_of(&mut self, unit: UnitId) -> Result<Vec<Person>> {
        let mut members = self.members_of(unit, Rank::Head).await?;
        members.extend(self.members_of(unit, Rank::Deputy).await?);
        Ok(members)
    }

    /// The reachable members of a unit with this rank.
    pub async fn members_of(&mut self, unit: UnitId, rank: Rank) -> Result<Vec<Person>> {
        let rank = rank.column();
        let chats = sqlx::query_scalar!(
            "SELECT person.chat_id FROM role JOIN person ON person.id = role.person_id
             WHERE role.unit_id = $1 AND role.rank = $2 AND person.reachable = 1 ORDER BY role.id",
            unit.0,
            rank
        )
        .fetch_all(self.connection())
        .await?;
        self.people_in(chats).await
    }

    /// Everybody who belongs to a unit, unit by unit in the order of the plan, heads first.
    pub async fn member_lines(&mut self) -> Result<Vec<MemberLine>> {
        let rows = sqlx::query!(
            r#"SELECT person.id AS "person!", person.name, person.reachable, unit.id AS "unit!",
                      unit.name AS unit_name, role.rank AS "rank!"
               FROM role JOIN person ON person.id = role.person_id JOIN unit ON unit.id = role.unit_id
               ORDER BY ifnull(unit.position, 1000000), unit.id, role.rank DESC, role.id"#
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(MemberLine {
                    person: PersonId(row.person),
                    name: row.name,
                    unit: UnitId(row.unit),
                    unit_name: row.unit_name,
                    rank: Rank::from_column(&row.rank)?,
                    reachable: row.reachable != 0,
                })
            })
            .collect()
    }

    pub(super) async fn people_in(&mut self, chats: Vec<i64>) -> Result<Vec<Person>> {
        let mut people = Vec::with_capacity(chats.len());
        for chat in chats {
            people.extend(self.person_in(ChatId(chat)).await?);
        }
        Ok(people)
    }
}

impl Store {
    /// Whether the person of a private chat is known under this name and reachable: then an arrival changes nothing.
    pub async fn has_arrived(&self, chat: ChatId, name: &str) -> Result<bool> {
        let known = sqlx::query_scalar!(
            r#"SELECT 1 AS "known!: i64" FROM person WHERE chat_id = $1 AND name = $2 AND reachable = 1"#,
            chat.0,
            name
        )
        .fetch_optional(&self.reader)
        .await?;
        Ok(known.is_some())
    }
}
