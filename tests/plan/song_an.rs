//! The file of Song An against the source it encodes.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use loa::domain::plan::{Plan, Schedule, Source, Tone};

use super::song_an;

/// The plan's own words, as the commune published them.
const SOURCE: &str = include_str!("../../plans/song-an-2020.vi.txt");

/// Every activity of part II and every task of part V, with its section, and when the source has it done.
const ITEMS: &[(&str, &str, When)] = &[
    ("ii-1a-1", "II.1.a", Ongoing),
    ("ii-1a-2", "II.1.a", Ongoing),
    ("ii-1b-1", "II.1.b", Ongoing),
    ("ii-1b-2", "II.1.b", Ongoing),
    ("ii-1b-3", "II.1.b", Ongoing),
    ("ii-1b-4", "II.1.b", On(&["thang-hanh-dong"])),
    ("ii-1b-5", "II.1.b", Ongoing),
    ("ii-1b-6", "II.1.b", Ongoing),
    ("ii-1b-7", "II.1.b", Ongoing),
    ("ii-2-1", "II.2", Ongoing),
    ("ii-2-2", "II.2", Ongoing),
    ("ii-2-3", "II.2", Ongoing),
    ("ii-2-4", "II.2", Ongoing),
    ("ii-3-1", "II.3", Ongoing),
    ("ii-3-2", "II.3", Ongoing),
    ("ii-3-3", "II.3", Ongoing),
    ("ii-3-4", "II.3", Ongoing),
    ("ii-4-1", "II.4", Ongoing),
    ("ii-4-2", "II.4", Ongoing),
    ("ii-4-3", "II.4", Ongoing),
    ("ii-4-4", "II.4", Ongoing),
    ("ii-5-1", "II.5", On(&["thang-hanh-dong"])),
    ("ii-5-2", "II.5", On(&["thang-hanh-dong"])),
    ("ii-5-3", "II.5", On(&["thang-hanh-dong"])),
    ("ii-6-1", "II.6", Reviews(&["2020-06-17", "2020-12-17"])),
    ("ii-6-2", "II.6", On(&["ngay-8-3", "ngay-20-10", "thang-hanh-dong"])),
    ("ii-6-3", "II.6", Ongoing),
    ("v-1-1", "V.1", Reviews(&["2020-03-06"])),
    ("v-1-2", "V.1", Ongoing),
    ("v-1-3", "V.1", On(&["ngay-8-3", "ngay-20-10", "thang-hanh-dong"])),
    ("v-1-4", "V.1", Reviews(&["2020-12-17"])),
    ("v-1-5", "V.1", Ongoing),
    ("v-1-6", "V.1", Ongoing),
    ("v-2-1", "V.2", Ongoing),
    ("v-3-1", "V.3", Ongoing),
    ("v-3-2", "V.3", Ongoing),
    ("v-4-1", "V.4", Ongoing),
    ("v-5-1", "V.5", Ongoing),
    ("v-5-2", "V.5", Ongoing),
    ("v-6-1", "V.6", Ongoing),
    ("v-6-2", "V.6", On(&["ngay-8-3"])),
    ("v-6-3", "V.6", On(&["ngay-20-10"])),
    ("v-7-1", "V.7", Ongoing),
    ("v-7-2", "V.7", Ongoing),
    ("v-8-1", "V.8", Ongoing),
    ("v-8-2", "V.8", Ongoing),
];

use When::{Local as Reviews, On, Ongoing};

enum When {
    /// No date in the source.
    Ongoing,
    /// At these events of the source.
    On(&'static [&'static str]),
    /// On days that the commune chose, since the source gives none.
    Local(&'static [&'static str]),
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_item_of_the_source_is_there_with_its_section_and_nothing_else() {
    let plan = song_an();
    let in_file: Vec<_> = plan.tasks.iter().map(|task| (task.slug.as_str(), task.section.as_str())).collect();
    let wanted: Vec<_> = ITEMS.iter().map(|(slug, section, _)| (*slug, *section)).collect();
    assert_eq!(in_file, wanted);
}

