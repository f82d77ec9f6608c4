//! Cases: everything about one lies sealed under its own key, in one row and a row for each letter.

use super::case_keys::case_id;
use super::vault::{CaseKey, Purpose};
use super::{Result, Store, StoreError, Tx};
use crate::domain::case::{Case, Letter, LetterState, Side, Stage, Trail, between};
use crate::domain::ids::{CaseId, ChatId, MessageId};
use crate::domain::outgoing::{Class, piece_topic};
use chrono::{DateTime, Duration, DurationRound, Utc};

/// Sizes of rows are multiples of these.
const CASE_STEP: usize = 8192;
const LETTER_STEP: usize = 8192;

const CASE_PLACE: &[u8] = b"loa/case/1";

/// Wrong PINs that are looked at in an hour; after them even a right one finds nothing new.
const PINS_AN_HOUR: i64 = 5;

impl Tx {
    /// A new case, begun in this chat (practice: in none).
    pub async fn begin_case(&mut self, owner: Option<ChatId>) -> Result<Case> {
        let (id, _) = self.new_case_key(owner).await?;
        let case = Case::begin(id, owner, self.now);
        self.save_case(&case).await?;
        Ok(case)
    }

    /// A case; `None` once it is erased.
    pub async fn case(&mut self, id: CaseId) -> Result<Option<Case>> {
        match self.case_key(id).await? {
            Some(key) => self.read_case(id, &key).await,
            None => Ok(None),
        }
    }

    async fn read_case(&mut self, id: CaseId, key: &CaseKey) -> Result<Option<Case>> {
        let bytes = id.0.to_vec();
        let sealed = sqlx::query_scalar!("SELECT sealed FROM case_file WHERE id = $1", bytes)
            .fetch_optional(self.connection())
            .await?;
        let Some(sealed) = sealed else { return Ok(None) };
        let opened = key.open_sealed(CASE_PLACE, &sealed)?;
        serde_json::from_slice(&opened).map(Some).map_err(|_| StoreError::Unreadable("case"))
    }

    /// The cases begun in this chat, oldest first.
    pub async fn cases_of(&mut self, chat: ChatId) -> Result<Vec<Case>> {
        let ids = self.case_ids_of(chat).await?;
        self.cases_in(ids).await
    }

    /// All cases that there are, oldest first.
    pub async fn cases(&mut self) -> Result<Vec<Case>> {
        let ids = self.case_ids().await?;
        self.cases_in(ids).await
    }

    async fn cases_in(&mut self, ids: Vec<CaseId>) -> Result<Vec<Case>> {
        let mut cases = Vec::with_capacity(ids.len());
        for id in ids {
            match self.case(id).await {
                Ok(case) => cases.extend(case),
                // One that cannot be read must not keep the others waiting.
                Err(error) if error.is_unreadable() => tracing::error!(%error, "a case cannot be read"),
                Err(error) => return Err(error),
            }
        }
        cases.sort_by_key(|case| case.begun_at);
        Ok(cases)
    }

    /// Writes a case back. One that was erased meanwhile stays erased.
    pub async fn save_case(&mut self, case: &Case) -> Result<()> {
        let Some(key) = self.case_key(case.id).await? else { return Ok(()) };
        let content = serde_json::to_vec(case).map_err(|_| StoreError::Unreadable("case"))?;
        let sealed = key.seal(CASE_PLACE, &zeroize::Zeroizing::new(content), CASE_STEP)?;
        let id = case.id.0.to_vec();
        sqlx::query!(
            "INSERT INTO case_file (id, sealed) VALUES ($1, $2)
             ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed",
            id,
            sealed
        )
        .execute(self.connection())
        .await?;
        self.rings.schedule = true;
        Ok(())
    }

    /// Notes a private message that has reached a chat. False if its case is gone: then the message must go too.
    pub async fn note_trace(&mut self, trail: &Trail, chat: ChatId, message: MessageId) -> Result<bool> {
        let Some(mut case) = self.case(trail.case).await? else { return Ok(false) };
        if let Some(after) = case.settle_doubt(chat) {
            let unknown = self.unknown_between(chat, after, message).await?;
            self.delete_doubtful(Class::Urgent, chat, unknown).await?;
        }
        // The right to read may have gone while it was on its way.
        if !case.may_get(trail, chat) {
            self.save_case(&case).await?;
            return Ok(false);
        }
        case.note(trail, chat, message, true, self.now);
        if trail.side == Side::Resident {
            let delivered: Vec<u32> =
                case.letters_in(Side::Contact, LetterState::Delivered).map(|line| line.number).collect();
            let mut waiting = vec![];
            for number in delivered {
                if self.waits(&piece_topic(case.id, number)).await? {
                    waiting.push(number);
                }
            }
            for number in case.read_up_to(trail, &waiting) {
                self.drop_letter(trail.case, number).await?;
            }
            self.forget_elsewhere(trail.case, chat, message).await?;
        }
        self.save_case(&case).await?;
        Ok(true)
    }

