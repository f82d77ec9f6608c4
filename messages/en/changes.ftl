### The coordinator edits, adds and cancels pieces of work; what units are told.

button-change-tasks = ✏️ Edit, add work
button-change-unit-tasks = ✏️ Edit the unit's work

change-list = ✏️ <b>Work of the plan of { $year }</b>{ $whose ->
    [unit] {" "}· { $unit }
   *[all] {""}
 }
change-list-count = { $count ->
    [one] One piece of work
   *[other] { $count } pieces of work
 }{ $pages ->
    [1] {""}
   *[other] , page { $page }/{ $pages }
 }. Press a number to look at it and edit it.
change-list-none = There is no work yet.
change-line = { $number }. <b>{ $title }</b>{ $state ->
    [cancelled] {" "}- cancelled
   *[open] {""}
 }
change-line-facts = Due: { $when } · { $units }
change-nobody = no leading unit yet
change-discarded = The draft is discarded; nothing in the plan has changed.
button-add-task = ➕ Add work
button-plan-of-year = Plan of { $year }
button-all-tasks = All units' work

when-all-year = all year, asked about at each report
when-none = no day yet
when-many = { $days }, … ({ $count } days in all)

change-task-section = { $place ->
    [plan] Section { $section } of the plan of { $year }
   *[outside] Added in { $year }, not in the plan's text
 }
change-task-cancelled = ❌ <b>Cancelled</b>{ $why ->
    [none] .
   *[said] : { $reason }
 }
change-when = Due: { $when }
change-leads = Lead: { $units }
change-supports = Support: { $units }
change-text = Text: <blockquote>{ $text }</blockquote>
change-standings = <b>Where the units stand</b>
change-standing = • { $unit } ({ $date }): { $standing }
change-history = <b>Changes so far</b>
change-history-line = • { $date }, { $name }: { $changes }
change-saved = { $count ->
    [0] ✅ Saved. Nobody had to be told.
    [one] ✅ Saved. Loa tells one person.
   *[other] ✅ Saved. Loa tells { $count } people.
 }
change-not-changed = { $why ->
    [settled-before] This was cancelled, or restored, before.
   *[same] Nothing has changed.
 }
button-edit-task = ✏️ Edit this
button-cancel-task = 🗑 Cancel this
button-reopen-task = ↩️ Restore this
button-back-to-list = ‹ All work

change-draft = { $kind ->
    [new] ➕ <b>New work</b> · not saved yet
   *[old] ✏️ <b>Editing</b> · not saved yet
 }
change-title = Title: <b>{ $title }</b>
change-meanwhile = ⚠️ Somebody else has just changed this, so Loa has not saved yet. Below is what your draft would change of it as it is now; if that is right, press save once more.
change-will = <b>Saving will:</b> { $changes }
change-will-nothing = So far nothing differs from the plan.
change-missing = <b>Still missing:</b> { $missing }
missing-title = title
missing-when = due date
missing-lead = leading unit
button-draft-title = Title
button-draft-text = Text
button-draft-when = Due date
button-draft-units = Units
button-save-task = ✅ Save and tell the units
button-discard-task = Discard the draft

change-ask = { $field ->
    [title] { $kind ->
        [new] ➕ <b>New work</b>: what is to be done? Please write its title in one message, as short as a reminder.
       *[old] Please write the new title of <b>{ $title }</b>.
     }
    [text] Please write the full text of <b>{ $title }</b>, as the report is to have it.
   *[when] When is <b>{ $title }</b> due? Please write a day, for example <i>25/11</i>, or press a button. Monthly and quarterly work is due on the 25th.
 }
change-problem = { $problem ->
    [empty] That message had no words.
    [too-long] That was too long. Please write less.
    [no-such-day] The calendar has no such day.
    [past] That day has passed.
    [other-year] That day is not in the year of this plan.
    [no-day-left] No such day is left in the plan's year.
   *[not-understood] Loa did not understand that day.
 }
button-repeat-all-year = All year
button-repeat-monthly = Monthly
button-repeat-quarterly = Quarterly

change-units = Which units carry out <b>{ $title }</b>?
change-units-foot = Press once: ✅ leads. Twice: 🤝 supports. Three times: takes no part.
button-unit-part = { $part ->
    [lead] ✅ { $unit }
    [support] 🤝 { $unit }
   *[none] { $unit }
 }
button-units-done = Done ›

change-ask-cancel =
    🗑 Cancel <b>{ $title }</b>?

    The units no longer have to do it, and Loa tells them. What was reported is kept; it can be restored later.

    Please write the reason in one message; Loa passes it on to the units.
button-cancel-without-reason = 🗑 Cancel without a reason

change-is-added = added
change-is-title = another title (it was “{ $from }”)
change-is-text = another text
change-is-when = due date from { $from } to { $to }
change-is-units = other units
change-is-cancelled = cancelled{ $why ->
    [none] {""}
   *[said] {" "}(reason: { $reason })
 }
change-is-reopened = restored

news-given = 📌 { $tone ->
    [requested] The commune's coordinator kindly asks your unit to { $part ->
        [support] support
       *[lead] lead
     }
   *[assigned] The coordinator has given your unit something to { $part ->
        [support] support
       *[lead] lead
     }
 }: <b>{ $title }</b>
news-taken = <b>{ $title }</b> has gone to another unit; you need not do it any more. Thank you.
news-changed = ✏️ The coordinator has just changed <b>{ $title }</b>:
news-changed-line = • { $change }
news-cancelled = <b>{ $title }</b> need not be done any more. Thank you.
news-cancelled-reason = Reason: { $reason }
news-reopened = ↩️ <b>{ $title }</b> is to be done after all.