#[test]
fn every_task_is_due_when_the_source_says_or_is_marked_as_a_local_choice() {
    let plan = song_an();
    for ((slug, _, when), task) in ITEMS.iter().zip(&plan.tasks) {
        let due = plan.due_dates(task);
        match when {
            Ongoing => {
                assert_eq!(task.schedule, Schedule::Ongoing, "{slug}");
                assert_eq!(
                    due,
                    plan.reports.iter().map(|report| report.due_on).collect::<Vec<_>>(),
                    "{slug}"
                );
            }
            On(events) => {
                let named = events.iter().map(ToString::to_string).collect();
                assert_eq!(task.schedule, Schedule::Events(named), "{slug}");
                assert_eq!(due.len(), events.len(), "{slug}");
            }
            Reviews(days) => {
                assert_eq!(due, days.iter().map(|text| day(text)).collect::<Vec<_>>(), "{slug}");
                assert!(due.iter().all(|on| plan.due_date_from(task, *on) == Source::Local), "{slug}");
            }
        }
    }
}

#[test]
fn no_date_is_shown_as_the_plans_own_but_those_of_the_source() {
    let plan = song_an();
    let own: BTreeSet<NaiveDate> = plan
        .tasks
        .iter()
        .flat_map(|task| plan.due_dates(task).into_iter().map(move |on| (task, on)))
        .filter(|(task, on)| plan.due_date_from(task, *on) == Source::Plan)
        .map(|(_, on)| on)
        .collect();
    assert_eq!(own, BTreeSet::from([day("2020-03-08"), day("2020-10-20"), day("2020-11-15")]));
    let event_days: Vec<_> =
        plan.events.iter().map(|event| (event.starts_on, event.ends_on, event.dates_from)).collect();
    assert_eq!(
        event_days,
        [
            (day("2020-03-08"), day("2020-03-08"), Source::Plan),
            (day("2020-10-20"), day("2020-10-20"), Source::Plan),
            (day("2020-11-15"), day("2020-12-15"), Source::Plan),
        ]
    );
    assert!(plan.reports.iter().all(|report| report.dates_from == Source::Local));
}

#[test]
fn tasks_aims_and_solutions_are_quoted_word_for_word() {
    let plan = song_an();
    let source = squeezed(SOURCE);
    let tasks = plan.tasks.iter().map(|task| (&task.slug, &task.text));
    let clauses = plan
        .headings
        .iter()
        .chain(&plan.aims)
        .chain(&plan.solutions)
        .map(|clause| (&clause.section, &clause.text));
    for (item, text) in tasks.chain(clauses) {
        assert!(source.contains(&squeezed(text)), "{item} is not in the source: {text}");
    }
    for recipient in &plan.recipients {
        assert!(source.contains(&squeezed(&format!("- {recipient}"))), "{recipient}");
    }
    assert_eq!(plan.recipients.len(), 10);
    assert_eq!(sections(&plan.aims), ["I.1", "I.2"]);
    assert_eq!(sections(&plan.solutions), ["IV.1", "IV.2", "IV.3", "IV.4"]);
}

fn sections(clauses: &[loa::domain::plan::Clause]) -> Vec<&str> {
    clauses.iter().map(|clause| clause.section.as_str()).collect()
}

