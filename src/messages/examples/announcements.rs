//! Announcements, for authors and readers.

use chrono::{DateTime, NaiveTime, Utc};

use super::{Sample, day, today};
use crate::domain::announcement::screen::{
    Among, AnnouncementScreen as S, AudienceStep, Choose, ChosenNames, Count, Desk, EventReminder, Grave,
    List, ListItem, MomentOf, MomentRefused, Refused, Review, WhenStep,
};
use crate::domain::announcement::{
    Announcement, Answer, Answers, Appointment, Audience, Content, ContentProblem, Forecast, Missing, Piece,
    Residents, State, Styled, Tally, Topic, Uncorrectable,
};
use crate::domain::ids::{AnnouncementId, ChatId, UnitId};
use crate::domain::notice::Notice;
use crate::domain::outgoing::{File, FileKind};
use crate::domain::person::Tongue;
use crate::domain::plan::Hamlet;

const ZONE: chrono_tz::Tz = chrono_tz::Asia::Ho_Chi_Minh;
const ID: AnnouncementId = AnnouncementId(7);

fn at(hour: u32) -> DateTime<Utc> {
    today().and_hms_opt(hour, 0, 0).unwrap().and_utc()
}

fn piece(s: Sample<'_>, kind: FileKind, caption: &str) -> Piece {
    let caption = if caption.is_empty() { String::new() } else { s.text(caption) };
    Piece { file: File { kind, id: "file".to_owned() }, caption: Styled::plain(caption) }
}

pub fn announcement(s: Sample<'_>, state: State) -> Announcement {
    Announcement {
        id: ID,
        state,
        author: None,
        campaign: None,
        content: Some(Content::Text(Styled::plain(s.text("Mời bà con dự họp mặt 20/10\nTại nhà văn hoá")))),
        topic: Topic::Events,
        audience: Audience::everyone(),
        asks: true,
        event: Some(Appointment {
            on: day(11, 20),
            at: NaiveTime::from_hms_opt(8, 0, 0),
            place: Some(s.text("Nhà văn hoá thôn 2")),
        }),
        send_at: None,
        revision: 1,
    }
}

fn chosen(s: Sample<'_>) -> ChosenNames {
    ChosenNames {
        hamlets: s.many(vec![s.text("Thôn 1"), s.text("Thôn 2")]),
        units: s.many(vec![s.text("Trạm Y tế")]),
        groups: s.many(vec![s.text("Nhóm Thôn 1")]),
        coming_to: Some(Box::new(announcement(s, State::Sent))),
    }
}

fn everything_chosen() -> Audience {
    Audience {
        residents: Some(Residents {
            hamlets: vec!["thon-1".to_owned(), "thon-2".to_owned()],
            tongues: vec![Tongue::Bahnar],
        }),
        units: vec![UnitId(4)],
        groups: vec![ChatId(-5)],
        coming_to: Some(AnnouncementId(3)),
    }
}

/// What the plan wants to be sent tomorrow.
fn planned(s: Sample<'_>, state: State) -> Announcement {
    let campaign = Some("chuc-mung/loi".to_owned());
    Announcement { send_at: Some(at(1) + chrono::Duration::days(1)), campaign, ..announcement(s, state) }
}

fn review(s: Sample<'_>, announcement: Announcement) -> Review {
    Review {
        announcement,
        missing: None,
        count: Count { people: 1240, capped: 12, groups: 2 },
        chosen: chosen(s),
        forecast: Forecast { starts_at: at(2), ends_at: at(4), pauses: true },
        now: at(2),
        zone: ZONE,
    }
}

fn desk(s: Sample<'_>, state: State) -> Desk {
    Desk {
        announcement: announcement(s, state),
        tally: Tally {
            recipients: 1240,
            held_back: 12,
            sent: 800,
            blocked: 30,
            failed: 2,
            outdated: 5,
            deleted: 700,
            overwritten: 90,
            out_of_reach: 10,
            to_take_back: 0,
        },
        answers: Answers { coming: 120, maybe: 30, not_coming: 14 },
        ends_at: (state == State::Sending).then(|| at(4)),
        quiet_until: None,
        zone: ZONE,
    }
}

fn choose(s: Sample<'_>, among: Among) -> S {
    let announcement = Announcement { audience: everything_chosen(), ..announcement(s, State::Draft) };
    S::Choose(Box::new(Choose { announcement, among, count: Count { people: 3, capped: 0, groups: 0 } }))
}

