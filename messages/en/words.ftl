### Shared words: dates, figures, buttons.

trouble = Something went wrong on Loa's side. What you wrote is kept; please try again in a few minutes.
unnamed = (no name)

weekday = { $number ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
 }
month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 }
date = { $weekday }, { $day } { $month } { $year }
day = { $day } { $month }
full-day = { $day } { $month } { $year }
moment = { $time }, { $day }
weekday-and-day = { $weekday }, { $day } { $month }
thousands = ,

more-not-shown = … and { $count } more.

button-home = 🏠 Home
button-back = ‹ Back
button-help = Help
button-language = Language
button-cancel = Stop
button-number = { $number }
button-tasks = 📋 My unit's work
button-progress = 📊 Progress
