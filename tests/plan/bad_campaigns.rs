//! Mistakes in campaigns and in the measures of announcements, and what is said about each.

use super::bad_cases::Case;

pub const CASES: &[Case] = &[
    // Measures.
    ("per_week = 2", "per_week = 15", &["62:12: 'per_week' is 15; expected a whole number from 1 to 14"]),
    (
        "preview_at = 19:00:00",
        "preview_at = 21:00:00\nremind_morning_at = 05:59:00",
        &[
            "63:14: 'preview_at' of [announcements] is 21:00:00, in the quiet hours 21:00:00-06:00:00; expected a time outside them",
            "64:21: 'remind_morning_at' of [announcements] is 05:59:00, in the quiet hours 21:00:00-06:00:00; expected a time outside them",
        ],
    ),
    (
        "per_week = 2",
        "per_weak = 2",
        &["62:1: unknown key 'per_weak' in [announcements]; did you mean 'per_week'?"],
    ),
    // What campaigns name.
    (
        "event = \"ngay-8-3\"",
        "event = \"ngay-8-4\"",
        &["74:9: event 'ngay-8-4' is not defined; did you mean 'ngay-8-3'?"],
    ),
    (
        "to = \"everyone\"",
        "hamlets = [\"thon-2\"]",
        &["75:12: hamlet 'thon-2' is not defined; did you mean 'thon-1'?"],
    ),
    (
        "to = \"everyone\"",
        "units = [\"ytee\", \"yte\", \"yte\"]",
        &[
            "75:10: unit 'ytee' is not defined; did you mean 'yte'?",
            "75:25: unit 'yte' is named twice; expected once",
        ],
    ),
    (
        "topic = \"events\"",
        "topic = \"event\"",
        &["73:9: 'topic' is 'event'; expected one of events, law, health, commune; did you mean 'events'?"],
    ),
    (
        "template = \"thang-hanh-dong-mo-dau\"",
        "template = \"thang-hanh-dong-mo-dao\"",
        &["80:12: template 'thang-hanh-dong-mo-dao' is not defined; did you mean 'thang-hanh-dong-mo-dau'?"],
    ),
    // Whom they are for.
    (
        "to = \"everyone\"\n",
        "",
        &["69:1: the campaign is for nobody; expected one of to = \"everyone\", hamlets, units"],
    ),
    ("to = \"everyone\"", "to = \"all\"", &["75:6: 'to' is 'all'; expected one of everyone"]),
    ("to = \"everyone\"", "hamlets = []", &["75:11: 'hamlets' names nobody; expected at least one slug"]),
    (
        "to = \"everyone\"",
        "to = \"everyone\"\nunits = [\"yte\"]",
        &["76:1: 'units' stands beside 'to'; expected exactly one of to, hamlets, units"],
    ),
    // What belongs to an event.
    (
        "event = \"ngay-8-3\"\n",
        "",
        &[
            "75:11: 'answers' asks who comes, but to nothing; expected the key 'event' beside it",
            "79:12: template 'thang-hanh-dong-mo-dau' tells the days of an event; expected the key 'event' in its [[campaign]]",
        ],
    ),
    // Messages.
    (
        "slug = \"loi\"",
        "slug = \"moi\"",
        &["85:8: message 'moi' is defined twice, first in line 79; expected a slug of its own"],
    ),
    ("text = \"Xin mời bà con\"\n", "", &["84:1: the message has no words; expected one of template, text"]),
    (
        "text = \"Xin mời bà con\"",
        "text = \"Xin mời\"\ntemplate = \"ngay-8-3\"",
        &["87:1: 'template' stands beside 'text'; expected exactly one of template, text"],
    ),
    (
        "text = \"Xin mời bà con\"",
        "text = \"Xin \\u202Emời\"",
        &["86:8: 'text' holds the invisible character U+202E; expected text that shows as it is"],
    ),
    ("on = 2020-03-04", "on = 2021-03-04", &["81:6: 'on' is 2021-03-04; expected a day of 2020"]),
    (
        "on = 2020-03-04",
        "on = 2020-04-31",
        &["81:6: '2020-04-31' is not a date or time that exists: expected day between 01 and 30"],
    ),
    (
        "at = 07:00:00",
        "at = 05:30:00",
        &[
            "82:6: 'at' of [[campaign.message]] is 05:30:00, in the quiet hours 21:00:00-06:00:00; expected a time outside them",
        ],
    ),
    (
        "at = 07:00:00",
        "at = \"7 giờ\"",
        &["82:6: 'at' is text in quotes; expected a time without quotes, such as 21:00:00"],
    ),
    (
        "\n[[campaign.message]]\nslug = \"loi\"",
        "\n[[campaign]]\nslug = \"chuc-mung\"",
        &[
            "84:1: [[campaign]] lacks the key 'section'",
            "84:1: [[campaign]] lacks the key 'name'",
            "84:1: [[campaign]] lacks the key 'topic'",
            "84:1: the campaign is for nobody; expected one of to = \"everyone\", hamlets, units",
            "84:1: the campaign has no message; expected at least one [[campaign.message]] under it",
            "85:8: campaign 'chuc-mung' is defined twice, first in line 70; expected a slug of its own",
            "86:1: unknown key 'text' in [[campaign]]",
            "87:1: unknown key 'on' in [[campaign]]",
        ],
    ),
];