#[test]
fn nothing_of_parts_two_and_five_is_left_out() {
    let plan = song_an();
    let mut rest = squeezed(SOURCE);
    for text in plan.tasks.iter().map(|task| squeezed(&task.text)) {
        rest = rest.replacen(&text, "", 1);
    }
    // What is left of part II: headings, the lead-ins of 1a and 1b, audiences, the Labour Code's heading.
    let part_two = &rest[rest.find("II.NỘIDUNG").unwrap()..rest.find("IV.CÁCGIẢIPHÁP").unwrap()];
    let bullets: Vec<&str> =
        part_two.split(['+', '-']).map(str::trim).filter(|words| !words.is_empty()).collect();
    let unexpected: Vec<_> = bullets
        .iter()
        .filter(|words| {
            let known = [
                "II.NỘIDUNG",
                "2021",
                "2026nhằm",
                "NQ/TW",
                "Nộidungcụthể",
                "Đốitượng",
                "Tuyêntruyềnvàtriểnkhai",
            ];
            let heading = words.chars().next().is_some_and(|first| first.is_ascii_digit())
                || words.starts_with("15/12)");
            !heading && !known.iter().any(|start| words.starts_with(start))
        })
        .collect();
    assert_eq!(unexpected, Vec::<&&str>::new());
    let part_five = &rest[rest.find("V.TỔCHỨCTHỰCHIỆN").unwrap()..rest.find("TrênđâylàKếhoạch").unwrap()];
    let units = "V.TỔCHỨCTHỰCHIỆN1.CôngchứcVănhóa–Xãhội------2.CôngchứcTưpháp–Hộtịch:\
                 3.HiệutrưởngcáctrườngTHCS,Tiểuhọc:4.TrạmYTế:5.Cônganxã:;6.ĐềnghịHộiLiênhiệpPhụnữxã:;\
                 7.ĐềnghịCôngđoànxã:;8.ĐềnghịỦybanmặttrậntổquốvcViệtNamvàcácđoànthểxã:,";
    assert_eq!(part_five, units);
}

#[test]
fn units_are_the_eight_of_part_five_and_the_last_three_are_asked() {
    let plan = song_an();
    let units: Vec<_> =
        plan.units.iter().map(|unit| (unit.slug.as_str(), unit.section.as_str(), unit.tone)).collect();
    use Tone::{Assigned, Requested};
    assert_eq!(
        units,
        [
            ("vhxh", "V.1", Assigned),
            ("tuphap", "V.2", Assigned),
            ("truong", "V.3", Assigned),
            ("yte", "V.4", Assigned),
            ("congan", "V.5", Assigned),
            ("hlhpn", "V.6", Requested),
            ("congdoan", "V.7", Requested),
            ("mttq", "V.8", Requested),
        ]
    );
    assert_eq!(plan.tone_of("mttq"), Requested);
    assert_eq!(plan.tone_of("yte"), Assigned);
    assert_eq!(slugs_where(&plan, |unit| unit.announces), ["hlhpn"]);
    assert_eq!(slugs_where(&plan, |unit| unit.refers), ["yte", "congan", "hlhpn"]);
}

#[test]
fn trusted_contacts_may_hold_the_offices_that_the_commune_chose() {
    let plan = song_an();
    let positions: Vec<_> = plan
        .positions
        .iter()
        .map(|position| (position.slug.as_str(), position.name.as_str(), position.unit.as_deref()))
        .collect();
    assert_eq!(
        positions,
        [
            ("dia-chi-tin-cay", "Địa chỉ tin cậy", None),
            ("tram-y-te", "Trạm Y tế", Some("yte")),
            ("hoi-phu-nu", "Hội Liên hiệp Phụ nữ xã", Some("hlhpn")),
        ]
    );
}

fn slugs_where(plan: &Plan, keep: impl Fn(&loa::domain::plan::Unit) -> bool) -> Vec<&str> {
    plan.units.iter().filter(|unit| keep(unit)).map(|unit| unit.slug.as_str()).collect()
}

#[test]
fn units_are_the_sources_in_part_five_and_local_choices_in_part_two() {
    let plan = song_an();
    for task in &plan.tasks {
        match plan.units.iter().find(|unit| unit.section == task.section) {
            Some(unit) => {
                assert_eq!(task.lead, [unit.slug.as_str()], "{}", task.slug);
                assert_eq!(task.units_from, Source::Plan, "{}", task.slug);
            }
            None => assert_eq!(task.units_from, Source::Local, "{}", task.slug),
        }
    }
}

#[test]
fn titles_are_short_and_no_two_are_alike() {
    let plan = song_an();
    let titles: BTreeSet<_> = plan.tasks.iter().map(|task| task.title.as_str()).collect();
    assert_eq!(titles.len(), plan.tasks.len());
    assert!(titles.iter().all(|title| title.chars().count() < 70), "{titles:#?}");
}

