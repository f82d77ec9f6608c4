//! Reminders: which rungs of which ladders were taken, whether they were answered, who gets them in which message.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::plans::StoredPlan;
use super::{Result, StoreError, Tx};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{AssignmentId, TaskId, UnitId};
use crate::domain::notice::{ITEMS_IN_A_MESSAGE, Notice, Reminder, ReminderItem};
use crate::domain::outgoing::{Class, Deed, Outgoing, reminder_topic};
use crate::domain::person::Person;
use crate::domain::role::Rank;
use crate::domain::schedule::{Ladder, Step, UNANSWERED_UNTIL_DEPUTY};
use crate::domain::task::{Assignment, Part};

/// An assignment whose ladder may have a rung due.
#[derive(Clone, Debug)]
pub struct Remindable {
    pub assignment: AssignmentId,
    pub unit: UnitId,
    pub part: Part,
    pub due_on: NaiveDate,
    /// The last rung taken towards the present due date.
    pub last: Option<Step>,
    /// Reminders without an answer since the last answer, counted up to [`UNANSWERED_UNTIL_DEPUTY`].
    pub unanswered: u32,
    /// The task's own ladder, if it has one.
    pub days_before: Option<Vec<u16>>,
}

impl Remindable {
    /// The rung that is due today.
    pub fn due_step(&self, stored: &StoredPlan, today: NaiveDate) -> Option<Step> {
        let days_before = self.days_before.as_ref().unwrap_or(&stored.plan.reminders.days_before).clone();
        let ladder = Ladder { due_on: self.due_on, part: self.part, days_before };
        stored.calendar.due_step(&ladder, today, self.last)
    }
}

/// What waits for its unit, nearest due first, as far as a filter lets it through. What was already past when the plan
/// came is not chased.
macro_rules! remindable {
    ($filter:tt, $($argument:expr),+) => {
        sqlx::query_as!(
            Row,
            r#"SELECT assignment.id AS "id!", assignment.unit_id, assignment.part,
                      assignment.due_on AS "due_on!: NaiveDate", task.days_before,
                      (SELECT max(step) FROM reminder WHERE reminder.assignment_id = assignment.id
                                                        AND reminder.due_on = assignment.due_on) AS "last: i32",
                      (SELECT count(*) FROM (SELECT 1 FROM reminder WHERE reminder.assignment_id = assignment.id
                                                                      AND reminder.answered = 0
                                             LIMIT $1)) AS "unanswered!: u32"
               FROM assignment JOIN task ON task.id = assignment.task_id
               WHERE assignment.state IN ('assigned', 'in_progress', 'returned')
                 AND assignment.due_on >= assignment.known_since AND task.removed = 0 AND "# + $filter
                + " ORDER BY assignment.due_on, task.position, assignment.id",
            UNANSWERED_UNTIL_DEPUTY,
            $($argument),+
        )
    };
}

struct Row {
    id: i64,
    unit_id: i64,
    part: String,
    due_on: NaiveDate,
    days_before: Option<String>,
    last: Option<i32>,
    unanswered: u32,
}

impl TryFrom<Row> for Remindable {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Remindable {
            assignment: AssignmentId(row.id),
            unit: UnitId(row.unit_id),
            part: Part::from_column(&row.part)?,
            due_on: row.due_on,
            last: row.last.map(Step),
            unanswered: row.unanswered,
            days_before: row.days_before.as_deref().map(ladder).transpose()?,
        })
    }
}

fn read(rows: Vec<Row>) -> Result<Vec<Remindable>> {
    rows.into_iter().map(Remindable::try_from).collect()
}

/// Reads a ladder of the database.
fn ladder(days: &str) -> Result<Vec<u16>> {
    serde_json::from_str(days).map_err(|_| StoreError::Unreadable("ladder"))
}

/// What is about to be named in somebody's reminder.
#[derive(Clone, Copy)]
struct Rung {
    assignment: AssignmentId,
    part: Part,
    due_on: NaiveDate,
    step: Step,
    for_deputy: bool,
}

/// One person's reminders of one morning.
struct Mail {
    person: Person,
    rungs: Vec<Rung>,
    known: HashSet<AssignmentId>,
}

impl Mail {
    /// Head of one unit and deputy of another: each task is told once.
    fn add(&mut self, rung: Rung) {
        if self.known.insert(rung.assignment) {
            self.rungs.push(rung);
        }
    }
}

impl Tx {
    /// What may be reminded of by `horizon`. Whoever only helps is not reminded after the date.
    pub async fn remindable(&mut self, today: NaiveDate, horizon: NaiveDate) -> Result<Vec<Remindable>> {
        let rows = remindable!(
            "assignment.due_on <= $2 AND (assignment.part = 'lead' OR assignment.due_on >= $3)",
            horizon,
            today
        )
        .fetch_all(self.connection())
        .await?;
        read(rows)
    }

    /// What of these may still be reminded of.
    pub async fn still_remindable(&mut self, assignments: &[AssignmentId]) -> Result<Vec<Remindable>> {
        let ids = serde_json::to_string(assignments).map_err(|_| StoreError::Unreadable("assignment"))?;
        let rows = remindable!("assignment.id IN (SELECT value FROM json_each($2))", ids)
            .fetch_all(self.connection())
            .await?;
        read(rows)
    }

