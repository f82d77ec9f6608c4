//! A case: what a resident and the trusted address write to each other, and who may see what of it.
//!
//! Pure: decides, and leaves sealing to `store::cases`. The numbered rules are those of `safety.md`.

mod leaving;
mod letter;
mod pin;
mod referral;
mod suggestions;
mod traces;
mod upkeep;
mod wishes;

use std::fmt;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{CaseId, ChatId, MessageId, PersonId};
pub use leaving::{Farewell, between, leave};
pub use letter::{Content, Kind, Letter, LetterLine, LetterState, MOST_BYTES, MOST_DRAFTS, Unsendable};
pub use pin::{Digits, PIN_LENGTH};
pub use referral::{MOST_REFERRED, Referral, ReferralState};
pub use suggestions::SUGGESTIONS;
pub use traces::{Sort, Trace, Trail};
pub use upkeep::{Chore, Rules};
pub use wishes::{DayPart, Way, Whom, Wishes};

/// The two sides of a case, and the office to which the person let something be passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    Resident,
    Contact,
    Office,
}

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Nothing was sent yet; ends by itself when it lies idle (S11).
    Draft,
    /// Sent; no contact has taken it.
    Waiting,
    Taken,
    Closed,
}

/// A trusted contact with the chat in which they are reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    pub person: PersonId,
    pub chat: ChatId,
}

/// A contact who was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub to: Holder,
    pub at: DateTime<Utc>,
    /// Which round of calls it belongs to.
    pub round: u32,
    /// Telegram said that this chat cannot be reached.
    pub unreachable: bool,
}

/// What the resident has not been told yet, if they chose to be told at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum News {
    Answer,
    /// Everybody was called and nobody has taken it.
    NobodyYet,
    /// The contact asks whether something may be passed on.
    Consent,
    Closed,
}

/// Everything about a case but the words of its letters.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    /// What the contact calls it by; opens nothing.
    pub code: String,
    /// The resident's chat; absent for practice, which is not counted either.
    pub owner: Option<ChatId>,
    pub stage: Stage,
    pub wishes: Wishes,
    pub letters: Vec<LetterLine>,
    /// The last letter that the person has seen in the preview: only up to there anything is sent (S11).
    pub previewed: u32,
    pub offers: Vec<Offer>,
    pub holder: Option<Holder>,
    /// Another contact whom the holder asked to take over.
    pub hand_over: Option<Holder>,
    pub referrals: Vec<Referral>,
    /// The contact wants no more of it, without knowing whose it is.
    pub silenced: bool,
    /// How often everybody was called.
    pub round: u32,
    /// When everybody of this round had been called.
    pub round_over_at: Option<DateTime<Utc>>,
    /// The coordinator was told that nobody has taken it: once for each time that somebody waits.
    pub coordinator_told: bool,
    /// What the resident is to be told in the way they chose; kept until told or seen.
    pub news: Option<News>,
    /// A neutral line for this news was sent.
    pub line_sent: bool,
    /// The person has just left: no line before this moment.
    pub no_line_before: Option<DateTime<Utc>>,
    /// Messages of it that lie in somebody's chat.
    pub traces: Vec<Trace>,
    /// The bot was restarted while something private was being sent: in this chat a message newer than this one may
    /// lie unknown. Settled by the next message that is known there.
    pub doubts: Vec<(ChatId, MessageId)>,
    pub begun_at: DateTime<Utc>,
    /// When the resident last did something with it.
    pub touched_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    /// Until when the buttons of this case work after the PIN was right.
    pub unlocked_until: Option<DateTime<Utc>>,
}

impl fmt::Debug for Case {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Case(…)")
    }
}

/// How long a case stays open to the phone after it was unlocked.
const UNLOCKED: Duration = Duration::minutes(15);

impl Case {
    pub fn begin(id: CaseId, owner: Option<ChatId>, now: DateTime<Utc>) -> Self {
        Self {
            id,
            code: code(id),
            owner,
            stage: Stage::Draft,
            wishes: Wishes::default(),
            letters: vec![],
            previewed: 0,
            offers: vec![],
            holder: None,
            hand_over: None,
            referrals: vec![],
            silenced: false,
            round: 0,
            round_over_at: None,
            coordinator_told: false,
            news: None,
            line_sent: false,
            no_line_before: None,
            traces: vec![],
            doubts: vec![],
            begun_at: now,
            touched_at: now,
            sent_at: None,
            closed_at: None,
            unlocked_until: None,
        }
    }

    pub fn is_practice(&self) -> bool {
        self.owner.is_none()
    }

