//! Every screen of the private channel.

use chrono::{DateTime, NaiveDate, Utc};

use super::Sample;
use crate::domain::action::Pad;
use crate::domain::case::{DayPart, Digits, Kind, Unsendable, Way, Whom};
use crate::domain::contact::Missing;
use crate::domain::ids::{CaseId, PersonId, UnitId};
use crate::domain::invitation::Code;
use crate::domain::notice::Notice;
use crate::domain::outgoing::FileKind;
use crate::domain::private_notice::*;
use crate::domain::private_text::PrivateText;

pub const CASE: CaseId = CaseId([7; 16]);
pub const CODE: &str = "KH-42";
pub const ZONE: chrono_tz::Tz = chrono_tz::Asia::Ho_Chi_Minh;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 11, 20).unwrap()
}

fn moment() -> DateTime<Utc> {
    "2020-11-20T01:30:00Z".parse().unwrap()
}

fn words(s: Sample<'_>) -> PrivateText {
    PrivateText::new(s.text("Tôi sợ lắm, chưa biết nói với ai."))
}

fn numbers(s: Sample<'_>) -> Vec<EmergencyLine> {
    let line = |number: &str, name: &str| EmergencyLine { number: number.to_owned(), name: s.text(name) };
    s.many(vec![line("113", "Công an"), line("111", "Tổng đài trẻ em")])
}

fn duty(s: Sample<'_>) -> OnDuty {
    OnDuty { now: vec![s.text("Trạm Y tế")], next: None, zone: ZONE, wait_minutes: 10 }
}

fn nobody() -> OnDuty {
    OnDuty { now: vec![], next: Some(moment()), zone: ZONE, wait_minutes: 10 }
}

pub fn news(s: Sample<'_>) -> Vec<Notice> {
    let event = (s.text("Ngày Phụ nữ Việt Nam"), day(), day());
    let month = (s.text("Tháng hành động"), day(), day().succ_opt().unwrap());
    let news = |events, delete_by_hand, private| {
        Notice::News(Box::new(News { commune: s.text("Xã Song An"), events, delete_by_hand, private }))
    };
    vec![news(s.many(vec![event, month]), false, true), news(vec![], true, false)]
}

pub fn resident(s: Sample<'_>) -> Vec<Notice> {
    use PrivateScreen as P;
    let pad = |pad| P::Pad { pad, entered: Digits::default().with(1), mismatch: false };
    let piece = PreviewLine { kind: Kind::File(FileKind::Photo), text: words(s) };
    let preview = |whom, way, duty| P::Preview {
        letters: vec![PreviewLine { kind: Kind::Text, text: words(s) }, piece.clone()],
        whom: Some(whom),
        positions: vec![s.text("Trạm Y tế")],
        way: Some(way),
        duty,
    };
    let mut screens = vec![
        P::Entry { numbers: numbers(s), duty: duty(s), restored_on: None },
        P::Entry { numbers: numbers(s), duty: nobody(), restored_on: Some(day()) },
        P::Entry { numbers: numbers(s), duty: OnDuty { next: None, ..nobody() }, restored_on: None },
        P::Numbers { numbers: numbers(s), open: true },
        P::Numbers { numbers: numbers(s), open: false },
        P::Alone,
        P::NotAlone { numbers: numbers(s) },
        P::Whom,
        P::Positions {
            choices: s.many(vec![
                (s.text("Trạm Y tế"), false),
                (s.text("Hội Phụ nữ"), true),
                (String::new(), true),
            ]),
            child: true,
        },
        P::Positions {
            choices: vec![(s.text("Trạm Y tế"), false), (String::new(), false)], child: false
        },
        P::EveryoneRuledOut { numbers: numbers(s) },
        P::Way,
        P::WayWhileStopped,
        P::Hours { chosen: vec![DayPart::Noon] },
        P::Protection { code_word: true, pin: false, quick: true },
        P::Protection { code_word: false, pin: true, quick: false },
        P::AskCodeWord,
        pad(Pad::Open),
        pad(Pad::Set),
        pad(Pad::Again(Digits::default())),
        P::Pad { pad: Pad::Set, entered: Digits::default(), mismatch: true },
        P::Writing { count: 0, refused: None, may_tell: false },
        P::Writing { count: 2, refused: None, may_tell: true },
        preview(Whom::Myself, Way::Line, duty(s)),
        preview(Whom::Other, Way::Never, nobody()),
        preview(Whom::Child, Way::Never, nobody()),
        P::NothingToSend,
        P::Sent { way: Some(Way::Line), duty: duty(s) },
        P::Sent { way: Some(Way::Never), duty: nobody() },
        P::NotTaken { numbers: numbers(s) },
        P::NothingNew,
        P::Chosen(vec![
            CaseChoice { case: CASE, begun_on: day(), news: true },
            CaseChoice { case: CASE, begun_on: day(), news: false },
        ]),
        P::ConfirmErase(CASE),
        P::Erased,
        P::Ended,
        P::ShortenReferral,
        P::TimeOver,
        P::Piece { caption: words(s) },
    ];
    screens.extend(
        [Unsendable::Kind, Unsendable::TooLarge, Unsendable::TooMany, Unsendable::TooLong]
            .map(|reason| P::Writing { count: 1, refused: Some(reason), may_tell: false }),
    );
    screens.extend(
        [Progress::Received, Progress::NobodyYet, Progress::Read, Progress::Answered, Progress::Closed]
            .map(|progress| P::MyCase(Box::new(my_case(s, progress)))),
    );
    // Words that no screen can show to their end.
    let endless = ConsentAsked { text: PrivateText::new("dài quá ".repeat(600)), ..consent(s) };
    screens.push(P::MyCase(Box::new(MyCase { consent: Some(endless), ..my_case(s, Progress::Read) })));
    screens.into_iter().map(|screen| Notice::Private(Box::new(screen))).collect()
}