    /// What one unit may be reminded of that it leads, however far ahead.
    pub(super) async fn remindable_of(&mut self, unit: UnitId) -> Result<Vec<Remindable>> {
        let rows = remindable!("assignment.unit_id = $2 AND assignment.part = 'lead'", unit.0)
            .fetch_all(self.connection())
            .await?;
        read(rows)
    }

    /// The ladder of a task, if it has one of its own.
    pub async fn own_ladder(&mut self, task: TaskId) -> Result<Option<Vec<u16>>> {
        let days = sqlx::query_scalar!("SELECT days_before FROM task WHERE id = $1", task.0)
            .fetch_optional(self.connection())
            .await?;
        days.flatten().as_deref().map(ladder).transpose()
    }

    /// Takes rungs on a day, each with the due date that it leads to. Each is taken once for each due date.
    pub async fn take_steps(
        &mut self,
        steps: &[(AssignmentId, NaiveDate, Step)],
        on: NaiveDate,
    ) -> Result<()> {
        let steps = serde_json::to_string(steps).map_err(|_| StoreError::Unreadable("ladder"))?;
        sqlx::query!(
            "INSERT INTO reminder (assignment_id, due_on, step, sent_on)
             SELECT value ->> 0, value ->> 1, value ->> 2, $2 FROM json_each($1) WHERE true
             ON CONFLICT DO NOTHING",
            steps,
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
        let mut recipients = HashMap::new();
        let mut steps = vec![];
        for (waiting, step) in due {
            let Remindable { assignment, unit, part, due_on, .. } = waiting;
            let silent = waiting.unanswered >= UNANSWERED_UNTIL_DEPUTY;
            let recipients = match recipients.entry((unit, silent)) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.recipients(unit, silent).await?),
            };
            if recipients.is_empty() {
                continue;
            }
            steps.push((assignment, due_on, step));
            for (person, for_deputy) in recipients.iter() {
                let rung = Rung { assignment, part, due_on, step, for_deputy: *for_deputy };
                let new = || Mail { person: person.clone(), rungs: vec![], known: HashSet::new() };
                mails.entry(person.chat.0).or_insert_with(new).add(rung);
            }
        }
        self.take_steps(&steps, today).await?;
        let people = u32::try_from(mails.len()).unwrap_or(u32::MAX);
        for mail in mails.into_values() {
            self.post(mail, nudge, today).await?;
        }
        Ok(people)
    }

    /// A reminder that still waits to be sent to this person tells how things are now, or is not sent at all.
    pub async fn remind_of_what_is_left(&mut self, person: Person, today: NaiveDate) -> Result<()> {
        self.post(Mail { person, rungs: vec![], known: HashSet::new() }, false, today).await
    }

    /// The heads; the deputies too once two reminders have stayed unanswered, or if there is no head.
    async fn recipients(&mut self, unit: UnitId, silent: bool) -> Result<Vec<(Person, bool)>> {
        let heads = self.members_of(unit, Rank::Head).await?;
        let deputies =
            if heads.is_empty() || silent { self.members_of(unit, Rank::Deputy).await? } else { vec![] };
        let heads = heads.into_iter().map(|head| (head, false));
        Ok(heads.chain(deputies.into_iter().map(|deputy| (deputy, silent))).collect())
    }

    /// One message for all that is due to one person. What still waits in the outbox from an earlier morning
    /// becomes part of it.
    async fn post(&mut self, mut mail: Mail, mut nudge: bool, today: NaiveDate) -> Result<()> {
        let topic = reminder_topic(mail.person.chat);
        let waiting = self.take_back(&topic).await?;
        if mail.rungs.is_empty() && waiting.is_empty() {
            return Ok(());
        }
        // A new morning: words without a reply are about the reminder now.
        if let Some(Dialogue::Task { .. }) = self.dialogue(mail.person.chat).await? {
            self.set_dialogue(mail.person.chat, None).await?;
        }
        for unsent in waiting {
            let Deed::Say(Notice::Reminder(reminder)) = unsent.deed else { continue };
            nudge |= reminder.nudge;
            for ReminderItem { assignment, step, for_deputy } in reminder.items {
                let fresh = self.assignment(assignment.id).await?;
                if let Some(fresh) = fresh.filter(|fresh| fresh.state.is_reminded()) {
                    let Assignment { id: assignment, part, due_on, .. } = fresh;
                    mail.add(Rung { assignment, part, due_on, step, for_deputy });
                }
            }
        }
        let Mail { person, mut rungs, .. } = mail;
        if rungs.is_empty() {
            return Ok(());
        }
        // What one has to answer for comes before what one helps with.
        rungs.sort_by_key(|rung| (rung.part == Part::Support, rung.due_on));
        let more = u32::try_from(rungs.len().saturating_sub(ITEMS_IN_A_MESSAGE)).unwrap_or(u32::MAX);
        let mut items = vec![];
        for Rung { assignment, step, for_deputy, .. } in rungs.into_iter().take(ITEMS_IN_A_MESSAGE) {
            let assignment = self.assignment(assignment).await?;
            items.extend(assignment.map(|assignment| ReminderItem { assignment, step, for_deputy }));
        }
        let deed = Deed::Say(Notice::Reminder(Reminder { on: today, items, more, nudge }));
        let outgoing = Outgoing::new(person.chat, person.language, deed);
        self.send(Class::Reminder, &outgoing, Some(&topic)).await
    }
}
