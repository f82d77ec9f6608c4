//! SQL is written down in the source, and values reach it as bound parameters only.
//!
//! `query!` takes nothing but literals, and the functions beside it nothing but a `&'static str` or what somebody
//! vouches for with `AssertSqlSafe`. So what is looked at is the vouching, everything that makes SQL or a static text
//! at run time, and the functions' first arguments.

use super::modules;

/// Where SQL is put together, and why that is safe.
const PUT_TOGETHER: [(&str, &str, &str); 1] = [(
    "store/mod.rs",
    "AssertSqlSafe(format!(\"PRAGMA busy_timeout = {}\", wait.as_millis()))",
    "a PRAGMA takes no parameters; the number is one of two constants",
)];

/// First arguments that are no literals, and why.
const NAMED: [(&str, &str, &str); 2] = [
    ("store/mod.rs", "patience(READERS_GET)", "the PRAGMA above"),
    ("store/mod.rs", "patience(BUSY)", "the PRAGMA above"),
];

/// Ways around the compiler's check.
const MAKERS: [&str; 6] = ["AssertSqlSafe(", "QueryBuilder", "SqlStr", "Box::leak", ".leak()", "transmute"];
/// What takes SQL without looking at the database while compiling.
const TAKERS: [&str; 7] = [
    "sqlx::query(",
    "sqlx::query_as(",
    "sqlx::query_scalar(",
    "sqlx::query_with(",
    "sqlx::query_as_with(",
    "sqlx::query_scalar_with(",
    "sqlx::raw_sql(",
];

#[test]
fn values_reach_sql_as_bound_parameters_only() {
    let (mut looked_at, mut faults) = (0, vec![]);
    let mut used = [false; PUT_TOGETHER.len() + NAMED.len()];
    for (module, file, code) in modules().into_iter().filter(|(module, ..)| module == "store") {
        if file.ends_with("tests.rs") {
            continue;
        }
        let name = file.to_str().unwrap();
        let mut code = code;
        for (place, (_, exception, _)) in
            PUT_TOGETHER.iter().enumerate().filter(|(_, (in_file, ..))| *in_file == name)
        {
            used[place] |= code.contains(exception);
            code = code.replace(exception, "");
        }
        let makers = MAKERS.iter().filter(|maker| code.contains(*maker));
        faults.extend(makers.map(|maker| format!("{module}: {name}: {maker}")));
        for taker in TAKERS {
            for (start, _) in code.match_indices(taker) {
                looked_at += 1;
                let argument = code[start + taker.len()..].trim_start();
                let exception = NAMED
                    .iter()
                    .position(|(in_file, named, _)| *in_file == name && argument.starts_with(named));
                match exception {
                    Some(place) => used[PUT_TOGETHER.len() + place] = true,
                    None if is_one_literal(argument) => {}
                    None => {
                        faults.push(format!("{name}: {taker}{}", argument.lines().next().unwrap_or_default()))
                    }
                }
            }
        }
        // A local macro that hands its argument on, or SQL by a constant's name, is a literal to the compiler too; what
        // must not be is a `format!` inside one.
        for (start, _) in code.match_indices("sqlx::query") {
            let call = &code[start..code[start..].find(".await").map_or(code.len(), |end| start + end)];
            if call.contains("format!") {
                faults.push(format!("{name}: format! in {}", call.lines().next().unwrap_or_default()));
            }
        }
    }
    assert!(looked_at >= 8, "only {looked_at} calls were found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(used.iter().all(|used| *used), "an exception is none any more: {used:?}");
}

/// Whether an argument is a string literal and nothing more.
fn is_one_literal(argument: &str) -> bool {
    let end = if let Some(rest) = argument.strip_prefix("r#\"") {
        rest.find("\"#").map(|end| &rest[end + 2..])
    } else if let Some(rest) = argument.strip_prefix('"') {
        rest.find('"').map(|end| &rest[end + 1..])
    } else {
        None
    };
    end.is_some_and(|rest| rest.trim_start().trim_start_matches(',').trim_start().starts_with(')'))
}

#[test]
fn what_is_put_together_is_told_from_a_literal() {
    assert!(is_one_literal("\"SELECT 1\")") && is_one_literal("r#\"SELECT \"a\"\"#,\n )"));
    for other in ["&format!(\"x\"))", "name)", "\"SELECT \".to_owned() + name)", "concat(\"a\"))"] {
        assert!(!is_one_literal(other), "{other}");
    }
}