    /// A message shows one thing at a time: what it showed of another case of this chat is over.
    async fn forget_elsewhere(&mut self, shown: CaseId, chat: ChatId, message: MessageId) -> Result<()> {
        for mut other in self.cases_of(chat).await? {
            let before = other.traces.len();
            other.traces.retain(|trace| trace.chat != chat || trace.message != message);
            if other.id != shown && other.traces.len() < before {
                self.save_case(&other).await?;
            }
        }
        Ok(())
    }

    /// A message that was being sent to this chat may have arrived although nobody said so.
    pub async fn note_doubt(&mut self, id: CaseId, chat: ChatId) -> Result<()> {
        let Some(mut case) = self.case(id).await? else { return Ok(()) };
        // What another case has put into the chat since is known.
        let newest = self.cases().await?.iter().flat_map(|known| known.newest_in(chat)).max();
        case.doubt(chat, newest);
        self.save_case(&case).await
    }

    /// Ids between two messages of a chat, without those that a case, or a reply to what they were about, still needs.
    async fn unknown_between(
        &mut self,
        chat: ChatId,
        after: MessageId,
        before: MessageId,
    ) -> Result<Vec<MessageId>> {
        let cases = self.cases().await?;
        let mut unknown = vec![];
        for message in between(after, before) {
            let of_a_case = cases.iter().any(|case| case.trace_of(chat, message).is_some());
            if !of_a_case && self.subject(chat, message).await?.is_none() {
                unknown.push(message);
            }
        }
        Ok(unknown)
    }

    /// Notes that a contact's chat cannot be reached: the next one is called at once.
    pub async fn note_unreachable(&mut self, id: CaseId, chat: ChatId) -> Result<()> {
        let Some(mut case) = self.case(id).await? else { return Ok(()) };
        case.cannot_reach(chat, self.now);
        if case.stage == Stage::Waiting && !case.is_practice() && case.round_over_at.is_none() {
            let zone =
                self.plan_in_force().await?.map_or(chrono_tz::Asia::Ho_Chi_Minh, |plan| plan.calendar.zone());
            self.call_next(&mut case, zone).await?;
        }
        self.save_case(&case).await
    }

