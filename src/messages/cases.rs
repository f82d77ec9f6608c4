//! The contact's side of the private channel. A case is called by its code; nothing says who wrote.

use super::home::home_button;
use super::private::{kind_refused, quote, suggestion, way_of};
use super::screen::{Label, Screen};
use super::words::{Value, Words};
use crate::domain::action::{Action, CaseAction};
use crate::domain::case::{SUGGESTIONS, Whom};
use crate::domain::ids::CaseId;
use crate::domain::private_notice::{CaseLine, CaseScreen, OpenedCase};
use crate::domain::private_text::PrivateText;

fn button(words: &Words<'_>, key: &str, action: CaseAction) -> Label {
    words.button(key, Action::Case(action))
}

pub(super) fn screen(words: &Words<'_>, screen: &CaseScreen) -> Screen {
    use CaseScreen as S;
    let code = |code: &'_ str, key: &str| Screen::of(words.html(key, &[("code", Value::Name(code))]));
    match screen {
        S::Alert { case, code: name, practice } => {
            let key = if *practice { "case-alert-practice" } else { "case-alert" };
            code(name, key).row([button(words, "button-case-take", CaseAction::Take(*case))])
        }
        S::NotYours => Screen::of(words.html("case-not-yours", &[])).row([list_button(words)]),
        S::Opened(case) => opened(words, case),
        S::Letter { code, text } => letter(words, code, text),
        S::Talking { case, code: name } => code(name, "case-talking")
            .row([button(words, "button-case-suggestions", CaseAction::Suggestions(*case))])
            .row([button(words, "button-case-stop-talking", CaseAction::StopTalking)])
            .silently(true),
        S::Answered { case, code: name, letter, tells } => {
            let tells = Value::Key(if *tells { "line" } else { "never" });
            let withdraw = CaseAction::Withdraw { case: *case, letter: *letter };
            Screen::of(words.html("case-answered", &[("code", Value::Name(name)), ("way", tells)]))
                .row([button(words, "button-case-withdraw", withdraw)])
                .silently(true)
        }
        S::Which { cases, in_unit } => {
            let screen = Screen::of(words.html("case-which", &[]))
                .rows(cases.iter().map(|(case, name)| vec![talk_button(words, *case, name)]))
                .silently(true);
            if *in_unit { screen.block(words.html("case-which-unit", &[])) } else { screen }
        }
        S::Changed { code: name } => code(name, "case-changed").silently(true),
        S::AlreadyRead { code: name } => code(name, "case-already-read").silently(true),
        S::Withdrawn { code: name, read } => {
            code(name, if *read { "case-withdrawn-read" } else { "case-withdrawn" }).silently(true)
        }
        S::List { cases } => list(words, cases),
        S::Suggestions { case, code: name } => suggestions(words, *case, name),
        S::HandOver { case, code: name, to } => {
            let row = |(person, position): &(_, String)| {
                let action = CaseAction::HandOverTo { case: *case, to: *person };
                let args = [("name", Value::Name(position))];
                vec![words.button_with("button-case-to", &args, Action::Case(action))]
            };
            code(name, "case-hand-over").rows(to.iter().map(row)).row([back(words, *case)]).silently(true)
        }
        S::HandedOver { code: name, position } => {
            let args = [("code", Value::Name(name)), ("position", Value::Name(position))];
            Screen::of(words.html("case-handed-over", &args)).silently(true)
        }
        S::TakenOver { code: name } => code(name, "case-taken-over").silently(true),
        S::Refer { case, code: name, units } => {
            let row = |(unit, office): &(_, String)| {
                let action = CaseAction::ReferTo { case: *case, unit: *unit };
                vec![words.button_with(
                    "button-case-to",
                    &[("name", Value::Name(office))],
                    Action::Case(action),
                )]
            };
            code(name, "case-refer").rows(units.iter().map(row)).row([back(words, *case)]).silently(true)
        }
        S::AskReferral { code, office } => about_office(words, "case-ask-referral", code, office),
        S::ReferralAsked { code, office } => about_office(words, "case-referral-asked", code, office),
        S::ReferralAnswered { code, office, agreed } => {
            let key = if *agreed { "case-referral-agreed" } else { "case-referral-refused" };
            about_office(words, key, code, office)
        }
        S::ReferralUndelivered { code, office } => {
            about_office(words, "case-referral-undelivered", code, office)
        }
        S::ReferralWithdrawn { code, office } => about_office(words, "case-referral-withdrawn", code, office),
        S::Referred { text, until } => Screen::of(words.html("case-referred", &[]))
            .block(quote(words, text))
            .foot(words.html("case-referred-until", &[("date", Value::Date(*until))])),
        S::ReferredWithdrawn => Screen::of(words.html("case-referred-withdrawn", &[])),
        S::Silenced { code: name } => code(name, "case-silenced").row([list_button(words)]).silently(true),
        S::ConfirmClose { case, code: name } => code(name, "case-confirm-close")
            .row([button(words, "button-case-really-close", CaseAction::ReallyClose(*case))])
            .row([back(words, *case)])
            .silently(true),
        S::Closed { code: name } => code(name, "case-closed").row([list_button(words)]).silently(true),
        S::EndedByResident { code: name } => code(name, "case-ended-by-resident").silently(true),
        S::ErasedByResident { code: name } => code(name, "case-erased-by-resident").silently(true),
        S::Unsendable(reason) => {
            let why = Value::Key(kind_refused(*reason));
            Screen::of(words.html("private-refused", &[("why", why)])).silently(true)
        }
        S::PieceMissing => Screen::of(words.html("case-piece-missing", &[])).silently(true),
        S::PracticeDone { until } => {
            Screen::of(words.html("case-practice-done", &[("date", Value::Date(*until))]))
                .row([home_button(words)])
        }
        S::Lost => Screen::of(words.html("case-lost", &[])),
        S::TakeFirst { case, code: name } => code(name, "case-take-first")
            .row([button(words, "button-case-take", CaseAction::Take(*case))])
            .silently(true),
        S::AnswerPieceMissing { code: name } => code(name, "case-answer-piece-missing"),
    }
}