fn consent(s: Sample<'_>) -> ConsentAsked {
    ConsentAsked { number: 1, office: s.text("Trạm Y tế"), text: words(s), until: day() }
}

fn my_case(s: Sample<'_>, progress: Progress) -> MyCase {
    let answered = progress == Progress::Answered;
    MyCase {
        case: CASE,
        progress,
        code_word: answered.then(|| words(s)),
        answers: if answered { vec![Answer::Text(words(s)), Answer::Suggestion(1)] } else { vec![] },
        pieces: u32::from(answered),
        more: answered,
        consent: answered.then(|| consent(s)),
        consents: if answered { vec![(2, s.text("Công an xã"))] } else { vec![] },
        numbers: numbers(s),
        way: Some(if answered { Way::Line } else { Way::Never }),
        quick: answered,
    }
}

pub fn contact(s: Sample<'_>) -> Vec<Notice> {
    use CaseScreen as C;
    let code = || CODE.to_owned();
    let office = || s.text("Trạm Y tế");
    let opened = |whom, way, practice, open| {
        C::Opened(Box::new(OpenedCase {
            case: CASE,
            code: code(),
            practice,
            whom,
            way,
            letters: vec![words(s)],
            pieces: 1,
            gone: 1,
            open,
            silenced: open,
            others: true,
        }))
    };
    let line =
        |practice, taken| CaseLine { case: CASE, code: code(), practice, new: 1, unread_answers: 2, taken };
    let screens = vec![
        C::Alert { case: CASE, code: code(), practice: false },
        C::Alert { case: CASE, code: code(), practice: true },
        C::NotYours,
        opened(Some(Whom::Myself), Some(Way::Line), false, true),
        opened(Some(Whom::Other), Some(Way::Never), false, false),
        opened(Some(Whom::Child), None, false, true),
        opened(None, None, true, true),
        C::Letter { code: code(), text: words(s) },
        C::Letter { code: code(), text: PrivateText::default() },
        C::Talking { case: CASE, code: code() },
        C::Answered { case: CASE, code: code(), letter: 3, tells: true },
        C::Answered { case: CASE, code: code(), letter: 3, tells: false },
        C::Which { cases: vec![(CASE, code())], in_unit: false },
        C::Which { cases: vec![(CASE, code())], in_unit: true },
        C::Changed { code: code() },
        C::AlreadyRead { code: code() },
        C::Withdrawn { code: code(), read: false },
        C::Withdrawn { code: code(), read: true },
        C::List { cases: vec![line(false, true), line(false, false), line(true, false)] },
        C::List { cases: vec![] },
        C::Suggestions { case: CASE, code: code() },
        C::HandOver { case: CASE, code: code(), to: vec![(PersonId(7), office())] },
        C::HandedOver { code: code(), position: office() },
        C::TakenOver { code: code() },
        C::Refer { case: CASE, code: code(), units: vec![(UnitId(4), office())] },
        C::AskReferral { code: code(), office: office() },
        C::ReferralAsked { code: code(), office: office() },
        C::ReferralAnswered { code: code(), office: office(), agreed: true },
        C::ReferralAnswered { code: code(), office: office(), agreed: false },
        C::ReferralUndelivered { code: code(), office: office() },
        C::ReferralWithdrawn { code: code(), office: office() },
        C::Referred { text: words(s), until: day() },
        C::ReferredWithdrawn,
        C::Silenced { code: code() },
        C::ConfirmClose { case: CASE, code: code() },
        C::Closed { code: code() },
        C::EndedByResident { code: code() },
        C::ErasedByResident { code: code() },
        C::Unsendable(Unsendable::Kind),
        C::PieceMissing,
        C::PracticeDone { until: day() },
        C::Lost,
        C::TakeFirst { case: CASE, code: code() },
        C::AnswerPieceMissing { code: code() },
    ];
    screens.into_iter().map(|screen| Notice::Case(Box::new(screen))).collect()
}

