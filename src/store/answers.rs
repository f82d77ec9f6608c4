//! Who comes to what was announced.

use super::{Result, StoreError, Tx};
use crate::domain::announcement::{Answer, Answers};
use crate::domain::ids::{AnnouncementId, ChatId, PersonId};
use crate::domain::person::Person;

/// One line of the organiser's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    /// Only of those who agreed to be listed.
    pub name: Option<String>,
    pub hamlet: Option<String>,
    pub answer: Answer,
}

/// How one hamlet, or one group, was reached and what it answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceLine {
    /// Absent for those who have not said where they live.
    pub hamlet: Option<String>,
    /// Of a group; absent for people.
    pub group: Option<ChatId>,
    pub sent: u32,
    pub blocked: u32,
    pub failed: u32,
    pub left: u32,
}

impl Tx {
    /// Writes down whether somebody comes; whoever changes their mind stays listed or not.
    pub async fn set_answer(&mut self, id: AnnouncementId, person: PersonId, answer: Answer) -> Result<()> {
        let answer = answer.name();
        sqlx::query!(
            "INSERT INTO announcement_answer (announcement_id, person_id, answer) VALUES ($1, $2, $3)
             ON CONFLICT DO UPDATE SET answer = excluded.answer",
            id.0,
            person.0,
            answer
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Whether somebody's name may stand on the organiser's list. False if they have not answered.
    pub async fn set_listed(&mut self, id: AnnouncementId, person: PersonId, listed: bool) -> Result<bool> {
        let set = sqlx::query!(
            "UPDATE announcement_answer SET listed = $3 WHERE announcement_id = $1 AND person_id = $2",
            id.0,
            person.0,
            listed
        )
        .execute(self.connection())
        .await?;
        Ok(set.rows_affected() > 0)
    }

    /// What somebody has answered, and whether they are listed.
    pub async fn answer_of(
        &mut self,
        id: AnnouncementId,
        person: PersonId,
    ) -> Result<Option<(Answer, bool)>> {
        let row = sqlx::query!(
            r#"SELECT answer, listed AS "listed: bool" FROM announcement_answer
               WHERE announcement_id = $1 AND person_id = $2"#,
            id.0,
            person.0
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| Ok((read(&row.answer)?, row.listed))).transpose()
    }

    /// How many have given which answer.
    pub async fn answers(&mut self, id: AnnouncementId) -> Result<Answers> {
        let rows = sqlx::query!(
            r#"SELECT answer, count(*) AS "count!: u32" FROM announcement_answer
               WHERE announcement_id = $1 GROUP BY answer"#,
            id.0
        )
        .fetch_all(self.connection())
        .await?;
        let mut answers = Answers::default();
        for row in rows {
            match read(&row.answer)? {
                Answer::Coming => answers.coming = row.count,
                Answer::Maybe => answers.maybe = row.count,
                Answer::NotComing => answers.not_coming = row.count,
            }
        }
        Ok(answers)
    }

    /// All answers, for the organiser's list, hamlet by hamlet.
    pub async fn answer_lines(&mut self, id: AnnouncementId) -> Result<Vec<AnswerLine>> {
        let rows = sqlx::query!(
            r#"SELECT iif(listed AND answer = 'coming', person.name, NULL) AS name, person.hamlet, answer
               FROM announcement_answer JOIN person ON person.id = person_id
               WHERE announcement_id = $1 ORDER BY person.hamlet, answer, person.name"#,
            id.0
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| Ok(AnswerLine { name: row.name, hamlet: row.hamlet, answer: read(&row.answer)? }))
            .collect()
    }

    /// Reachable people who come, after this person, at most `limit`.
    pub async fn coming_after(
        &mut self,
        id: AnnouncementId,
        after: PersonId,
        limit: u32,
    ) -> Result<Vec<Person>> {
        let chats = sqlx::query_scalar!(
            "SELECT person.chat_id FROM announcement_answer JOIN person ON person.id = person_id
             WHERE announcement_id = $1 AND answer = 'coming' AND person.id > $2
               AND person.reachable = 1 AND person.stopped = 0
             ORDER BY person.id LIMIT $3",
            id.0,
            after.0,
            limit
        )
        .fetch_all(self.connection())
        .await?;
        self.people_in(chats).await
    }

    /// What became of the copies, by hamlet and by group.
    pub async fn place_lines(&mut self, id: AnnouncementId) -> Result<Vec<PlaceLine>> {
        let rows = sqlx::query!(
            r#"SELECT hamlet, iif(chat_id < 0, chat_id, NULL) AS "chat: i64",
                      sum(state IN ('half', 'sent', 'deleted', 'overwritten', 'out_of_reach')) AS "sent!: u32",
                      sum(state = 'blocked') AS "blocked!: u32", sum(state = 'failed') AS "failed!: u32",
                      sum(state = 'waiting') AS "left!: u32"
               FROM delivery WHERE announcement_id = $1 GROUP BY 1, 2 ORDER BY 2, 1"#,
            id.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| PlaceLine {
                hamlet: row.hamlet,
                group: row.chat.map(ChatId),
                sent: row.sent,
                blocked: row.blocked,
                failed: row.failed,
                left: row.left,
            })
            .collect())
    }
}

fn read(answer: &str) -> Result<Answer> {
    Answer::from_name(answer).ok_or(StoreError::Unreadable("answer"))
}
