//! The plan from its first sentence to its last, with nothing left out.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::{Clause, Section, TaskLines, TaskRecord};
use crate::domain::ids::TaskId;
use crate::domain::plan::Plan;

/// All sentences by section: headings and aims, tasks, solutions, and the units of part V even without a task.
pub(super) fn sections(
    plan: &Plan,
    tasks: &[TaskRecord],
    mut lines: HashMap<TaskId, TaskLines>,
) -> Vec<Section> {
    let said = |clause: &crate::domain::plan::Clause| Clause {
        section: clause.section.clone(),
        text: clause.text.clone(),
        task: None,
    };
    let mut clauses: Vec<Clause> = plan.headings.iter().chain(&plan.aims).map(said).collect();
    clauses.extend(tasks.iter().map(|task| Clause {
        section: task.section.clone(),
        text: task.text.clone(),
        task: Some(lines.remove(&task.id).unwrap_or_else(|| TaskLines::of(task))),
    }));
    clauses.extend(plan.solutions.iter().map(said));
    // Stable: within a section they stand as the plan has them, its heading first.
    clauses.sort_by(|one, other| in_order(&one.section, &other.section));

    let of_units = plan.units.iter().map(|unit| number(&unit.section).to_owned());
    let mut numbers: Vec<String> =
        clauses.iter().map(|clause| number(&clause.section).to_owned()).chain(of_units).collect();
    numbers.sort_by(|one, other| in_order(one, other));
    numbers.dedup();
    let mut clauses = clauses.into_iter().peekable();
    numbers
        .into_iter()
        .map(|own| {
            let unit = plan.units.iter().find(|unit| number(&unit.section) == own);
            let mut section = Section {
                unit: unit.map(|unit| (unit.name.clone(), unit.tone)),
                clauses: vec![],
                number: own,
            };
            while let Some(clause) = clauses.next_if(|clause| number(&clause.section) == section.number) {
                section.clauses.push(clause);
            }
            section
        })
        .collect()
}

/// "II.1" of "II.1.a".
fn number(section: &str) -> &str {
    let second_dot = section.match_indices('.').nth(1);
    second_dot.map_or(section, |(place, _)| &section[..place])
}

/// As the plan counts: II before IV, 2 before 10.
fn in_order(one: &str, other: &str) -> Ordering {
    let parts = |section: &str| -> Vec<(u32, String)> {
        let part = |part: &str| (part.parse().ok().or(roman(part)).unwrap_or(u32::MAX), part.to_owned());
        section.split('.').map(part).collect()
    };
    parts(one).cmp(&parts(other))
}

/// "IV" is 4; nothing for anything else.
fn roman(text: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = text
        .chars()
        .map(|letter| match letter {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            'L' => Some(50),
            _ => None,
        })
        .collect();
    let digits = digits.filter(|digits| !digits.is_empty())?;
    let following = digits.iter().skip(1).chain([&0]);
    let signed = digits
        .iter()
        .zip(following)
        .map(|(digit, next)| if digit < next { -i64::from(*digit) } else { i64::from(*digit) });
    u32::try_from(signed.sum::<i64>()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_stand_as_the_plan_counts_them() {
        let mut sections = ["V.10", "IV.1", "V.2", "II.1.b", "I.2", "II.1", "II.1.a", "Phụ lục", "V.2"];
        sections.sort_by(|one, other| in_order(one, other));
        assert_eq!(sections, ["I.2", "II.1", "II.1.a", "II.1.b", "IV.1", "V.2", "V.2", "V.10", "Phụ lục"]);
        assert_eq!(["II.1.a", "II.1", "II", "V.8.b.2"].map(number), ["II.1", "II.1", "II", "V.8"]);
    }
}