fn about_office(words: &Words<'_>, key: &str, code: &str, office: &str) -> Screen {
    let args = [("code", Value::Name(code)), ("office", Value::Name(office))];
    Screen::of(words.html(key, &args)).silently(true)
}

/// Goes under a file too, so it stays short when there are no words.
fn letter(words: &Words<'_>, code: &str, text: &PrivateText) -> Screen {
    let screen = Screen::of(words.html("case-letter", &[("code", Value::Name(code))]));
    if text.is_empty() { screen.silently(true) } else { screen.block(quote(words, text)).silently(true) }
}

fn opened(words: &Words<'_>, case: &OpenedCase) -> Screen {
    let whom = match case.whom {
        Some(Whom::Child) => "child",
        Some(Whom::Other) => "other",
        Some(Whom::Myself) => "myself",
        None => "unknown",
    };
    let args = [("code", Value::Name(&case.code)), ("whom", Value::Key(whom))];
    let mut screen = Screen::of(words.html("case-opened", &args));
    if case.practice {
        screen = screen.block(words.html("case-practice-letter", &[]));
    }
    screen = screen.blocks(case.letters.iter().map(|text| quote(words, text)));
    if case.pieces > 0 {
        screen = screen.block(words.html("private-pieces", &[("count", Value::Count(case.pieces))]));
    }
    if case.gone > 0 {
        screen = screen.block(words.html("case-gone", &[("count", Value::Count(case.gone))]));
    }
    screen = screen
        .foot(words.html("case-way", &[("way", Value::Key(way_of(case.way)))]))
        .foot(words.html("case-how-to-answer", &[]));
    if case.silenced {
        screen = screen.foot(words.html("case-silenced", &[("code", Value::Name(&case.code))]));
    }
    if !case.open {
        return screen.row([list_button(words)]);
    }
    let id = case.case;
    screen = screen.row([
        button(words, "button-case-talk", CaseAction::Talk(id)),
        button(words, "button-case-suggestions", CaseAction::Suggestions(id)),
    ]);
    if case.practice {
        return screen;
    }
    let hand_over = case.others.then(|| button(words, "button-case-hand-over", CaseAction::HandOver(id)));
    let silence = if case.silenced { "button-case-unsilence" } else { "button-case-silence" };
    screen.row(hand_over.into_iter().chain([button(words, "button-case-refer", CaseAction::Refer(id))])).row(
        [
            button(words, silence, CaseAction::Silence(id)),
            button(words, "button-case-close", CaseAction::Close(id)),
        ],
    )
}

fn list(words: &Words<'_>, cases: &[CaseLine]) -> Screen {
    if cases.is_empty() {
        return Screen::of(words.html("case-none", &[])).row([home_button(words)]);
    }
    let row = |line: &CaseLine| {
        let state = match (line.practice, line.taken) {
            (true, _) => "practice",
            (false, true) => "taken",
            (false, false) => "waiting",
        };
        let args = [
            ("code", Value::Name(&line.code)),
            ("state", Value::Key(state)),
            ("new", Value::Count(line.new)),
            ("unread", Value::Count(line.unread_answers)),
        ];
        vec![words.button_with("button-case-line", &args, Action::Case(CaseAction::Take(line.case)))]
    };
    Screen::of(words.html("case-list", &[])).rows(cases.iter().map(row)).row([home_button(words)])
}

fn suggestions(words: &Words<'_>, case: CaseId, code: &str) -> Screen {
    let numbered = |number: u8| {
        let text = suggestion(words, number);
        words.html(
            "case-suggestion",
            &[("number", Value::Count(u32::from(number))), ("text", Value::Made(&text))],
        )
    };
    let label = |number: u8| {
        let args = [("number", Value::Count(u32::from(number)))];
        words.button_with("button-case-suggest", &args, Action::Case(CaseAction::Suggest { case, number }))
    };
    let numbers: Vec<u8> = (1..=SUGGESTIONS).collect();
    Screen::of(words.html("case-suggestions", &[("code", Value::Name(code))]))
        .blocks(numbers.iter().map(|number| numbered(*number)))
        .rows(numbers.chunks(3).map(|some| some.iter().map(|number| label(*number)).collect()))
        .row([back(words, case)])
        .silently(true)
}

fn talk_button(words: &Words<'_>, case: CaseId, code: &str) -> Label {
    words.button_with(
        "button-case-this",
        &[("code", Value::Name(code))],
        Action::Case(CaseAction::Talk(case)),
    )
}

fn back(words: &Words<'_>, case: CaseId) -> Label {
    button(words, "button-back", CaseAction::Open(case))
}

pub(super) fn list_button(words: &Words<'_>) -> Label {
    button(words, "button-case-list", CaseAction::List)
}
