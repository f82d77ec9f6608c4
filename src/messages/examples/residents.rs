//! Every screen of what residents set and own.

use super::{Sample, day, health, lead, requested, today};
use crate::domain::announcement::{Announcement, Appointment, State, Topic};
use crate::domain::notice::Notice;
use crate::domain::person::Tongue;
use crate::domain::resident::*;
use crate::domain::role::Rank;

fn settings(s: Sample<'_>) -> Settings {
    Settings {
        tongue: Some(Tongue::Bahnar),
        hamlet: Some(s.text("Thôn 1")),
        has_hamlets: true,
        muted: Muted::default().toggled(Topic::Law),
        stopped: false,
    }
}

fn nothing_chosen() -> Settings {
    Settings { tongue: None, hamlet: None, has_hamlets: false, muted: Muted::default(), stopped: false }
}

pub fn residents(s: Sample<'_>) -> Vec<Notice> {
    use ResidentScreen as R;
    let hamlets = || s.many(vec![s.text("Thôn 1"), s.text("Thôn 2"), s.text("Làng Pốt")]);
    let entry = |month, first, last| CalendarEntry {
        name: s.text("Ngày Phụ nữ Việt Nam"),
        starts_on: day(month, first),
        ends_on: day(month, last),
    };
    let member = HeldRole::Member { unit: health(s), rank: Rank::Deputy };
    let stored = |settings, roles, counts| {
        R::Stored(Box::new(Stored { name: s.text("Rơ Châm H'Lan"), settings, roles, counts }))
    };
    let erasure = |last_coordinator, has_role, record_stays| {
        R::ConfirmErasure(Erasure { last_coordinator, has_role, record_stays })
    };
    let calendar = |soon, later, due| {
        R::Calendar(Box::new(Calendar {
            commune: s.text("Xã Song An"),
            invited: invited(s),
            soon,
            later,
            due,
        }))
    };
    let due = |items, more| Some(Due { items, more });
    let screens = vec![
        R::FirstTongue { name: s.text("Rơ Châm H'Lan"), commune: s.text("Xã Song An") },
        R::FirstHamlet { hamlets: hamlets() },
        R::Settings(Box::new(settings(s))),
        R::Settings(Box::new(nothing_chosen())),
        R::Settings(Box::new(Settings {
            stopped: true,
            hamlet: None,
            tongue: Some(Tongue::English),
            ..settings(s)
        })),
        R::SpokenTongueSet(Tongue::Bahnar),
        R::SpokenTongueSet(Tongue::Jrai),
        R::ChooseHamlet { hamlets: hamlets() },
        R::Stopped { has_role: false },
        R::Stopped { has_role: true },
        stored(nothing_chosen(), vec![], Counts::default()),
        stored(
            Settings { stopped: true, ..settings(s) },
            vec![HeldRole::Coordinator, HeldRole::Leader, member.clone()],
            Counts { deliveries: 12, answers: 3, official: 1204 },
        ),
        stored(settings(s), vec![HeldRole::Contact], Counts::default()),
        erasure(false, false, false),
        erasure(true, true, true),
        R::Erased,
        R::RoleGivenUp(HeldRole::Coordinator),
        R::RoleGivenUp(HeldRole::Leader),
        R::RoleGivenUp(HeldRole::Contact),
        R::RoleGivenUp(member),
        R::NoLongerContact,
        calendar(vec![entry(11, 20, 20)], vec![], None),
        calendar(vec![], s.many(vec![entry(12, 1, 15)]), due(vec![], 0)),
        calendar(vec![entry(11, 20, 20)], vec![entry(12, 1, 15)], due(vec![lead(s), requested(s)], 3)),
    ];
    screens.into_iter().map(|screen| Notice::Resident(Box::new(screen))).collect()
}

fn invited(s: Sample<'_>) -> Vec<Announcement> {
    let sent = super::announcements::announcement(s, State::Sent);
    let bare = Appointment { on: today(), at: None, place: None };
    s.many(vec![sent.clone(), Announcement { event: Some(bare), ..sent }])
}
