### Next year's plan: Loa proposes it, the coordinator looks through it before it counts.

button-next-year = 📅 Next year's plan
button-next-year-items = 🔎 Item by item
button-next-year-summary = ‹ Summary
button-next-year-file = 📎 Send the file
button-next-year-ask = ✅ Take it into Loa
button-next-year-import = ✅ Take it in
button-next-year-out = ✖️ { $number }
button-next-year-in = ↩️ { $number }

next-year =
    📅 <b>Proposed plan for { $year }</b>

    Made from the plan of { $old }, with its days moved to the new year. Please look through it; nothing has been taken in yet.
next-year-totals = <b>{ $tasks } activities</b>, { $events } events, { $reports } reports.
next-year-left-out = { $count } left out.
next-year-cancelled = { $count ->
    [one] One activity that was cancelled this year is not in it.
   *[other] { $count } activities that were cancelled this year are not in it.
 }
next-year-moved = { $count } days fell on a free day and were moved to a working day.
next-year-lunar = ⚠️ Holidays of the lunar calendar, whose days in { $year } must be entered by hand: { $names }.
next-year-named = ⚠️ { $count } places still name { $old }; Loa does not change them:
next-year-free = Recurring activities due on free days:
next-year-free-line = • { $title }: { $days }
next-year-never = ⚠️ Recurring activities without a day in { $year }, which are left out:
next-year-item = • { $title }
next-year-more = … and { $count } more

next-year-page =
    📅 <b>Proposed plan for { $year }</b>
    Press ✖️ to leave something out, ↩️ to take it back.
next-year-line = { $number }. { $kind ->
    [event] 🗓
    [report] 📄
   *[work] 📌
 } <b>{ $title }</b>
next-year-line-out = { $number }. <s>{ $title }</s> (left out)
next-year-line-gone = { $number }. <s>{ $title }</s> (gone with its event)
next-year-day = { $old } → { $new }
next-year-days = { $old } → { $new } until { $until }
next-year-because = (moved to { $weekday }: { $day } is { $free })
next-year-with-events = with the event, { $first }{ $times ->
    [1] {""}
   *[some] {" "}and { $more } more
 }
next-year-recurring = recurring, { $first }{ $times ->
    [1] {""}
   *[some] {" "}and { $more } more
 }
next-year-all-year = all year, asked about with the reports

next-year-ask =
    The plan for { $year } has <b>{ $tasks } activities</b>, { $events } events, { $reports } reports. Take it into Loa?
next-year-ask-none = There is nothing left in the plan for { $year } to take in.
next-year-ask-later = This year's plan stays as it is. What is due in { $year } shows in a unit's list from 30 days before.

next-year-imported =
    ✅ <b>The plan for { $year } is in Loa</b>: { $tasks } activities, { $events } events, { $reports } reports.
next-year-first = First reminder: { $date }.
next-year-no-first = This plan has no reminder to come.
next-year-how = Press “Edit, add work” to change single pieces of work. To change much, press “Send the file”, edit it on a computer, and have it imported again with <b>loa plan import</b>.
next-year-told = 📅 { $name } has taken the plan for { $year } into Loa: { $tasks } activities.
next-year-exists = The plan for { $year } is in Loa since { $date }. Loa does not overwrite it.

next-year-caption = 📎 The plan for { $year }: { $tasks } activities. It can be edited on a computer and taken in again with loa plan import.
