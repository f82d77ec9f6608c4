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

# Under pictures: 1024 characters at most; a line without room is left out whole.
caption-progress =
    📊 <b>Progress</b> · { $commune }
    { $date }. All units: done { $done }/{ $count }.
caption-unit = { $whose ->
    [own] ▸ { $number }. <b>{ $unit }</b>
   *[other] { $number }. { $unit }
 }: done { $done }/{ $count }{ $more ->
    [some] , { $stages }
   *[none] {""}
 }
caption-year =
    🗓 <b>The year { $year }</b> · { $commune }
    As of { $date }.
caption-month = { $month }: done { $done }/{ $count }{ $more ->
    [some] , { $stages }
   *[none] {""}
 }
caption-more = … there is more: press “In words”.
year-month = Month { $number }
button-picture = 📊 Picture
button-year = 🗓 The year
button-progress-text = In words

# On pictures.
stage = { $stage ->
    [confirmed] Done
    [reported] To confirm
    [in-progress] In progress
    [ahead] Not begun
   *[overdue] Past its date
 }
picture-progress = Progress · { $commune }
picture-as-of = As of { $date }
picture-done = All units: done { $done }/{ $count }
picture-unit = { $whose ->
    [own] ▸ { $number }. { $unit } (yours)
   *[other] { $number }. { $unit }
 }
picture-nothing = leads nothing
picture-other-units = And { $count } other units
picture-overdue = { $count ->
    [0] Nothing past its date
   *[other] Past their date: { $count }
 }
picture-overdue-line = { $unit } · due { $date }, { $days ->
    [one] { $days } day
   *[other] { $days } days
 } late
picture-upcoming = { $count ->
    [0] Next 30 days: nothing due
   *[other] Next 30 days: { $count } due
 }
picture-upcoming-line = { $unit } · due { $date }, { $days ->
    [0] today
    [one] { $days } day left
   *[other] { $days } days left
 }
picture-more-tasks = … and { $count } more
picture-silent = Several reminders unanswered: { $units }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }
picture-unreached = Nobody gets reminders: { $units }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }
picture-year = The year { $year } · { $commune }
picture-today = Today
picture-month = { $number }
picture-event = { $first }: { $name }
picture-event-days = { $first }–{ $last }: { $name }

# The board on a computer.
button-open-screen = 🖥 Open on a computer
button-close-screens = Close the screens
screen-link =
    🖥 <b>Open the progress board on a computer</b>

    Please open this address on the computer and press “Open the board”:
    { $link }

    It is good once, for { $minutes } minutes; please do not pass it on. The screen closes by itself after 12 hours, or when you press “Close the screens”.
screens-closed = Loa has closed every screen that showed the progress board.
