//! Zones with daylight saving: one morning a day, whatever the clocks are put to.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use loa::domain::plan::Plan;
use loa::domain::schedule::Calendar;

use crate::support::{Commune, HEALTH_STATION, QUIET_TASK, small_plan, talk};

/// Zones on both sides of the equator; in some it is midnight that is skipped, in one clocks move by half an hour.
const ZONES: [chrono_tz::Tz; 8] = [
    chrono_tz::Asia::Ho_Chi_Minh,
    chrono_tz::Europe::Berlin,
    chrono_tz::America::New_York,
    chrono_tz::America::Santiago,
    chrono_tz::Asia::Beirut,
    chrono_tz::Australia::Lord_Howe,
    chrono_tz::Pacific::Auckland,
    chrono_tz::Africa::Casablanca,
];

/// Reminders every day at this time, in this zone, without quiet hours.
fn plan(zone: chrono_tz::Tz, at: &str) -> Plan {
    let mut plan = small_plan(QUIET_TASK);
    plan.zone = zone;
    plan.reminders.at = at.to_owned();
    plan.reminders.quiet_from = NaiveTime::MIN;
    plan.reminders.quiet_until = NaiveTime::MIN;
    plan.holidays.clear();
    plan
}

fn midday(zone: chrono_tz::Tz, day: NaiveDate) -> DateTime<Utc> {
    zone.from_local_datetime(&day.and_hms_opt(12, 0, 0).unwrap()).unwrap().to_utc()
}

/// At every hour of the night at which clocks are moved anywhere.
#[test]
fn every_day_has_its_morning_and_is_open_by_noon() {
    for zone in ZONES {
        for at in
            ["0 0 0 * * *", "0 30 0 * * *", "0 15 1 * * *", "0 15 2 * * *", "0 30 2 * * *", "0 30 7 * * *"]
        {
            let calendar = Calendar::of(&plan(zone, at)).unwrap();
            let first = NaiveDate::from_ymd_opt(2020, 1, 2).unwrap();
            for day in first.iter_days().take(365) {
                let noon = midday(zone, day);
                assert_eq!(calendar.open_morning(noon), Some(day), "{zone} {at} {day}");
                // The scheduler, asleep since yesterday's noon, is woken today, before noon.
                let next = calendar.next_morning(midday(zone, day.pred_opt().unwrap())).unwrap();
                assert_eq!(calendar.date(next), day, "{zone} {at}: {next}");
                assert!(next < noon, "{zone} {at}: {next}");
                assert_eq!(calendar.open_morning(next), Some(day), "{zone} {at}: woken at {next}");
            }
        }
    }
}

/// The days around a change of the clocks, with a reminder on each of them.
async fn reminded(zone: chrono_tz::Tz, due_on: &str, from: &str, until: &str) -> Vec<String> {
    let mut plan = small_plan(&talk(due_on));
    plan.zone = zone;
    plan.reminders.days_before = vec![3, 2, 1];
    let commune = Commune::staffed(plan, from).await;
    commune.live_until(until).await;
    let messages = commune.person(HEALTH_STATION).messages().await;
    let about = messages.iter().filter(|message| message.from_bot && message.text.contains("sức khỏe"));
    let local = about.map(|message| {
        let at: DateTime<Utc> = message.date.parse().unwrap();
        at.with_timezone(&zone).format("%m-%d %H:%M").to_string()
    });
    let local = local.collect();
    commune.end().await;
    local
}

#[tokio::test]
async fn over_a_change_of_the_clocks_reminders_keep_their_local_hour() {
    let berlin = chrono_tz::Europe::Berlin;
    // Clocks went forward on 29 March, back on 25 October.
    let spring = reminded(berlin, "2020-03-30", "2020-03-20 12:00", "2020-03-31 08:00").await;
    assert_eq!(spring, ["03-27 07:30", "03-28 07:30", "03-29 07:30", "03-30 07:30"]);
    let autumn = reminded(berlin, "2020-10-26", "2020-10-16 12:00", "2020-10-27 08:00").await;
    assert_eq!(autumn, ["10-23 07:30", "10-24 07:30", "10-25 07:30", "10-26 07:30"]);
}
