//! Mistakes in a plan file and what is said about each.

/// Of the good plan: what is exchanged, for what, and the line, column and words of the complaints.
pub type Case = (&'static str, &'static str, &'static [&'static str]);

pub const CASES: &[Case] = &[
    // Slugs and what they name.
    (
        "slug = \"thu-2020\"",
        "slug = \"Thử\"",
        &[
            "2:8: 'Thử' is no short name; expected at most 32 of a-z, 0-9 and single hyphens inside, such as v-4-1",
        ],
    ),
    (
        "slug = \"ngay-8-3\"",
        "slug = \"ngay--8-3\"",
        &[
            "24:8: 'ngay--8-3' is no short name; expected at most 32 of a-z, 0-9 and single hyphens inside, such as v-4-1",
        ],
    ),
    ("lead = [\"yte\"]", "lead = [\"yt\"]", &["57:9: unit 'yt' is not defined; did you mean 'yte'?"]),
    (
        "lead = [\"yte\"]",
        "lead = [\"yte\"]\nsupport = [\"congan\", \"yta\"]",
        &["58:12: unit 'congan' is not defined", "58:22: unit 'yta' is not defined; did you mean 'yte'?"],
    ),
    (
        "ongoing = true",
        "events = [\"ngay-8-4\"]",
        &["59:11: event 'ngay-8-4' is not defined; did you mean 'ngay-8-3'?"],
    ),
    (
        "lead = [\"yte\"]",
        "lead = [\"yte\"]\nsupport = [\"yte\"]",
        &["58:12: unit 'yte' is named twice for one task; expected once, in 'lead' or in 'support'"],
    ),
    (
        "[[event]]",
        "[[unit]]\nslug = \"yte\"\nsection = \"V.5\"\nname = \"Công an\"\ntone = \"assigned\"\n\n[[event]]",
        &["24:8: unit 'yte' is defined twice, first in line 18; expected a slug of its own"],
    ),
    (
        "[[event]]",
        "[[position]]\nslug = \"tram\"\nname = \"Trạm\"\nunit = \"ytee\"\n\n[[event]]",
        &["26:8: unit 'ytee' is not defined; did you mean 'yte'?"],
    ),
    (
        "[[event]]",
        "[[position]]\nslug = \"tram\"\nname = \"A\"\n\n[[position]]\nslug = \"tram\"\nname = \"B\"\n\n[[event]]",
        &["28:8: position 'tram' is defined twice, first in line 24; expected a slug of its own"],
    ),
    (
        "[[event]]",
        "[[position]]\nslug = \"tram\"\nunits = \"yte\"\n\n[[event]]",
        &[
            "23:1: [[position]] lacks the key 'name'",
            "25:1: unknown key 'units' in [[position]]; did you mean 'unit'?",
        ],
    ),
    // A task for no unit, never due, due in two ways.
    (
        "lead = [\"yte\"]",
        "lead = []",
        &["57:8: the task is for no unit; expected at least one slug of a [[unit]] in 'lead'"],
    ),
    (
        "lead = [\"yte\"]\n",
        "",
        &["52:1: the task is for no unit; expected at least one slug of a [[unit]] in 'lead'"],
    ),
    (
        "ongoing = true\n",
        "",
        &["52:1: the task is never due; expected one of due_on, events, recurs, or ongoing = true"],
    ),
    (
        "ongoing = true",
        "ongoing = false",
        &["59:11: 'ongoing' is false; expected true, or leave it out and write due_on, events or recurs"],
    ),
    (
        "ongoing = true",
        "ongoing = true\nevents = [\"ngay-8-3\"]",
        &["60:1: 'events' stands beside 'ongoing'; expected exactly one of due_on, events, recurs, ongoing"],
    ),
    (
        "ongoing = true",
        "ongoing = true\ndue_from = \"plan\"",
        &["60:1: 'due_from' goes only with due_on or recurs; events and reports say it themselves"],
    ),
    ("ongoing = true", "due_on = 2020-05-05", &["52:1: [[task]] lacks the key 'due_from'"]),
    (
        "ongoing = true",
        "events = []",
        &["59:10: 'events' names no event; expected at least one slug of an [[event]]"],
    ),
    // Keys.
    ("tone = \"assigned\"", "tone = \"assigned\"\nshoe = 1", &["22:1: unknown key 'shoe' in [[unit]]"]),
    (
        "tone = \"assigned\"",
        "tone = \"assigned\"\nanounces = true",
        &["22:1: unknown key 'anounces' in [[unit]]; did you mean 'announces'?"],
    ),
    ("[[event]]", "[[evnt]]", &["23:3: unknown key 'evnt' in the file; did you mean 'event'?"]),
    ("text = \"Tăng cường tư vấn\"\n", "", &["52:1: [[task]] lacks the key 'text'"]),
    ("year = 2020\n", "", &["1:1: [plan] lacks the key 'year'"]),
    (
        "lead = [\"yte\"]",
        "leed = [\"yte\"]",
        &[
            "52:1: the task is for no unit; expected at least one slug of a [[unit]] in 'lead'",
            "57:1: unknown key 'leed' in [[task]]; did you mean 'lead'?",
        ],
    ),
    ("issuer = \"Ủy ban nhân dân xã Thử\"", "slug = \"b\"", &["5:1: this is not valid TOML: duplicate key"]),
    // Kinds of value.
    (
        "on = 2020-01-23",
        "on = \"2020-01-23\"",
        &["42:6: 'on' is text in quotes; expected a date without quotes, such as 2020-03-08"],
    ),
    (
        "on = 2020-01-23",
        "on = 2020-01-23T10:00:00Z",
        &["42:6: 'on' is a date with a time; expected a date without quotes, such as 2020-03-08"],
    ),
    ("year = 2020", "year = 2020.5", &["6:8: 'year' is a number with a fraction; expected a whole number"]),
    ("year = 2020", "year = 20200", &["6:8: 'year' is 20200; expected a whole number from 2000 to 2100"]),
    (
        "lead = [\"yte\"]",
        "lead = \"yte\"",
        &["57:8: 'lead' is text in quotes; expected a list of texts, such as [\"yte\", \"congan\"]"],
    ),
    (
        "lead = [\"yte\"]",
        "lead = [1, true]",
        &[
            "57:9: 'lead' is a whole number; expected text in quotes",
            "57:12: 'lead' is true or false; expected text in quotes",
        ],
    ),
    ("[plan]", "[[plan]]", &["1:1: 'plan' is a list; expected a table"]),
    (
        "tone = \"assigned\"",
        "tone = \"asigned\"",
        &["21:8: 'tone' is 'asigned'; expected one of assigned, requested; did you mean 'assigned'?"],
    ),
    (
        "number = \"1900 96 96 80\"",
        "number = \"gọi 113\"",
        &["48:10: 'gọi 113' is no phone number; expected digits, spaces, dots or a leading +"],
    ),
    // Dates.
    (
        "on = 2020-01-23",
        "on = 2020-02-30",
        &["42:6: '2020-02-30' is not a date or time that exists: expected day between 01 and 29"],
    ),
    (
        "ends_on = 2020-03-08",
        "ends_on = 2020-13-08",
        &["28:11: '2020-13-08' is not a date or time that exists: expected month between 01 and 12"],
    ),
    (
        "ends_on = 2020-03-08",
        "ends_on = 2020-03-07",
        &[
            "28:11: 'ends_on' (2020-03-07) is before 'starts_on' (2020-03-08); expected that day or a later one",
        ],
    ),
    (
        "due_on = 2020-06-17",
        "due_on = 2021-06-17",
        &["38:10: 'due_on' is 2021-06-17; expected a day of 2020"],
    ),
    (
        "covers_from = 2020-01-01",
        "covers_from = 2018-12-15",
        &["36:15: 'covers_from' is 2018-12-15; expected a day of 2019 or 2020"],
    ),
    (
        "ongoing = true",
        "due_on = 2021-01-01\ndue_from = \"local\"",
        &["59:10: 'due_on' is 2021-01-01; expected a day of 2020"],
    ),
    (
        "[[emergency_number]]",
        "[[holiday]]\non = 2020-01-29\nname = \"Tết\"\n\n[[emergency_number]]",
        &["48:6: 2020-01-29 is already a holiday in this file; expected each day once"],
    ),
    // Cron, zone, reminders.
    (
        "ongoing = true",
        "recurs = \"0 0 7 * * 2-6\"\ndue_from = \"local\"",
        &[
            "59:10: '0 0 7 * * 2-6' counts weekdays in numbers, which mean different days to different programs; write names such as Mon-Fri",
        ],
    ),
    (
        "ongoing = true",
        "recurs = \"0 0 7 30 2 *\"\ndue_from = \"local\"",
        &[
            "59:10: '0 0 7 30 2 *' never happens in 2020; expected an expression with at least one day of that year",
        ],
    ),
    (
        "ongoing = true",
        "recurs = \"0 7 * * *\"\ndue_from = \"local\"",
        &[
            "59:10: '0 7 * * *' is no cron expression: it has 5 fields; expected 6: second minute hour day month weekday",
        ],
    ),
    (
        "ongoing = true",
        "recurs = \"0 0 7 * * Fry\"\ndue_from = \"local\"",
        &[
            "59:10: '0 0 7 * * Fry' is no cron expression: 'Fry' is not a valid day of the week.; expected such as \"0 30 7 * * Mon-Fri\"",
        ],
    ),
    (
        "at = \"0 30 7 * * *\"",
        "at = \"0 30 5,7 * * *\"",
        &[
            "11:6: reminders at 05:30:00 fall in the quiet hours 21:00:00-06:00:00; expected a time outside them",
        ],
    ),
    (
        "quiet_until = 06:00:00",
        "quiet_until = 21:00:00",
        &["15:15: quiet_from and quiet_until are both 21:00:00; expected two different times"],
    ),
    (
        "days_before = [7, 1]",
        "days_before = [7, 7, 1]",
        &["12:19: 'days_before' names 7 twice; expected different numbers"],
    ),
    (
        "Asia/Ho_Chi_Minh",
        "Asia/Ho_Chi_Min",
        &[
            "7:8: unknown time zone 'Asia/Ho_Chi_Min'; expected a name such as Asia/Ho_Chi_Minh; did you mean 'Asia/Ho_Chi_Minh'?",
        ],
    ),
    // Text that could deceive whoever reads it.
    (
        "title = \"Tư vấn\"",
        "title = \"Tư \\u202Evấn\"",
        &["55:9: 'title' holds the invisible character U+202E; expected text that shows as it is"],
    ),
    (
        "title = \"Tư vấn\"",
        "title = \"Tư \\u0007vấn\"",
        &["55:9: 'title' holds the invisible character U+0007; expected text that shows as it is"],
    ),
    (
        "title = \"Tư vấn\"",
        "title = \"Tư\\nvấn\"",
        &["55:9: 'title' holds the invisible character U+000A; expected text that shows as it is"],
    ),
    ("title = \"Tư vấn\"", "title = \" \"", &["55:9: 'title' is empty; expected text"]),
    (
        "lead = [\"yte\"]",
        "lead = [\"y\\u001b[31m\"]",
        &[
            "57:9: 'y\\u{1b}[31m' is no short name; expected at most 32 of a-z, 0-9 and single hyphens inside, such as v-4-1",
        ],
    ),
    // No TOML.
    (
        "title = \"Tư vấn\"",
        "title = \"Tư vấn",
        &["55:16: this is not valid TOML: invalid basic string, expected `\"`"],
    ),
    ("[plan]", "[plan", &["1:6: this is not valid TOML: unclosed table, expected `]`"]),
];
