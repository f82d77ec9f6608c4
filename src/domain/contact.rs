//! The trusted contacts: who is called for a case, and whether the channel is ready.

use chrono::{DateTime, Duration, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::action::{Away, Duty};
use super::case::{Case, Holder, Whom};
use super::ids::{ChatId, PersonId};
use super::person::Language;
use super::plan::{EmergencyNumber, Slug};

/// Contacts that must be ready before the channel opens (S22).
pub const ENOUGH_CONTACTS: usize = 2;
/// With fewer registered residents whoever writes is easily guessed (S22).
pub const SMALL_CIRCLE: i64 = 30;
/// How old a practice case may be (S22).
const PRACTICE_HOLDS: Duration = Duration::days(90);
/// How old the check of an emergency number may be (S22).
const CHECK_HOLDS: Duration = Duration::days(365);

/// In place of a position: the coordinator's office, which gets an alert without content at the end (S10).
pub const COORDINATOR_OFFICE: &str = "coordinator";

/// A trusted contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub person: PersonId,
    pub chat: ChatId,
    pub language: Language,
    /// As Telegram shows it; for the coordinator and other contacts only.
    pub name: String,
    pub reachable: bool,
    /// Slug of the plan's position.
    pub position: Option<Slug>,
    /// Named for cases of children.
    pub children: bool,
    /// Absent until an active contact has approved.
    pub active_since: Option<DateTime<Utc>>,
    pub accepted_on: Option<NaiveDate>,
    pub practised_on: Option<NaiveDate>,
    /// Local hours, the second not included; absent for all day.
    pub duty: Option<(u32, u32)>,
    pub away_until: Option<DateTime<Utc>>,
}

impl Duty {
    pub fn hours(self) -> Option<(u32, u32)> {
        match self {
            Duty::Always => None,
            Duty::Day => Some((6, 18)),
            Duty::Night => Some((18, 6)),
        }
    }
}

impl Away {
    /// Until when, from now on; at six in the morning of the commune.
    pub fn until(self, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        let days = match self {
            Away::Back => return None,
            Away::UntilTomorrow => 1,
            Away::ThreeDays => 3,
            Away::Week => 7,
        };
        let day = now.with_timezone(&zone).date_naive() + Duration::days(days);
        let morning = day.and_hms_opt(6, 0, 0)?;
        morning.and_local_timezone(zone).earliest().map(|moment| moment.with_timezone(&Utc))
    }
}

impl Contact {
    pub fn holder(&self) -> Holder {
        Holder { person: self.person, chat: self.chat }
    }

    /// Whether they may work as a contact at all: approved, and the rules accepted.
    pub fn is_active(&self) -> bool {
        self.active_since.is_some() && self.accepted_on.is_some() && self.position.is_some()
    }

    /// Whether they count towards readiness.
    pub fn is_ready(&self, today: NaiveDate) -> bool {
        self.is_active() && self.practised_on.is_some_and(|on| today - on <= PRACTICE_HOLDS)
    }

    pub fn is_on_duty(&self, now: DateTime<Utc>, zone: Tz) -> bool {
        let hour = now.with_timezone(&zone).hour();
        let within = match self.duty {
            None => true,
            Some((from, until)) if from < until => (from..until).contains(&hour),
            Some((from, until)) => hour >= from || hour < until,
        };
        within && self.away_until.is_none_or(|until| until <= now)
    }

    /// Whether this case may ever come before them: not their own (S17), not ruled out (S10), and opened after they
    /// became a contact.
    pub fn may_get(&self, case: &Case) -> bool {
        let opened = case.sent_at.unwrap_or(case.touched_at);
        self.is_active()
            && self.practised_on.is_some()
            && case.owner != Some(self.chat)
            && self.active_since.is_some_and(|since| since <= opened)
            && self.position.as_ref().is_some_and(|position| !case.wishes.ruled_out.contains(position))
    }
}

/// The contact who is called next in this round: on duty, not called in it yet; for children the one named for
/// them comes first.
pub fn next_to_call<'a>(
    contacts: &'a [Contact],
    case: &Case,
    now: DateTime<Utc>,
    zone: Tz,
) -> Option<&'a Contact> {
    let called = |contact: &Contact| {
        case.offers.iter().any(|offer| offer.round == case.round && offer.to.person == contact.person)
    };
    let mut able: Vec<&Contact> = contacts
        .iter()
        .filter(|contact| {
            contact.may_get(case)
                && contact.is_on_duty(now, zone)
                && !called(contact)
                && !case.is_held_by(contact.person)
        })
        .collect();
    if case.wishes.whom == Some(Whom::Child) {
        able.sort_by_key(|contact| !contact.children);
    }
    able.first().copied()
}

/// What still keeps the channel closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// Contacts who have accepted the rules and practised in the last 90 days.
    Contacts { ready: u32 },
    /// Emergency numbers that nobody has checked within a year.
    Numbers { unchecked: u32 },
}

/// What is missing before the channel may open (S22). `checked_on` is when the coordinator confirmed all numbers.
pub fn missing(
    contacts: &[Contact],
    numbers: &[EmergencyNumber],
    checked_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<Missing> {
    let mut missing = vec![];
    let ready = contacts.iter().filter(|contact| contact.is_ready(today)).count();
    if ready < ENOUGH_CONTACTS {
        missing.push(Missing::Contacts { ready: u32::try_from(ready).unwrap_or(0) });
    }
    let fresh = |on: NaiveDate| today - on <= CHECK_HOLDS;
    let unchecked =
        numbers.iter().filter(|number| !number.checked_on.max(checked_on).is_some_and(fresh)).count();
    if unchecked > 0 || numbers.is_empty() {
        missing.push(Missing::Numbers { unchecked: u32::try_from(unchecked).unwrap_or(0) });
    }
    missing
}
