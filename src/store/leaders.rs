//! Leaders and what they were invited as.

use chrono::{DateTime, Utc};

use super::{Result, Tx};
use crate::domain::ids::PersonId;
use crate::domain::invitation::Code;
use crate::domain::leader::{LeaderLine, LeaderStanding};
use crate::domain::person::Person;
use crate::domain::role::Role;

impl Tx {
    /// Makes a code for a leader who stands for this recipient. Returns the code and when it ends.
    pub async fn invite_leader(&mut self, label: &str, by: PersonId) -> Result<(Code, DateTime<Utc>)> {
        let (code, expires_at) = self.invite(Role::Leader, Some(by)).await?;
        let hash = self.code_hash(&code);
        sqlx::query!("UPDATE invitation SET label = $2 WHERE code_hash = $1", hash, label)
            .execute(self.connection())
            .await?;
        Ok((code, expires_at))
    }

    /// Notes what a leader stands for.
    pub async fn label_leader(&mut self, person: PersonId, label: &str) -> Result<()> {
        sqlx::query!("UPDATE role SET label = $2 WHERE person_id = $1 AND kind = 'leader'", person.0, label)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Whether the leader gets the weekly summary from now on.
    pub async fn set_weekly(&mut self, person: PersonId, weekly: bool) -> Result<()> {
        sqlx::query!(
            "UPDATE role SET weekly = $2 WHERE person_id = $1 AND kind = 'leader'",
            person.0,
            weekly
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What the person is a leader as, if they are one.
    pub async fn leader_standing(&mut self, person: PersonId) -> Result<Option<LeaderStanding>> {
        let row = sqlx::query!(
            r#"SELECT label, weekly AS "weekly!: bool" FROM role WHERE person_id = $1 AND kind = 'leader'"#,
            person.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.map(|row| LeaderStanding { label: row.label.unwrap_or_default(), weekly: row.weekly }))
    }

    /// All leaders, in the order in which they came.
    pub async fn leaders(&mut self) -> Result<Vec<LeaderLine>> {
        let rows = sqlx::query!(
            r#"SELECT person.id AS "person!", person.name, role.label, person.reachable AS "reachable!: bool"
               FROM role JOIN person ON person.id = role.person_id WHERE role.kind = 'leader' ORDER BY role.id"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| LeaderLine {
                person: PersonId(row.person),
                name: row.name,
                label: row.label.unwrap_or_default(),
                reachable: row.reachable,
            })
            .collect())
    }

    /// Reachable leaders who want the weekly summary and do not coordinate.
    pub async fn weekly_leaders(&mut self) -> Result<Vec<Person>> {
        let chats = sqlx::query_scalar!(
            "SELECT person.chat_id FROM role JOIN person ON person.id = role.person_id
             WHERE role.kind = 'leader' AND role.weekly = 1 AND person.reachable = 1
               AND NOT EXISTS (SELECT 1 FROM role AS other
                               WHERE other.person_id = person.id AND other.kind = 'coordinator')
             ORDER BY role.id"
        )
        .fetch_all(self.connection())
        .await?;
        self.people_in(chats).await
    }

    /// Ends a leader's role; any other role stays.
    pub async fn end_leadership(&mut self, person: PersonId) -> Result<()> {
        sqlx::query!("DELETE FROM role WHERE person_id = $1 AND kind = 'leader'", person.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
