//! Whoever holds somebody's phone and does not know the PIN.

use super::attacks::{COMFORT, CRY, MORNING};
use super::forger::{breathe, the_case};
use super::{Helper, Writer};
use crate::support::people::{Message, Person};
use crate::support::{CONTACT, Commune, RESIDENT, STRANGER};
use serde_json::json;

const STEPS: usize = 150;
const PIN: [&str; 4] = ["7", "3", "9", "1"];

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Nga has written with a PIN and wants no line; Lý has answered; Nga has left.
async fn a_locked_case(commune: &Commune) {
    let nga = Writer::new(commune, RESIDENT);
    nga.begin_with(&["Một mình", "Của tôi", "Tiếp", "Đừng gửi gì", "Đặt mã số"]).await;
    for _ in 0..2 {
        enter(&nga).await;
    }
    nga.press("✍️ Viết").await;
    nga.write(CRY).await;
    nga.press("Xem lại").await;
    nga.press("✅ Gửi").await;
    let ly = Helper::new(commune, CONTACT);
    ly.take().await;
    ly.answer(COMFORT).await;
    breathe(commune);
    nga.write("/thoat").await;
}

async fn enter(who: &Writer<'_>) {
    for digit in PIN {
        who.press(digit).await;
    }
    who.press("✅").await;
}

/// What somebody sees in this chat, without the name.
async fn seen(person: &Person, name: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let messages = person.messages().await;
    messages
        .into_iter()
        .filter(|message| !message.text.starts_with("/start"))
        .map(|message| (message.text.replace(name, "…"), message.buttons))
        .collect()
}

async fn press_at(person: &Person, message: &Message, row: usize, column: usize) {
    let body = json!({ "from": person.id, "message_id": message.id, "row": row, "column": column });
    person.post(person.id, "press", body).await;
}

#[tokio::test]
async fn s24_without_the_pin_every_screen_is_the_same_with_and_without_a_case() {
    let commune = Commune::guarded(MORNING).await;
    a_locked_case(&commune).await;
    let (nga, bia) = (commune.person(RESIDENT), commune.person(STRANGER));
    breathe(&commune);
    bia.write("/thoat").await;
    commune.settle().await;
    let mut dice = Dice(24);
    let mut visited = std::collections::HashSet::new();
    for step in 0..STEPS {
        let (one, other) = (seen(&nga, "Nga").await, seen(&bia, "Siu H'Bia").await);
        assert_eq!(one, other, "step {step}");
        visited.extend(one);
        let what = dice.throw(12);
        let typed = ["/rieng", "/thoat", "/start", "/huy", "có gì không", "7391"].get(what);
        for person in [&nga, &bia] {
            let messages = person.messages().await;
            let newest = messages.iter().rfind(|message| !message.buttons.is_empty());
            let (Some(newest), None) = (newest, typed) else {
                person.write(typed.unwrap_or(&"/rieng")).await;
                continue;
            };
            // The same throw for both: the dice are thrown once more below.
            let place = Dice(dice.0).throw(newest.buttons.iter().flatten().count());
            let rows = newest.buttons.iter().enumerate();
            let places: Vec<_> =
                rows.flat_map(|(row, buttons)| (0..buttons.len()).map(move |column| (row, column))).collect();
            press_at(person, newest, places[place].0, places[place].1).await;
        }
        dice.throw(2);
        commune.clock.advance_to(loa::clock::Clock::now(&*commune.clock) + chrono::Duration::seconds(2));
        commune.settle().await;
        let heard = nga.heard().await;
        assert!(!heard.contains(COMFORT) && !heard.contains(CRY), "step {step}");
    }
    assert!(visited.len() > 30, "the walk has been nowhere: {}", visited.len());
    // With the PIN it is another chat. Wrong ones have been tried: they are forgotten after an hour.
    commune.pass(chrono::Duration::minutes(61)).await;
    for id in [RESIDENT, STRANGER] {
        let who = Writer::new(&commune, id);
        // The walk may have changed the language.
        breathe(&commune);
        who.write("/ngonngu").await;
        who.press("Tiếng Việt").await;
        breathe(&commune);
        who.write("/rieng").await;
        who.press("Tin của tôi").await;
        enter(&who).await;
        assert_eq!(who.screen().await.contains(COMFORT), id == RESIDENT, "the control");
    }
    commune.end().await;
}

#[tokio::test]
async fn s24_the_right_pin_after_too_many_wrong_ones_opens_nothing_for_an_hour() {
    let commune = Commune::guarded(MORNING).await;
    a_locked_case(&commune).await;
    let nga = Writer::new(&commune, RESIDENT);
    let before = the_case(&commune).await;
    for attempt in 0..7 {
        breathe(&commune);
        nga.write("/rieng").await;
        nga.press("Tin của tôi").await;
        if attempt == 6 {
            enter(&nga).await;
        } else {
            for digit in ["1", "1", "1", "2"] {
                nga.press(digit).await;
            }
            nga.press("✅").await;
        }
        assert!(nga.screen().await.contains("Không có tin mới"), "attempt {attempt}: {}", nga.screen().await);
    }
    assert!(the_case(&commune).await == before);
    commune.pass(chrono::Duration::minutes(61)).await;
    breathe(&commune);
    nga.write("/rieng").await;
    nga.press("Tin của tôi").await;
    enter(&nga).await;
    assert!(nga.screen().await.contains(COMFORT), "the control");
    commune.end().await;
}