pub fn announcements(s: Sample<'_>) -> Vec<Notice> {
    let notice = |screen: S| Notice::Announcement(Box::new(screen));
    writing(s).into_iter().chain(choosing(s)).chain(watching(s)).chain(reading(s)).map(notice).collect()
}

fn writing(s: Sample<'_>) -> Vec<S> {
    let id = ID;
    let quiet = MomentRefused::Quiet { on: day(11, 21), at: NaiveTime::from_hms_opt(6, 0, 0).unwrap() };
    let ask = |of, problem| S::AskMoment { id, of, problem };
    vec![
        S::Templates((0..18).collect()),
        S::AskContent { id, kept: false },
        S::AskContent { id, kept: true },
        S::ContentRefused { id, problem: ContentProblem::Empty },
        S::ContentRefused { id, problem: ContentProblem::TextTooLong { units: 5000 } },
        S::ContentRefused { id, problem: ContentProblem::CaptionTooLong { units: 1100 } },
        S::ContentRefused { id, problem: ContentProblem::TooManyPieces { pieces: 11 } },
        S::KindRefused { id },
        S::MoreContent { id, can_join: true },
        S::MoreContent { id, can_join: false },
        S::Event(Box::new(announcement(s, State::Draft))),
        S::Event(Box::new(Announcement { event: None, asks: false, ..announcement(s, State::Draft) })),
        ask(MomentOf::Event, None),
        ask(MomentOf::Sending, Some(quiet)),
        ask(MomentOf::Sending, Some(MomentRefused::TimeMissing)),
        ask(MomentOf::Event, Some(MomentRefused::NotUnderstood)),
        ask(MomentOf::Event, Some(MomentRefused::NoSuchDay)),
        ask(MomentOf::Event, Some(MomentRefused::NoSuchTime)),
        ask(MomentOf::Event, Some(MomentRefused::Past)),
        ask(MomentOf::Event, Some(MomentRefused::TooFar)),
        S::AskPlace { id },
        S::When(Box::new(WhenStep {
            announcement: announcement(s, State::Draft),
            offered: vec![at(4), at(10)],
            zone: ZONE,
        })),
        S::When(Box::new(WhenStep {
            announcement: Announcement { send_at: Some(at(10)), ..announcement(s, State::Draft) },
            offered: vec![],
            zone: ZONE,
        })),
    ]
}

fn choosing(s: Sample<'_>) -> Vec<S> {
    let step = |announcement: Announcement, count, chosen| {
        S::Audience(Box::new(AudienceStep {
            announcement,
            count,
            chosen,
            hamlets: true,
            groups: true,
            events: true,
        }))
    };
    let none = Announcement { audience: Audience::default(), ..announcement(s, State::Draft) };
    let some = Announcement { audience: everything_chosen(), ..announcement(s, State::Draft) };
    let hamlet = |slug: &str, name: &str| Hamlet { slug: slug.to_owned(), name: s.text(name) };
    vec![
        step(
            announcement(s, State::Draft),
            Count { people: 1240, capped: 0, groups: 0 },
            ChosenNames::default(),
        ),
        step(none, Count::default(), ChosenNames::default()),
        step(some.clone(), Count { people: 12, capped: 2, groups: 1 }, chosen(s)),
        step(some, Count::default(), chosen(s)),
        choose(s, Among::Hamlets(s.many(vec![hamlet("thon-1", "Thôn 1"), hamlet("thon-3", "Thôn 3")]))),
        choose(s, Among::Tongues),
        choose(
            s,
            Among::Units(s.many(vec![(UnitId(4), s.text("Trạm Y tế")), (UnitId(5), s.text("Công an xã"))])),
        ),
        choose(s, Among::Groups(s.many(vec![(ChatId(-5), s.text("Nhóm Thôn 1"))]))),
        choose(s, Among::Events(s.many(vec![announcement(s, State::Sent)]))),
        choose(s, Among::Topics),
    ]
}

