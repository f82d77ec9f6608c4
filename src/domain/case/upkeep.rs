//! What has to be done about a case as time passes. The scheduler carries it out.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;

use super::referral::ReferralState;
use super::{Case, LetterState, Side, Stage, after};

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
/// After a round in which nobody could be called: somebody may have come on duty.
const LOOK_FOR_DUTY: Duration = Duration::minutes(5);
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

    /// When the neutral line for what is new may go; `None` if there is nothing new, or it was sent, or never.
    fn next_line(&self, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        if self.news.is_none() || self.line_sent {
            return None;
        }
        self.wishes.next_line(self.no_line_before.map_or(now, |not| not.max(now)), zone)
    }

    pub fn line_is_due(&self, now: DateTime<Utc>, zone: Tz) -> bool {
        self.next_line(now, zone).is_some_and(|at| at <= now)
    }

    fn timetable(&self, now: DateTime<Utc>, rules: &Rules) -> Vec<(DateTime<Utc>, Chore)> {
        let mut timetable = vec![];
        if self.has_draft() {
            timetable.push((after(self.touched_at, DRAFT_STAYS, now), Chore::EndDraft));
        }
        timetable.extend(self.call(now, rules));
        if let Some(at) = self.next_line(now, rules.zone) {
            timetable.push((at, Chore::SendLine));
        }
        let quick = self.wishes.quick;
        if let Some(at) = self.traces.iter().map(|trace| trace.leaves_at(quick, now)).min() {
            timetable.push((at, Chore::Sweep));
        }
        let wanted = self.hand_over.is_some()
            || self.referrals.iter().any(|referral| referral.state == ReferralState::Asked);
        let stays = if wanted { DELIVERED_STAYS_AT_MOST } else { DELIVERED_STAYS };
        for line in self.letters.iter().filter(|line| line.state != LetterState::Dropped) {
            if let Some(delivered_at) = line.delivered_at {
                timetable.push((delivered_at + stays, Chore::DropLetter(line.number)));
            }
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

    /// When the next contact is called: at once if none was yet or the last cannot be reached. A case that somebody
    /// holds is called about as well when its newest letters lie unopened.
    fn call(&self, now: DateTime<Utc>, rules: &Rules) -> Option<(DateTime<Utc>, Chore)> {
        let unopened = self.letters_in(Side::Resident, LetterState::Sent).map(|line| line.at).min();
        let since = match self.stage {
            _ if self.is_practice() => return None,
            Stage::Waiting => self.sent_at.unwrap_or(self.touched_at),
            Stage::Taken => after(unopened?, rules.call_next_after, now),
            Stage::Draft | Stage::Closed => return None,
        };
        if let Some(over_at) = self.round_over_at {
            let called = self.offers.iter().any(|offer| offer.round == self.round);
            let pause = if called { NEXT_ROUND } else { LOOK_FOR_DUTY };
            return Some((after(over_at, pause, now), Chore::CallAgain));
        }
        let last = self.offers.iter().rfind(|offer| offer.round == self.round);
        let at = match last {
            None => after(since, Duration::zero(), now),
            Some(offer) if offer.unreachable => after(offer.at, Duration::zero(), now),
            Some(offer) => after(offer.at, rules.call_next_after, now),
        };
        Some((at, Chore::Call))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{Holder, Offer};
    use crate::domain::ids::{CaseId, ChatId, PersonId};

    const RULES: Rules = Rules {
        zone: chrono_tz::Asia::Ho_Chi_Minh,
        call_next_after: Duration::minutes(10),
        keep_closed: Duration::days(30),
    };

    fn start() -> DateTime<Utc> {
        "2020-11-16T02:00:00Z".parse().unwrap()
    }

    fn waiting() -> Case {
        let mut case = Case::begin(CaseId([1; 16]), Some(ChatId(1)), start());
        case.send(start());
        case
    }

    #[test]
    fn a_draft_ends_when_it_lies_idle() {
        let case = Case::begin(CaseId([1; 16]), Some(ChatId(1)), start());
        assert!(case.chores(start() + DRAFT_STAYS - Duration::seconds(1), &RULES).is_empty());
        assert_eq!(case.chores(start() + DRAFT_STAYS, &RULES), [Chore::EndDraft]);
    }

    /// It was noted while the clock was seven hours ahead: nobody waits, and nothing stays, for that time to come again.
    #[test]
    fn a_clock_set_back_makes_nobody_wait() {
        let ahead = start() + Duration::hours(7);
        let mut draft = Case::begin(CaseId([1; 16]), Some(ChatId(1)), ahead);
        draft.unlock(ahead);
        assert!(draft.is_unlocked(ahead + Duration::minutes(14)) && !draft.is_unlocked(start()));
        assert_eq!(draft.chores(start(), &RULES), [Chore::EndDraft]);
        assert_eq!(draft.next_chore(start(), &RULES), Some(start()));
        // Another transaction may have read the clock a moment later than this one.
        assert!(draft.chores(ahead - Duration::seconds(1), &RULES).is_empty());

        let mut case = Case::begin(CaseId([1; 16]), Some(ChatId(1)), ahead);
        case.send(ahead);
        assert_eq!(case.chores(start(), &RULES), [Chore::Call]);
        let to = Holder { person: PersonId(7), chat: ChatId(7) };
        case.offers.push(Offer { to, at: ahead, round: case.round, unreachable: false });
        assert_eq!(case.chores(start(), &RULES), [Chore::Call], "the next one");
        case.round_over_at = Some(ahead);
        assert_eq!(case.chores(start(), &RULES), [Chore::CallAgain]);
    }

    /// Three contacts: the one who holds the case opens nothing, the next two are called, and the first of these comes.
    #[test]
    fn whoever_was_called_may_still_take_a_case_that_another_does_not_open() {
        let mut case = waiting();
        let contact = |id| Holder { person: PersonId(id), chat: ChatId(id) };
        case.take(contact(1));
        case.add_letter(
            Side::Resident,
            LetterState::Draft,
            &crate::domain::case::Content::Suggestion(1),
            start(),
        );
        assert!(!case.send(start()), "the one who holds it is told");
        for id in [2, 3] {
            case.offers.push(Offer { to: contact(id), at: start(), round: case.round, unreachable: false });
            case.hand_over = Some(contact(id));
        }
        assert!(case.may_be_taken_by(PersonId(2)) && case.may_be_taken_by(PersonId(3)));
        let round = case.round;
        case.add_letter(
            Side::Resident,
            LetterState::Draft,
            &crate::domain::case::Content::Suggestion(1),
            start(),
        );
        case.send(start() + Duration::minutes(5));
        assert_eq!(case.round, round, "more letters do not begin the round anew");
        case.take(contact(2));
        assert!(!case.may_be_taken_by(PersonId(3)), "it is over");
    }

    #[test]
    fn what_a_preview_has_shown_counts_no_more_once_it_was_thrown_away() {
        let mut case = Case::begin(CaseId([1; 16]), Some(ChatId(1)), start());
        let words = crate::domain::case::Content::Suggestion(1);
        case.previewed = case.add_letter(Side::Resident, LetterState::Draft, &words, start());
        case.drop_drafts();
        let other = case.add_letter(Side::Resident, LetterState::Draft, &words, start());
        assert!(other > case.previewed, "its number is given again");
    }

    #[test]
    fn the_next_is_called_after_ten_minutes_or_at_once_if_unreachable() {
        let mut case = waiting();
        assert_eq!(case.chores(start(), &RULES), [Chore::Call]);
        let to = Holder { person: PersonId(7), chat: ChatId(7) };
        case.offers.push(Offer { to, at: start(), round: case.round, unreachable: false });
        assert!(case.chores(start() + Duration::minutes(9), &RULES).is_empty());
        assert_eq!(case.chores(start() + Duration::minutes(10), &RULES), [Chore::Call]);
        case.cannot_reach(ChatId(7), start());
        assert_eq!(case.chores(start(), &RULES), [Chore::Call]);
    }

    #[test]
    fn a_round_without_anybody_is_not_called_again_before_an_hour() {
        let mut case = waiting();
        let over = start() + Duration::hours(5);
        case.round_over_at = Some(over);
        assert_eq!(
            case.chores(over + Duration::minutes(5), &RULES),
            [Chore::CallAgain],
            "nobody was on duty"
        );
        let to = Holder { person: PersonId(7), chat: ChatId(7) };
        case.offers.push(Offer { to, at: start(), round: case.round, unreachable: false });
        assert!(case.chores(over + Duration::minutes(59), &RULES).is_empty());
        assert_eq!(case.chores(over + NEXT_ROUND, &RULES), [Chore::CallAgain]);
        assert_eq!(case.next_chore(over, &RULES), Some(over + NEXT_ROUND));
    }

    #[test]
    fn one_line_is_enough_for_all_that_was_not_looked_at() {
        let mut case = waiting();
        case.wishes.way = Some(crate::domain::case::Way::Line);
        case.has_news(crate::domain::case::News::Answer);
        case.line_sent = true;
        case.has_news(crate::domain::case::News::Answer);
        assert!(case.line_sent);
        case.news = None;
        case.has_news(crate::domain::case::News::Closed);
        assert!(!case.line_sent);
    }
}