    pub fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Waiting | Stage::Taken)
    }

    /// Whether this contact may read it: they hold it, or are asked to take it over.
    pub fn is_held_by(&self, person: PersonId) -> bool {
        self.holder.is_some_and(|holder| holder.person == person)
    }

    /// Whether this contact was called and may still take it.
    pub fn may_be_taken_by(&self, person: PersonId) -> bool {
        let mut offers = self.offers.iter().filter(|offer| offer.to.person == person);
        match self.stage {
            Stage::Waiting => offers.next().is_some(),
            // Asked to take it over, or called because the one who holds it opens nothing.
            Stage::Taken => {
                self.hand_over.is_some_and(|asked| asked.person == person)
                    || offers.any(|offer| offer.round == self.round)
            }
            Stage::Draft | Stage::Closed => false,
        }
    }

    /// A contact takes it. Returns the one who held it before.
    pub fn take(&mut self, by: Holder) -> Option<Holder> {
        let before = self.holder.replace(by);
        self.hand_over = None;
        self.stage = Stage::Taken;
        self.answered_call();
        if self.news == Some(News::NobodyYet) {
            self.news = None;
        }
        before
    }

    /// The contact is no longer one, or gives it back: whoever is next is called.
    pub fn release(&mut self, now: DateTime<Utc>) {
        self.holder = None;
        self.hand_over = None;
        self.offers.clear();
        self.answered_call();
        if self.stage == Stage::Taken {
            self.stage = Stage::Waiting;
        }
        for line in &mut self.letters {
            if line.from == Side::Resident && line.state == LetterState::Delivered {
                line.state = LetterState::Sent;
                line.at = now;
            }
        }
    }

    /// Somebody was reached: whoever has to be called next is called in a new round.
    fn answered_call(&mut self) {
        self.round += 1;
        self.round_over_at = None;
        self.coordinator_told = false;
    }

    /// The resident sends what they have written. Returns whether a contact must be called.
    ///
    /// While contacts are being called about letters that nobody has opened, more letters change nothing about whose
    /// turn it is, and when: frightened people write again and again.
    pub fn send(&mut self, now: DateTime<Utc>) -> bool {
        let unopened = self.letters_in(Side::Resident, LetterState::Sent).next().is_some();
        let being_called = self.is_open() && unopened && self.round_over_at.is_none();
        for line in &mut self.letters {
            if line.state == LetterState::Draft {
                line.state = LetterState::Sent;
                line.at = now;
            }
        }
        self.sent_at.get_or_insert(now);
        self.touched_at = now;
        self.closed_at = None;
        let reopened = matches!(self.stage, Stage::Draft | Stage::Closed);
        if reopened {
            self.stage = if self.holder.is_some() { Stage::Taken } else { Stage::Waiting };
        }
        self.unlock(now);
        if being_called {
            return false;
        }
        self.answered_call();
        self.holder.is_none()
    }

    /// A contact's chat cannot be reached. If it was the holder's, somebody else must take it.
    pub fn cannot_reach(&mut self, chat: ChatId, now: DateTime<Utc>) {
        for offer in self.offers.iter_mut().filter(|offer| offer.to.chat == chat) {
            offer.unreachable = true;
        }
        if self.is_open() && self.holder.is_some_and(|holder| holder.chat == chat) {
            self.release(now);
        }
    }

    /// Forgets what was not sent, and gives its numbers. They are given again, so what a preview showed of them counts no
    /// more.
    pub fn drop_drafts(&mut self) -> Vec<u32> {
        let dropped = self.letters.extract_if(.., |line| line.state == LetterState::Draft);
        let numbers = dropped.map(|line| line.number).collect();
        self.previewed = 0;
        numbers
    }

    pub fn close(&mut self, now: DateTime<Utc>) {
        self.stage = Stage::Closed;
        self.closed_at = Some(now);
        self.hand_over = None;
    }

    /// Letters in this state from this side, in order.
    pub fn letters_in(&self, from: Side, state: LetterState) -> impl Iterator<Item = &LetterLine> {
        self.letters.iter().filter(move |line| line.from == from && line.state == state)
    }

    pub fn letter_mut(&mut self, number: u32) -> Option<&mut LetterLine> {
        self.letters.iter_mut().find(|line| line.number == number)
    }

    /// Notes one more letter and returns its number.
    pub fn add_letter(
        &mut self,
        from: Side,
        state: LetterState,
        content: &Content,
        now: DateTime<Utc>,
    ) -> u32 {
        let number = self.letters.iter().map(|line| line.number).max().map_or(1, |last| last + 1);
        self.letters.push(LetterLine {
            number,
            from,
            state,
            kind: content.kind(),
            at: now,
            delivered_at: None,
        });
        number
    }

    /// Opens the buttons of this case for a while, the PIN having been right or none being set.
    pub fn unlock(&mut self, now: DateTime<Utc>) {
        self.unlocked_until = Some(now + UNLOCKED);
    }

    pub fn is_unlocked(&self, now: DateTime<Utc>) -> bool {
        self.unlocked_until.is_some_and(|until| now < after(until - UNLOCKED, UNLOCKED, now))
    }

    /// Tells the resident something, in the way they chose.
    pub fn has_news(&mut self, news: News) {
        // One line is enough for everything that has not been looked at yet: more of them would tell.
        self.line_sent = self.line_sent && self.news.is_some();
        self.news = Some(news);
    }
}

/// When so much time has passed since `noted`: at once if that lies ahead, since the clock has been set back, and nobody
/// knows how long ago it was. A little ahead is what another transaction has noted meanwhile.
fn after(noted: DateTime<Utc>, time: Duration, now: DateTime<Utc>) -> DateTime<Utc> {
    if noted > now + MEANWHILE { now } else { noted + time }
}

const MEANWHILE: Duration = Duration::minutes(1);

/// Two letters and two digits, such as "KH-42": enough to tell a handful of cases apart.
fn code(id: CaseId) -> String {
    const LETTERS: &[u8] = b"ABCDEGHKLMNPQRSTVXY";
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte) % LETTERS.len()]);
    format!("{}{}-{:02}", letter(id.0[0]), letter(id.0[1]), id.0[2] % 100)
}