fn watching(s: Sample<'_>) -> Vec<S> {
    let id = ID;
    let draft = || announcement(s, State::Draft);
    let album = Content::Album(vec![piece(s, FileKind::Photo, ""), piece(s, FileKind::Photo, "Họp mặt")]);
    let item = |announcement| ListItem { announcement, tally: desk(s, State::Sent).tally };
    let with = |content: Option<Content>, state| Announcement { content, ..announcement(s, state) };
    let listed = vec![
        item(with(None, State::Draft)),
        item(Announcement { send_at: Some(at(10)), ..announcement(s, State::Scheduled) }),
        item(Announcement { send_at: Some(at(10)), ..announcement(s, State::Proposed) }),
        item(with(Some(Content::File(piece(s, FileKind::Voice, ""))), State::Sending)),
        item(with(Some(Content::File(piece(s, FileKind::Photo, "Ảnh lễ"))), State::Paused)),
        item(with(Some(album.clone()), State::Stopped)),
        item(with(Some(Content::Template { name: "ngay-8-3".to_owned(), event: None }), State::Sent)),
        item(announcement(s, State::Recalled)),
    ];
    let mut screens = vec![
        S::List(List { items: vec![], page: 0, has_more: false, zone: ZONE }),
        S::List(List { items: s.many(listed), page: 1, has_more: true, zone: ZONE }),
        S::Review(Box::new(review(s, draft()))),
        S::Review(Box::new(Review {
            missing: Some(Missing::Audience),
            forecast: Forecast { starts_at: at(2), ends_at: at(2), pauses: false },
            ..review(s, Announcement { asks: false, event: None, ..with(Some(album), State::Draft) })
        })),
        S::Review(Box::new(Review {
            forecast: Forecast { starts_at: at(12), ends_at: at(13), pauses: false },
            ..review(s, Announcement { send_at: Some(at(10)), ..draft() })
        })),
        S::Proposal {
            review: Box::new(review(
                s,
                Announcement { send_at: Some(at(1)), ..announcement(s, State::Proposed) },
            )),
            approval: true,
        },
        S::Proposal { review: Box::new(review(s, planned(s, State::Proposed))), approval: true },
        S::Proposal { review: Box::new(review(s, planned(s, State::Scheduled))), approval: false },
        S::Review(Box::new(Review {
            missing: Some(Missing::DayPassed),
            ..review(s, Announcement { send_at: Some(at(1)), ..announcement(s, State::Proposed) })
        })),
    ];
    for missing in [Missing::Content(None), Missing::Day, Missing::TimePassed, Missing::Readers] {
        screens.push(S::Review(Box::new(Review { missing: Some(missing), ..review(s, draft()) })));
    }
    for state in
        [State::Scheduled, State::Sending, State::Paused, State::Stopped, State::Sent, State::Recalled]
    {
        screens.push(S::Desk(Box::new(desk(s, state))));
    }
    screens.push(S::Desk(Box::new(Desk { quiet_until: Some(at(23)), ..desk(s, State::Sending) })));
    for what in [Grave::Stop, Grave::Recall, Grave::Drop, Grave::Replace] {
        screens.push(S::Confirm { id, what, readers: 1200 });
    }
    screens.extend([
        S::AskCorrection { id, event: None },
        S::AskCorrection { id, event: draft().event },
        S::ConfirmCorrection { id, readers: 1200, fingerprint: 7, event: None },
        S::ConfirmCorrection { id, readers: 1200, fingerprint: 7, event: draft().event },
        S::CannotCorrect { id, why: Uncorrectable::OtherFamily },
        S::CannotCorrect { id, why: Uncorrectable::Problem(ContentProblem::Empty) },
        S::Dropped,
        S::ContentBroken { id, refused: Refused::Sending },
        S::ContentBroken { id, refused: Refused::Correction },
        S::EventPassed { announcement: Box::new(announcement(s, State::Paused)), left: 340 },
    ]);
    screens
}

fn reading(s: Sample<'_>) -> Vec<S> {
    let sent = announcement(s, State::Sent);
    let reminder = |today| {
        S::Reminder(Box::new(EventReminder { announcement: sent.clone(), today, answer: Answer::Coming }))
    };
    vec![
        S::AskListing { id: ID },
        S::ListingTaken { listed: true },
        S::ListingTaken { listed: false },
        reminder(day(11, 19)),
        reminder(day(11, 20)),
        S::AskAnswer { announcement: Box::new(sent.clone()), answer: Some(Answer::Maybe) },
        S::TooLate,
        S::AlbumComing { id: ID },
    ]
}