pub fn contacts(s: Sample<'_>) -> Vec<Notice> {
    use ContactScreen as C;
    let name = || s.text("Nguyễn Thị Lý");
    let position = || s.text("Trạm Y tế");
    let card = |duty, away_until, practised_on| {
        C::Mine(Box::new(ContactCard {
            position: position(),
            active: true,
            children: true,
            duty,
            away_until,
            zone: ZONE,
            practised_on,
            open_cases: 2,
        }))
    };
    let line = |ready, active| ContactLine {
        person: PersonId(7),
        name: name(),
        position: position(),
        ready,
        active,
    };
    let checked = numbers(s).into_iter().zip([Some(day()), None].into_iter().cycle()).collect();
    let screens = vec![
        C::Rules,
        C::Positions { choices: vec![position()] },
        C::Children,
        C::Pending,
        card(None, None, None),
        card(Some((18, 6)), Some(moment()), Some(day())),
        C::Approve { person: PersonId(7), name: name(), position: position() },
        C::Decided { name: name(), approved: true },
        C::Decided { name: name(), approved: false },
        C::Accepted { approved: true },
        C::Accepted { approved: false },
        C::Channel(Box::new(Channel {
            missing: vec![Missing::Contacts { ready: 1 }, Missing::Numbers { unchecked: 3 }],
            contacts: vec![line(true, true), line(false, true), line(false, false)],
            counts: vec![(day(), None), (day(), Some(7))],
            numbers: checked,
            small_circle: true,
        })),
        C::Channel(Box::new(Channel {
            missing: vec![Missing::Numbers { unchecked: 0 }],
            contacts: vec![],
            counts: vec![],
            numbers: vec![],
            small_circle: false,
        })),
        C::Channel(Box::new(Channel {
            missing: vec![],
            contacts: vec![line(true, true)],
            counts: vec![],
            numbers: numbers(s).into_iter().map(|line| (line, Some(day()))).collect(),
            small_circle: false,
        })),
        C::InvitationReady { code: Code::new("abc"), expires_on: day() },
        C::ConfirmRemove { person: PersonId(7), name: name() },
        C::Removed,
        C::Unanswered,
        C::AuditHead { entries: 12, head: "a1b2c3d4".to_owned() },
        C::LongAway { since: moment(), zone: ZONE },
    ];
    screens.into_iter().map(|screen| Notice::Contact(Box::new(screen))).collect()
}
