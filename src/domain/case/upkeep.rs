//! What has to be done about a case as time passes. The scheduler carries it out.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;

use super::referral::ReferralState;
use super::{Case, LetterState, Side, Stage};

/// What the commune has set.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    pub zone: Tz,
    /// How long one contact is waited for before the next is called.
    pub call_next_after: Duration,
    /// How long a closed case is kept.
    pub keep_closed: Duration,
}

/// Drafts end after this time without a touch (S11).
pub const DRAFT_STAYS: Duration = Duration::minutes(15);
/// After a whole round without an answer everybody is called again.
const NEXT_ROUND: Duration = Duration::hours(1);
/// Words that were delivered are kept this long, in case that they have to be shown again; longer while the case is
/// being handed over or a referral is open, but never longer than the second (S19).
const DELIVERED_STAYS: Duration = Duration::hours(24);
const DELIVERED_STAYS_AT_MOST: Duration = Duration::hours(72);

/// One thing to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chore {
    /// The draft has been idle: what is not sent is forgotten; a case of which nothing was sent ends.
    EndDraft,
    /// The next contact is to be called.
    Call,
    /// Everybody was called: a new round begins.
    CallAgain,
    /// The neutral line may go now.
    SendLine,
    /// Messages have stayed long enough in a chat.
    Sweep,
    /// The words of a letter have been kept long enough.
    DropLetter(u32),
    /// A question or consent has run out.
    EndReferral(u32),
    /// Closed long ago.
    Erase,
}

impl Case {
    /// Whether anything not sent lies in it.
    pub fn has_draft(&self) -> bool {
        self.stage == Stage::Draft || self.letters_in(Side::Resident, LetterState::Draft).next().is_some()
    }

    /// What is due at this moment.
    pub fn chores(&self, now: DateTime<Utc>, rules: &Rules) -> Vec<Chore> {
        self.timetable(now, rules).into_iter().filter(|(at, _)| *at <= now).map(|(_, chore)| chore).collect()
    }

    /// When the next chore is due.
    pub fn next_chore(&self, now: DateTime<Utc>, rules: &Rules) -> Option<DateTime<Utc>> {
        self.timetable(now, rules).into_iter().map(|(at, _)| at).min()
    }

    fn timetable(&self, now: DateTime<Utc>, rules: &Rules) -> Vec<(DateTime<Utc>, Chore)> {
        let mut timetable = vec![];
        if self.has_draft() {
            timetable.push((self.touched_at + DRAFT_STAYS, Chore::EndDraft));
        }
        if self.stage == Stage::Waiting && !self.is_practice() {
            timetable.push(self.call(rules));
        }
        if self.news.is_some()
            && !self.line_sent
            && let Some(at) = self.wishes.next_line(now, rules.zone)
        {
            timetable.push((at, Chore::SendLine));
        }
        let quick = self.wishes.quick;
        if let Some(at) = self.traces.iter().map(|trace| trace.leaves_at(quick)).min() {
            timetable.push((at, Chore::Sweep));
        }
        let wanted = self.hand_over.is_some()
            || self.referrals.iter().any(|referral| referral.state == ReferralState::Asked);
        let stays = if wanted { DELIVERED_STAYS_AT_MOST } else { DELIVERED_STAYS };
        for line in self.letters.iter().filter(|line| line.state == LetterState::Delivered) {
            timetable.push((line.at + stays, Chore::DropLetter(line.number)));
        }
        for referral in &self.referrals {
            if matches!(referral.state, ReferralState::Asked | ReferralState::Consented) {
                timetable.push((referral.until, Chore::EndReferral(referral.number)));
            }
        }
        if let Some(closed_at) = self.closed_at {
            let since = closed_at.max(self.touched_at);
            timetable.push((since + rules.keep_closed, Chore::Erase));
        }
        timetable
    }

    /// When the next contact is called: at once if none was yet or the last cannot be reached.
    fn call(&self, rules: &Rules) -> (DateTime<Utc>, Chore) {
        let of_this_round = self.offers.iter().rfind(|offer| offer.round == self.round);
        match of_this_round {
            None if !self.round_over => (self.sent_at.unwrap_or(self.touched_at), Chore::Call),
            Some(offer) if !self.round_over => {
                let wait = if offer.unreachable { Duration::zero() } else { rules.call_next_after };
                (offer.at + wait, Chore::Call)
            }
            last => {
                let since = last.map_or(self.touched_at, |offer| offer.at);
                (since + NEXT_ROUND, Chore::CallAgain)
            }
        }
    }
}