#[test]
fn all_documents_are_cited_as_the_source_cites_them() {
    let plan = song_an();
    let source = squeezed(SOURCE);
    assert_eq!(plan.legal_basis.len(), 19);
    for basis in &plan.legal_basis {
        let Some(number) = &basis.number else {
            assert_eq!(basis.issued_on, None, "{}", basis.title);
            continue;
        };
        let issued_on = basis.issued_on.expect("a numbered document has its date");
        // The source writes "ngày 28/02/2020", but also "ngày 05/4/2018" and "ngày 13/2/2008".
        let cited = ["%d/%m/%Y", "%d/%-m/%Y", "%-d/%-m/%Y"]
            .iter()
            .any(|form| source.contains(&squeezed(&format!("{number}ngày{}", issued_on.format(form)))));
        assert!(cited, "{number} of {issued_on}");
    }
    for cited in source.match_indices("ngày").map(|(at, _)| &source[..at]) {
        let Some(number) =
            cited.rsplit("số").next().filter(|number| number.contains('/') && number.len() < 20)
        else {
            continue;
        };
        let known = plan.legal_basis.iter().any(|basis| basis.number.as_deref() == Some(number));
        assert!(known, "{number} is cited but not in the file");
    }
}

#[test]
fn no_emergency_number_counts_as_checked() {
    let plan = song_an();
    let numbers: Vec<_> = plan.emergency_numbers.iter().map(|number| number.number.as_str()).collect();
    assert_eq!(numbers, ["113", "115", "111", "1900 96 96 80", "114", "112"]);
    assert!(plan.emergency_numbers.iter().all(|number| number.checked_on.is_none()));
}

#[test]
fn working_days_leave_out_weekends_and_holidays() {
    let plan = song_an();
    let days_off: Vec<_> = plan.holidays.iter().map(|holiday| holiday.on).collect();
    let tet = (23..=29).map(|number| NaiveDate::from_ymd_opt(2020, 1, number).unwrap());
    let expected: Vec<_> = std::iter::once(day("2020-01-01"))
        .chain(tet)
        .chain(["2020-04-02", "2020-04-30", "2020-05-01", "2020-09-02"].map(day))
        .collect();
    assert_eq!(days_off, expected);
    assert!(plan.is_working_day(day("2020-03-06")));
    assert!(!plan.is_working_day(day("2020-03-07")), "a Saturday");
    assert!(!plan.is_working_day(day("2020-03-08")), "a Sunday");
    assert!(!plan.is_working_day(day("2020-01-27")), "Tết");
    assert!(plan.is_holiday(day("2020-01-27")) && !plan.is_holiday(day("2020-03-08")));
    let local = plan.reports.iter().map(|report| report.due_on).chain([day("2020-03-06")]);
    assert!(local.into_iter().all(|on| plan.is_working_day(on)));
}

#[test]
fn the_plan_is_shown_with_all_it_has_and_local_choices_marked() {
    let plan = song_an();
    let shown = loa::plan_file::show(&plan);
    for (slug, section, _) in ITEMS {
        assert!(shown.contains(&format!("  {section}  {slug}  ")), "{slug}");
    }
    for text in
        plan.tasks.iter().map(|task| &task.text).chain(plan.solutions.iter().map(|clause| &clause.text))
    {
        assert!(shown.contains(text.as_str()), "{text}");
    }
    assert!(shown.contains("due: 2020-03-06 (local choice)\n"));
    assert!(shown.contains("due: 2020-03-08, 2020-10-20, 2020-11-15\n"));
    assert!(shown.contains("113  Công an: "));
    assert!(shown.contains("  tram-y-te  Trạm Y tế (unit yte)\n"));
    assert_eq!(shown.matches("to be checked by the commune").count(), 6);
}

#[test]
fn the_plan_survives_the_stores_json() {
    let plan = song_an();
    let json = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
    let mut earlier: serde_json::Value = serde_json::from_str(&json).unwrap();
    earlier.as_object_mut().unwrap().remove("positions").unwrap();
    let earlier: Plan = serde_json::from_value(earlier).unwrap();
    assert_eq!(earlier, Plan { positions: vec![], ..plan }, "a plan stored before there were positions");
}
