//! The machine's clock jumps, forward and back: nothing comes twice, and nothing waits for the wrong time to come again.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use loa::clock::{Clock, ManualClock};

use crate::private::scene::COMFORT;
use crate::private::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, HEALTH_STATION, RESIDENT, at, small_plan, talk};

/// How often a sleeper looks at the clock.
const LOOK: Duration = Duration::from_millis(5);

/// A wall clock that is wrong by so much; its monotonic time is right.
#[derive(Debug)]
struct WrongClock {
    right: Arc<ManualClock>,
    wrong_by: Mutex<TimeDelta>,
}

impl WrongClock {
    /// Sets it to a local time, as somebody or a time server does.
    fn set(&self, local: &str) {
        *self.wrong_by.lock().unwrap() = at(local) - self.right.now();
    }
}

impl Clock for WrongClock {
    fn now(&self) -> DateTime<Utc> {
        self.right.now() + *self.wrong_by.lock().unwrap()
    }

    fn monotonic(&self) -> Duration {
        self.right.monotonic()
    }

    fn sleep_until(&self, moment: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            while self.now() < moment {
                tokio::time::sleep(LOOK).await;
            }
        })
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.right.sleep(duration)
    }
}

/// A bot with a clock that can be set, and a task with reminders on 6, 13, 17, 19 and 20 November.
async fn commune() -> (Commune, Arc<WrongClock>) {
    let commune = Commune::staffed(small_plan(&talk("2020-11-20")), "2020-11-05 12:00").await;
    let clock = Arc::new(WrongClock { right: commune.clock.clone(), wrong_by: Mutex::default() });
    let commune = commune.restart_with(clock.clone()).await;
    (commune, clock)
}

async fn reminders(commune: &Commune) -> usize {
    let messages = commune.person(HEALTH_STATION).messages().await;
    messages.iter().filter(|message| message.from_bot && message.text.contains("sức khỏe")).count()
}

/// Waits until there are so many, while two hours pass at most: somebody looks each hour.
async fn until_reminded(commune: &Commune, count: usize) {
    for _ in 0..240 {
        commune.clock.advance_to(commune.clock.now() + TimeDelta::seconds(30));
        tokio::time::sleep(LOOK).await;
        commune.settle().await;
        if reminders(commune).await >= count {
            break;
        }
    }
    assert_eq!(reminders(commune).await, count);
}

/// An hour and more passes, so that whatever would come twice has come.
async fn a_while(commune: &Commune) {
    for _ in 0..9 {
        commune.clock.advance_to(commune.clock.now() + TimeDelta::minutes(10));
        tokio::time::sleep(LOOK).await;
    }
    commune.settle().await;
}

#[tokio::test]
async fn no_rung_is_taken_twice_whichever_way_the_clock_is_set() {
    let (commune, clock) = commune().await;
    clock.set("2020-11-06 08:00");
    until_reminded(&commune, 1).await;
    for time in ["2020-11-05 12:00", "2020-11-06 07:29", "2020-11-06 07:31", "2019-11-06 08:00"] {
        clock.set(time);
        a_while(&commune).await;
        assert_eq!(reminders(&commune).await, 1, "at {time}");
    }
    clock.set("2020-11-13 08:00");
    until_reminded(&commune, 2).await;
    clock.set("2020-11-10 08:00");
    a_while(&commune).await;
    clock.set("2020-11-13 08:00");
    a_while(&commune).await;
    assert_eq!(reminders(&commune).await, 2);
    commune.end().await;
}

/// It started with a clock far ahead, and a time server has put it right: what is due then must not wait for the wrong year.
#[tokio::test]
async fn set_back_it_goes_on_soon() {
    let (commune, clock) = commune().await;
    clock.set("2020-11-10 23:00");
    a_while(&commune).await;
    assert_eq!(reminders(&commune).await, 0, "it is night");
    clock.set("2020-11-06 07:00");
    until_reminded(&commune, 1).await;
    commune.end().await;
}

/// It started seven hours ahead: a resident reads an answer, and a time server puts the clock right.
#[tokio::test]
async fn what_is_private_leaves_in_time_although_the_clock_is_set_back() {
    let commune = Commune::guarded("2020-11-16 09:00").await;
    let clock = Arc::new(WrongClock { right: commune.clock.clone(), wrong_by: Mutex::default() });
    let commune = commune.restart_with(clock.clone()).await;
    clock.set("2020-11-16 16:00");
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.read_an_answer_of(&ly).await;
    clock.set("2020-11-16 09:02");
    assert!(nga.person.readable().await.contains(COMFORT));
    for _ in 0..20 {
        commune.clock.advance_to(commune.clock.now() + TimeDelta::minutes(1));
        tokio::time::sleep(LOOK).await;
    }
    commune.settle().await;
    assert!(!nga.person.readable().await.contains(COMFORT));
    commune.end().await;
}

#[tokio::test]
async fn people_are_answered_whatever_the_clock_says() {
    let (commune, clock) = commune().await;
    let coordinator = commune.person(COORDINATOR);
    let mut times =
        ["2020-11-05 12:00", "2021-03-01 00:00", "2019-01-01 12:00", "2038-01-20 00:00", "1970-01-02 00:00"];
    for _ in 0..2 {
        for time in times {
            // So that nobody waits for Telegram's limit of one message a second and chat.
            commune.clock.advance_to(commune.clock.now() + TimeDelta::seconds(3));
            clock.set(time);
            let before = coordinator.messages().await.len();
            coordinator.write("/trogiup").await;
            commune.settle().await;
            // One is written, one is the answer; what else is due by this time may come, too.
            let messages = coordinator.messages().await;
            let answers = messages[before..].iter().filter(|message| message.from_bot);
            assert_eq!(
                answers.filter(|message| message.text.contains("Loa giúp được gì")).count(),
                1,
                "{time}"
            );
        }
        times.reverse();
    }
    clock.set("2020-11-05 12:00");
    commune.end().await;
}
