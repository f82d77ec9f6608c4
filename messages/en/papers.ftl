### Words on the files that Loa makes: charts, lists, loudspeaker sheets, calendars.

paper-file-chart = delivery-{ $day }-{ $month }
paper-file-attendance = attendance-{ $day }-{ $month }
paper-file-loudspeaker = loudspeaker-{ $day }-{ $month }
paper-file-calendar = calendar-{ $day }-{ $month }
paper-file-progress = progress-{ $day }-{ $month }
paper-file-year = year-{ $day }-{ $month }

paper-made-at = As of { $time }, { $date }
paper-time = { $hour }:{ $minute }

chart-recipients = Recipients: { $count }
chart-held-back = { $count } held back: enough announcements this week
chart-sent = Sent
chart-blocked = Blocked Loa
chart-failed = Not delivered
chart-left = Waiting
chart-villages = By village
chart-groups = By group
chart-no-village = No village chosen
chart-others = And { $count } others
chart-nobody = Nobody is on the list of recipients yet
chart-answers = Answers
answer-coming = Coming
answer-maybe = Maybe
answer-not-coming = Not coming

list-sheet = List
list-summary-sheet = Summary
list-summary-title = Summary of answers: { $title }
list-day = Day
list-time = Time
list-place = Place
list-made-at = Made at
list-number = Number
list-name = Name
list-village = Village
list-answer = Answer
list-no-village = (not chosen)
list-total = Total
list-unlisted = Of these without a name
list-note = Only those who agreed are listed by name; the others are counted on the sheet Summary.

# The loudspeaker sheet. Square brackets tell the reader something and are not read out.
speaker-note = [Read slowly, read twice. One line is one breath; an indented line goes on with the sentence above.]
speaker-opening = Dear people of { $commune }! Please listen to an announcement of { $announcer }.
speaker-title = It is about: { $title }.
speaker-day = Time: { $day }.
speaker-day-and-time = Time: { $time }, { $day }.
speaker-place = Place: { $place }.
speaker-again = Once more, so that everybody remembers.
speaker-closing = This is the end of the announcement. Thank you for listening.
speaker-heading = LOUDSPEAKER SHEET

spoken-day = { $weekday }, { $day } { $month } { $year }
spoken-day-and-month = { $day } { $month }
spoken-date = { $day } { $month } { $year }
spoken-month = { $month } { $year }
spoken-until = until
spoken-hour = { $hour } o'clock
spoken-hour-and-minute = { $hour } { $minute }
spoken-time = { $part ->
    [morning] { $time } in the morning
    [noon] { $time } at noon
    [afternoon] { $time } in the afternoon
    [evening] { $time } in the evening
   *[night] { $time } at night
 }
spoken-word-day = on
spoken-word-month = in
spoken-links = and or but to for of at in with when if then because so by from until about is the
