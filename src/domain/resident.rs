//! What a resident chooses and what is kept about them, as facts without prose.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::announcement::{Announcement, Topic};
use super::person::Tongue;
use super::plan::{Plan, Slug};
use super::role::Rank;
use super::task::Assignment;

/// Topics of announcements that somebody does not want; at first none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Muted(u8);

impl Muted {
    /// From the bits of `Topic::bit`; others are passed over.
    pub fn from_bits(bits: u8) -> Self {
        Self(bits & Topic::ALL.iter().fold(0, |all, topic| all | topic.bit()))
    }

    pub fn bits(self) -> u8 {
        self.0
    }

    pub fn contains(self, topic: Topic) -> bool {
        self.0 & topic.bit() != 0
    }

    /// With this topic the other way round.
    #[must_use]
    pub fn toggled(self, topic: Topic) -> Self {
        Self(self.0 ^ topic.bit())
    }
}

/// What somebody has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resident {
    /// Slug of a hamlet; one that the plan no longer has is kept.
    pub hamlet: Option<Slug>,
    pub tongue: Option<Tongue>,
    pub muted: Muted,
    /// No announcements and no news lines.
    pub stopped: bool,
    /// The questions of the first visit were asked.
    pub settled: bool,
}

/// A question of the first visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    Tongue,
    Hamlet,
}

impl Resident {
    /// The first question, of this one and those after it, to which there is no answer yet.
    pub fn open_question(&self, from: Question, plan: Option<&Plan>) -> Option<Question> {
        let has_hamlets = plan.is_some_and(|plan| !plan.hamlets.is_empty());
        if from == Question::Tongue && self.tongue.is_none() {
            Some(Question::Tongue)
        } else if has_hamlets && self.hamlet.is_none() {
            Some(Question::Hamlet)
        } else {
            None
        }
    }

    /// The name of the hamlet, if the plan still has it.
    pub fn hamlet_name(&self, plan: Option<&Plan>) -> Option<String> {
        let slug = self.hamlet.as_ref()?;
        let hamlet = plan?.hamlets.iter().find(|hamlet| hamlet.slug == *slug)?;
        Some(hamlet.name.clone())
    }
}

/// What residents see of their own settings and data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ResidentScreen {
    /// The first words to somebody new, and the question for the language.
    FirstTongue {
        name: String,
        commune: String,
    },
    /// The question for the village, by name, in the order of the plan.
    FirstHamlet {
        hamlets: Vec<String>,
    },
    Settings(Box<Settings>),
    /// Screens stay Vietnamese; announcements recorded in this language will come.
    SpokenTongueSet(Tongue),
    ChooseHamlet {
        hamlets: Vec<String>,
    },
    /// Nothing is sent unasked any more; the same for everybody, with or without a case.
    Stopped {
        /// Whether work in a role goes on.
        has_role: bool,
    },
    Stored(Box<Stored>),
    ConfirmErasure(Erasure),
    Erased,
    /// To the coordinators: somebody has erased their data and given the role up.
    RoleGivenUp(HeldRole),
    /// A contact has given up the role, and may erase the rest now.
    NoLongerContact,
    Calendar(Box<Calendar>),
}

/// What somebody gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub tongue: Option<Tongue>,
    pub hamlet: Option<String>,
    /// Whether the plan has hamlets to choose from.
    pub has_hamlets: bool,
    pub muted: Muted,
    pub stopped: bool,
}

/// A role as its holder reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeldRole {
    Coordinator,
    Leader,
    Contact,
    Member { unit: String, rank: Rank },
}

/// What is kept about somebody, but for the private channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// As Telegram shows it.
    pub name: String,
    pub settings: Settings,
    pub roles: Vec<HeldRole>,
    pub counts: Counts,
}

/// How many rows refer to somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Announcements that were sent to them.
    pub deliveries: u32,
    /// Their answers to events.
    pub answers: u32,
    /// What they did for a unit (answers to tasks, reports, files, announcements): the commune's record, which stays
    /// without the name.
    pub official: u32,
}

/// What has to be said before everything is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Afterwards the commune has no coordinator.
    pub last_coordinator: bool,
    pub has_role: bool,
    /// Something of the commune's record stays, without the name.
    pub record_stays: bool,
}

/// What comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Announcements with a day that have reached the reader, the next first.
    pub invited: Vec<Announcement>,
    pub commune: String,
    /// Events that go on or begin soon, in order.
    pub soon: Vec<CalendarEntry>,
    /// The rest of the plan's year.
    pub later: Vec<CalendarEntry>,
    /// For members: what their units still have to do, nearest first; absent for everybody else.
    pub due: Option<Due>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub items: Vec<Assignment>,
    /// How many more there are.
    pub more: u32,
}

/// Something that everybody may come to; both days belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarEntry {
    pub name: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_muted_and_wanted_again() {
        let muted = Muted::default().toggled(Topic::Law).toggled(Topic::Health).toggled(Topic::Law);
        assert_eq!(Topic::ALL.map(|topic| muted.contains(topic)), [false, false, true, false]);
        assert_eq!(Muted::from_bits(muted.bits() | 0b1110_0000), muted);
    }

    #[test]
    fn what_was_answered_is_not_asked_and_what_was_passed_over_neither() {
        let (nobody, english) =
            (Resident::default(), Resident { tongue: Some(Tongue::English), ..Resident::default() });
        assert_eq!(nobody.open_question(Question::Tongue, None), Some(Question::Tongue));
        assert_eq!(nobody.open_question(Question::Hamlet, None), None);
        assert_eq!(english.open_question(Question::Tongue, None), None);
    }
}
