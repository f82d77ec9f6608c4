### The progress board.

progress =
    📊 <b>Progress</b> · { $commune }
    { $title }
    As of { $date }
progress-unit = { $number }. <b>{ $unit }</b>
progress-done = { $bar } done { $done }/{ $count }
progress-reported = { $count } to confirm
progress-in-progress = { $count } in progress
progress-ahead = { $count } not begun
progress-late = ⚠️ { $count } past their date
progress-nothing = Leads nothing.
progress-overdue = ⚠️ <b>Past their date ({ $count })</b>
progress-upcoming = 🕒 <b>Within 30 days ({ $count })</b>
progress-task = • { $date }{ $whose ->
    [plan] {""}
   *[local] {" "}(commune's choice)
 }{ $kind ->
    [ongoing] {" "}ongoing
   *[dated] {""}
 }: { $title } ({ $unit })
progress-silent = <b>Several reminders unanswered:</b> { $units }
progress-unreached = <b>Nobody gets reminders</b> (not joined yet, or has blocked the bot): { $units }
progress-foot = Press a number to see a unit's work.
progress-of-none = Nothing.
progress-of = 📊 <b>{ $unit }</b> · { $date }
button-back-to-progress = ‹ Progress of all
button-decide = Decide { $number }
