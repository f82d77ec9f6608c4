//! Reminders: which rungs of which ladders were taken, whether they were answered, who gets them in which message.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::assignments::{Row, assignments, read};
use super::plans::StoredPlan;
use super::{Result, StoreError, Tx};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{AssignmentId, TaskId};
use crate::domain::notice::{ITEMS_IN_A_MESSAGE, Notice, Reminder, ReminderItem};
use crate::domain::outgoing::{Class, Deed, Outgoing, reminder_topic};
use crate::domain::person::Person;
use crate::domain::role::Rank;
use crate::domain::schedule::{Ladder, Step, UNANSWERED_UNTIL_DEPUTY};
use crate::domain::task::{Assignment, Part};

/// An assignment whose ladder may have a rung due.
#[derive(Clone, Debug)]
pub struct Remindable {
    pub assignment: Assignment,
    /// The last rung taken towards the present due date.
    pub last: Option<Step>,
    /// Reminders without an answer since the last answer.
    pub unanswered: u32,
    /// The task's own ladder, if it has one.
    pub days_before: Option<Vec<u16>>,
}

impl Remindable {
    /// The rung that is due today.
    pub fn due_step(&self, stored: &StoredPlan, today: NaiveDate) -> Option<Step> {
        let days_before = self.days_before.as_ref().unwrap_or(&stored.plan.reminders.days_before).clone();
        let ladder = Ladder { due_on: self.assignment.due_on, part: self.assignment.part, days_before };
        stored.calendar.due_step(&ladder, today, self.last)
    }
}

/// One person's reminders of one morning.
struct Mail {
    person: Person,
    items: Vec<ReminderItem>,
}

struct LadderFacts {
    last: Option<Step>,
    unanswered: u32,
    days_before: Option<Vec<u16>>,
}

impl Tx {
    /// What is waiting for its unit and due by `horizon`. What was already past when the plan came is not chased.
    pub async fn remindable(&mut self, horizon: NaiveDate) -> Result<Vec<Remindable>> {
        let rows = assignments!(
            "WHERE assignment.state IN ('assigned', 'in_progress', 'returned') AND assignment.due_on <= $1
                 AND assignment.due_on >= assignment.known_since AND task.removed = 0
             ORDER BY assignment.due_on, task.position, assignment.id",
            horizon
        )
        .fetch_all(self.connection())
        .await?;
        let mut ladders = self.ladders(horizon).await?;
        let with_ladder = |assignment: Assignment| {
            let ladder = ladders.remove(&assignment.id).ok_or(StoreError::Unreadable("ladder"))?;
            let LadderFacts { last, unanswered, days_before } = ladder;
            Ok(Remindable { assignment, last, unanswered, days_before })
        };
        read(rows)?.into_iter().map(with_ladder).collect()
    }

