//! Somebody who can make button data: stronger than any attacker, since they hold the master key.

use std::sync::atomic::{AtomicI64, Ordering};

use aes_siv::KeyInit;
use aes_siv::siv::Aes128Siv;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use loa::clock::Clock;
use loa::domain::action::{Action, Away, CaseAction, ContactAction, Duty, Pad, PrivateAction};
use loa::domain::case::{Case, DayPart, Digits, Stage, Way, Whom};
use loa::domain::ids::{CaseId, PersonId, UnitId};
use loa::store::vault::{Purpose, Vault};
use serde_json::{Value, json};

use crate::support::Commune;

/// Far above those that the server gives; what it gives afterwards goes on from the newest of these.
static UPDATE: AtomicI64 = AtomicI64::new(1_900_000_000);

pub fn next_update() -> i64 {
    UPDATE.fetch_add(1000, Ordering::Relaxed)
}

/// The data of the button that does this in this chat. It needs no nonce, so it is what a real button there holds.
pub fn data(commune: &Commune, chat: i64, action: &Action) -> String {
    let vault = Vault::open(&commune.folder.path().join("loa.key")).unwrap();
    let mut cipher = Aes128Siv::new(&(*vault.subkey(Purpose::ButtonData)).into());
    let plain = postcard::to_stdvec(action).unwrap();
    URL_SAFE_NO_PAD.encode(cipher.encrypt([chat.to_le_bytes()], &plain).unwrap())
}

/// A chat takes one message a second; tests need not wait for it.
pub fn breathe(commune: &Commune) {
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(4));
}

/// Hands the bot a press of `from` in a private chat, under the newest message there.
pub async fn push(commune: &Commune, from: i64, chat: i64, data: &str) {
    let messages = commune.person(chat).messages().await;
    let message = messages.iter().rfind(|message| message.from_bot).map_or(1, |message| message.id);
    let user = |id: i64| json!({ "id": id, "is_bot": false, "first_name": "Ai đó" });
    let update: Value = json!({
        "update_id": next_update(),
        "callback_query": {
            "id": "77", "from": user(from), "chat_instance": "1", "data": data,
            "message": {
                "message_id": message, "date": commune.clock.now().timestamp(), "text": "?",
                "chat": { "id": chat, "type": "private", "first_name": "Ai đó" },
                "from": { "id": 4242, "is_bot": true, "first_name": "Loa" },
            },
        },
    });
    breathe(commune);
    commune.person(from).push_raw(update).await;
    commune.settle().await;
}

/// Presses a button that may never have been shown, in one's own chat.
pub async fn press(commune: &Commune, who: i64, action: Action) {
    let data = data(commune, who, &action);
    push(commune, who, who, &data).await;
}

/// Everything that a resident can do to this case, or on the way to one.
pub fn resident_actions(case: CaseId) -> Vec<Action> {
    use PrivateAction as Do;
    let (number, entered) = (1, Digits::default());
    [
        Do::Enter,
        Do::Numbers,
        Do::Open(case),
        Do::More(case),
        Do::Preview,
        Do::Send,
        Do::End(case),
        Do::Erase(case),
        Do::ReallyErase(case),
        Do::QuickOf(case),
        Do::Consent { case, number },
        Do::RefuseReferral { case, number },
        Do::Shorten { case, number },
        Do::WithdrawReferral { case, number },
        Do::PadDone { pad: Pad::Open, entered },
        Do::PadDone { pad: Pad::Open, entered: entered.with(1).with(2).with(3).with(4) },
        Do::Pad { pad: Pad::Open, entered },
        Do::Begin,
        Do::Alone(true),
        Do::Alone(false),
        Do::Whom(Whom::Child),
        Do::Positions,
        Do::RuleOut(0),
        Do::PositionsDone,
        Do::Way(Way::Never),
        Do::Hours(DayPart::Noon),
        Do::HoursDone,
        Do::Protection,
        Do::CodeWord,
        Do::Quick,
        Do::Write,
        Do::Discard,
        Do::Leave,
    ]
    .map(Action::Private)
    .to_vec()
}

/// Everything that a contact can do to this case.
pub fn case_actions(case: CaseId, to: PersonId, unit: UnitId) -> Vec<Action> {
    use CaseAction as Do;
    [
        Do::List,
        Do::Take(case),
        Do::Open(case),
        Do::Talk(case),
        Do::StopTalking,
        Do::Suggestions(case),
        Do::Suggest { case, number: 1 },
        Do::Withdraw { case, letter: 2 },
        Do::HandOver(case),
        Do::HandOverTo { case, to },
        Do::Refer(case),
        Do::ReferTo { case, unit },
        Do::Silence(case),
        Do::Close(case),
        Do::ReallyClose(case),
    ]
    .map(Action::Case)
    .to_vec()
}

/// What a contact does about themselves and about newcomers.
pub fn own_contact_actions(newcomer: PersonId) -> Vec<Action> {
    use ContactAction as Do;
    [
        Do::Mine,
        Do::AcceptRules,
        Do::Position(0),
        Do::Children(true),
        Do::Duty(Duty::Night),
        Do::Away(Away::Week),
        Do::Practise,
        Do::Approve(newcomer),
        Do::Decline(newcomer),
    ]
    .map(Action::Contact)
    .to_vec()
}

/// What only the coordinator does.
pub fn coordinator_actions(contact: PersonId) -> Vec<Action> {
    use ContactAction as Do;
    [Do::Channel, Do::NumbersChecked, Do::Invite, Do::Remove(contact), Do::ReallyRemove(contact)]
        .map(Action::Contact)
        .to_vec()
}

/// All cases of which something was sent.
pub async fn sent_cases(commune: &Commune) -> Vec<Case> {
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    let cases = tx.cases().await.unwrap();
    cases.into_iter().filter(|case| case.stage != Stage::Draft && !case.is_practice()).collect()
}

/// The only one.
pub async fn the_case(commune: &Commune) -> Case {
    let mut cases = sent_cases(commune).await;
    assert_eq!(cases.len(), 1, "one case");
    cases.remove(0)
}

/// The id of somebody's row.
pub async fn person_id(commune: &Commune, chat: i64) -> PersonId {
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.person_in(loa::domain::ids::ChatId(chat)).await.unwrap().unwrap().id
}

/// Faults of the server.
pub mod fault {
    use serde_json::Value;

    use crate::support::{Commune, people};

    pub async fn order(commune: &Commune, fault: Value) {
        people::post(&format!("{}/sandbox/faults", commune.url()), fault).await;
    }

    pub async fn read(commune: &Commune) -> Value {
        people::get(&format!("{}/sandbox/faults", commune.url())).await
    }
}