    /// Puts a letter of a case away, or another content in its place.
    pub async fn keep_letter(&mut self, case: CaseId, number: u32, letter: &Letter) -> Result<()> {
        let Some(key) = self.case_key(case).await? else { return Ok(()) };
        let content = serde_json::to_vec(letter).map_err(|_| StoreError::Unreadable("letter"))?;
        let sealed = key.seal(&letter_place(number), &zeroize::Zeroizing::new(content), LETTER_STEP)?;
        let (id, number) = (case.0.to_vec(), i64::from(number));
        sqlx::query!(
            "INSERT INTO case_letter (case_id, number, sealed) VALUES ($1, $2, $3)
             ON CONFLICT (case_id, number) DO UPDATE SET sealed = excluded.sealed",
            id,
            number,
            sealed
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What a letter says; `None` once it is dropped.
    pub async fn letter(&mut self, case: CaseId, number: u32) -> Result<Option<Letter>> {
        let Some(key) = self.case_key(case).await? else { return Ok(None) };
        let (id, row) = (case.0.to_vec(), i64::from(number));
        let sealed =
            sqlx::query_scalar!("SELECT sealed FROM case_letter WHERE case_id = $1 AND number = $2", id, row)
                .fetch_optional(self.connection())
                .await?;
        let Some(sealed) = sealed else { return Ok(None) };
        let opened = key.open_sealed(&letter_place(number), &sealed)?;
        serde_json::from_slice(&opened).map(Some).map_err(|_| StoreError::Unreadable("letter"))
    }

    /// Forgets what was not sent (S11). The caller saves the case.
    pub async fn drop_drafts(&mut self, case: &mut Case) -> Result<()> {
        for number in case.drop_drafts() {
            self.drop_letter(case.id, number).await?;
        }
        Ok(())
    }

    /// Forgets what a letter said.
    pub async fn drop_letter(&mut self, case: CaseId, number: u32) -> Result<()> {
        let (id, number) = (case.0.to_vec(), i64::from(number));
        sqlx::query!("DELETE FROM case_letter WHERE case_id = $1 AND number = $2", id, number)
            .execute(self.connection())
            .await?;
        self.rings.erased = true;
        Ok(())
    }

    /// Erases a case: its rows, then its key and the traces of both in the write-ahead logs.
    pub async fn erase_case(&mut self, case: CaseId) -> Result<()> {
        self.doom_case_key(case);
        self.delete_case_rows(case).await
    }

    async fn delete_case_rows(&mut self, case: CaseId) -> Result<()> {
        let id = case.0.to_vec();
        sqlx::query!("DELETE FROM case_letter WHERE case_id = $1", id).execute(self.connection()).await?;
        sqlx::query!("DELETE FROM case_file WHERE id = $1", id).execute(self.connection()).await?;
        self.rings.erased = true;
        Ok(())
    }

    /// Rows without a key (after a restored backup, or killed while erasing) and keys without rows. True if a case
    /// was lost: its key is gone, its rows were there.
    pub async fn sweep_case_remains(&mut self) -> Result<bool> {
        let keys = self.case_ids().await?;
        let rows = sqlx::query_scalar!("SELECT id FROM case_file").fetch_all(self.connection()).await?;
        let rows: Vec<CaseId> = rows.into_iter().map(case_id).collect::<Result<_>>()?;
        let mut lost = false;
        for case in rows.iter().filter(|case| !keys.contains(case)) {
            self.delete_case_rows(*case).await?;
            lost = true;
        }
        for case in keys.iter().filter(|case| !rows.contains(case)) {
            self.doom_case_key(*case);
        }
        Ok(lost)
    }

    /// Whether a PIN that was entered in this chat is looked at. Wrong ones count until the hour ends.
    pub async fn may_try_pin(&mut self, chat: ChatId) -> Result<bool> {
        let (slot, hour) = (self.pin_slot(chat), self.hour());
        let count = sqlx::query_scalar!(
            r#"INSERT INTO pin_attempt (slot, hour, count) VALUES ($1, $2, 1)
               ON CONFLICT (slot, hour) DO UPDATE SET count = count + 1 RETURNING count AS "count!: i64""#,
            slot,
            hour
        )
        .fetch_one(self.connection())
        .await?;
        Ok(count <= PINS_AN_HOUR)
    }

    /// A PIN was right: it does not count. Wrong ones before it do, since whoever tries may have a case of their own.
    pub async fn forget_right_pin(&mut self, chat: ChatId) -> Result<()> {
        let (slot, hour) = (self.pin_slot(chat), self.hour());
        sqlx::query!("UPDATE pin_attempt SET count = count - 1 WHERE slot = $1 AND hour = $2", slot, hour)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Forgets the attempts of past hours.
    pub async fn sweep_pin_attempts(&mut self) -> Result<()> {
        let hour = self.hour();
        sqlx::query!("DELETE FROM pin_attempt WHERE hour < $1", hour).execute(self.connection()).await?;
        Ok(())
    }

    fn hour(&self) -> DateTime<Utc> {
        self.now.duration_trunc(Duration::hours(1)).unwrap_or(self.now)
    }

    fn pin_slot(&self, chat: ChatId) -> Vec<u8> {
        self.vault.hash(Purpose::PinAttempt, &chat.0.to_le_bytes()).to_vec()
    }

    /// Counts a case in its month ("2020-11"), with nothing else about it.
    pub async fn count_case(&mut self, month: &str) -> Result<()> {
        sqlx::query!(
            "INSERT INTO case_count (month, count) VALUES ($1, 1)
             ON CONFLICT (month) DO UPDATE SET count = count + 1",
            month
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Cases by month.
    pub async fn case_counts(&mut self) -> Result<Vec<(String, u32)>> {
        let rows = sqlx::query!("SELECT month, count FROM case_count ORDER BY month")
            .fetch_all(self.connection())
            .await?;
        Ok(rows.into_iter().map(|row| (row.month, u32::try_from(row.count).unwrap_or(u32::MAX))).collect())
    }
}

impl Store {
    /// A case with its key, from outside of a transaction.
    pub(super) async fn case_with_key(&self, id: CaseId) -> Result<Option<(CaseKey, Case)>> {
        let bytes = id.0.to_vec();
        let wrapped = sqlx::query_scalar!("SELECT wrapped FROM case_key WHERE case_id = $1", bytes)
            .fetch_optional(&self.keys)
            .await?;
        let sealed = sqlx::query_scalar!("SELECT sealed FROM case_file WHERE id = $1", bytes)
            .fetch_optional(&self.reader)
            .await?;
        let (Some(wrapped), Some(sealed)) = (wrapped, sealed) else { return Ok(None) };
        let key = CaseKey::unwrap(&self.vault, &wrapped)?;
        let opened = key.open_sealed(CASE_PLACE, &sealed)?;
        let case = serde_json::from_slice(&opened).map_err(|_| StoreError::Unreadable("case"))?;
        Ok(Some((key, case)))
    }

    /// The chat in which a case was begun; `None` for practice, and for one that cannot be read.
    pub(super) async fn owner_of(&self, id: CaseId, key: &CaseKey) -> Result<Option<ChatId>> {
        let id = id.0.to_vec();
        let sealed = sqlx::query_scalar!("SELECT sealed FROM case_file WHERE id = $1", id)
            .fetch_optional(&self.reader)
            .await?;
        let opened = sealed.and_then(|sealed| key.open_sealed(CASE_PLACE, &sealed).ok());
        let case = opened.and_then(|opened| serde_json::from_slice::<Case>(&opened).ok());
        Ok(case.and_then(|case| case.owner))
    }
}

fn letter_place(number: u32) -> Vec<u8> {
    [b"loa/letter/1/".as_slice(), &number.to_le_bytes()].concat()
}