    /// How far every ladder that waits has been climbed, in one query: there are hundreds by the end of a year.
    async fn ladders(&mut self, horizon: NaiveDate) -> Result<HashMap<AssignmentId, LadderFacts>> {
        let rows = sqlx::query!(
            r#"SELECT assignment.id AS "id!", task.days_before,
                      max(reminder.step) FILTER (WHERE reminder.due_on = assignment.due_on) AS "last: i32",
                      count(*) FILTER (WHERE reminder.answered = 0) AS "unanswered!: u32"
               FROM assignment JOIN task ON task.id = assignment.task_id
                    LEFT JOIN reminder ON reminder.assignment_id = assignment.id
               WHERE assignment.state IN ('assigned', 'in_progress', 'returned') AND assignment.due_on <= $1
               GROUP BY assignment.id"#,
            horizon
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let days_before = row
                    .days_before
                    .map(|days| serde_json::from_str(&days).map_err(|_| StoreError::Unreadable("ladder")))
                    .transpose()?;
                let facts = LadderFacts { last: row.last.map(Step), unanswered: row.unanswered, days_before };
                Ok((AssignmentId(row.id), facts))
            })
            .collect()
    }

    /// The ladder of a task, if it has one of its own.
    pub async fn own_ladder(&mut self, task: TaskId) -> Result<Option<Vec<u16>>> {
        let days = sqlx::query_scalar!("SELECT days_before FROM task WHERE id = $1", task.0)
            .fetch_optional(self.connection())
            .await?;
        days.flatten()
            .map(|days| serde_json::from_str(&days).map_err(|_| StoreError::Unreadable("ladder")))
            .transpose()
    }

    /// Takes a rung. Each is taken once for each due date.
    pub async fn take_step(&mut self, assignment: &Assignment, step: Step, on: NaiveDate) -> Result<()> {
        sqlx::query!(
            "INSERT INTO reminder (assignment_id, due_on, step, sent_on) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            assignment.id.0,
            assignment.due_on,
            step.0,
            on
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Whether the unit was reminded of it towards its present due date.
    pub async fn was_reminded(&mut self, assignment: &Assignment) -> Result<bool> {
        Ok(sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT 1 FROM reminder WHERE assignment_id = $1 AND due_on = $2) AS "reminded!: bool""#,
            assignment.id.0,
            assignment.due_on
        )
        .fetch_one(self.connection())
        .await?)
    }

    /// The unit has said something: its silence about this assignment ends.
    pub async fn mark_answered(&mut self, assignment: AssignmentId) -> Result<()> {
        sqlx::query!(
            "UPDATE reminder SET answered = 1 WHERE assignment_id = $1 AND answered = 0",
            assignment.0
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Reminds the units of these tasks and takes their rungs: one message a person, with what still waits in the
    /// outbox from earlier. `nudge`: the coordinator has them asked after. Returns how many people get one.
    ///
    /// Without anybody to remind, a rung stays free for whoever joins.
    pub async fn remind(
        &mut self,
        due: Vec<(Remindable, Step)>,
        nudge: bool,
        today: NaiveDate,
    ) -> Result<u32> {
        let mut mails: BTreeMap<i64, Mail> = BTreeMap::new();
        for (waiting, step) in due {
            let recipients = self.recipients(&waiting).await?;
            if recipients.is_empty() {
                continue;
            }
            self.take_step(&waiting.assignment, step, today).await?;
            for (person, for_deputy) in recipients {
                let item = ReminderItem { assignment: waiting.assignment.clone(), step, for_deputy };
                let mail = mails.entry(person.chat.0).or_insert_with(|| Mail { person, items: vec![] });
                // Head of one unit and deputy of another: each task is told once.
                if mail.items.iter().all(|known| known.assignment.id != item.assignment.id) {
                    mail.items.push(item);
                }
            }
        }
        let people = u32::try_from(mails.len()).unwrap_or(u32::MAX);
        for mail in mails.into_values() {
            self.post(mail, nudge, today).await?;
        }
        Ok(people)
    }

    /// A reminder that still waits to be sent to this person tells how things are now, or is not sent at all.
    pub async fn remind_of_what_is_left(&mut self, person: Person, today: NaiveDate) -> Result<()> {
        self.post(Mail { person, items: vec![] }, false, today).await
    }

    /// The heads; the deputies too once two reminders have stayed unanswered, or if there is no head.
    async fn recipients(&mut self, waiting: &Remindable) -> Result<Vec<(Person, bool)>> {
        let unit = waiting.assignment.unit;
        let heads = self.members_of(unit, Rank::Head).await?;
        let silent = waiting.unanswered >= UNANSWERED_UNTIL_DEPUTY;
        let deputies =
            if heads.is_empty() || silent { self.members_of(unit, Rank::Deputy).await? } else { vec![] };
        let heads = heads.into_iter().map(|head| (head, false));
        Ok(heads.chain(deputies.into_iter().map(|deputy| (deputy, silent))).collect())
    }

    /// One message for all that is due to one person. What still waits in the outbox from an earlier morning
    /// becomes part of it.
    async fn post(&mut self, mail: Mail, mut nudge: bool, today: NaiveDate) -> Result<()> {
        let Mail { person, mut items } = mail;
        let topic = reminder_topic(person.chat);
        let waiting = self.take_back(&topic).await?;
        if items.is_empty() && waiting.is_empty() {
            return Ok(());
        }
        // A new morning: words without a reply are about the reminder now.
        if let Some(Dialogue::Task { .. }) = self.dialogue(person.chat).await? {
            self.set_dialogue(person.chat, None).await?;
        }
        for unsent in waiting {
            let Deed::Say(Notice::Reminder(reminder)) = unsent.deed else { continue };
            nudge |= reminder.nudge;
            for item in reminder.items {
                if items.iter().any(|known| known.assignment.id == item.assignment.id) {
                    continue;
                }
                let fresh = self.assignment(item.assignment.id).await?;
                if let Some(assignment) = fresh.filter(|assignment| assignment.state.is_reminded()) {
                    items.push(ReminderItem { assignment, ..item });
                }
            }
        }
        if items.is_empty() {
            return Ok(());
        }
        // What one has to answer for comes before what one helps with.
        items.sort_by_key(|item| (item.assignment.part == Part::Support, item.assignment.due_on));
        let more = u32::try_from(items.len().saturating_sub(ITEMS_IN_A_MESSAGE)).unwrap_or(u32::MAX);
        items.truncate(ITEMS_IN_A_MESSAGE);
        let deed = Deed::Say(Notice::Reminder(Reminder { on: today, items, more, nudge }));
        let outgoing = Outgoing::new(person.chat, person.language, deed);
        self.send(Class::Reminder, &outgoing, Some(&topic)).await
    }
}
