### A unit's work and its answers.

due = { $whose ->
    [plan] Due, as the plan says:
   *[local] Due (the commune's choice):
 } { $date }{ $left ->
    [past] {" "}- this day has passed
    [today] {" "}- today
    [tomorrow] {" "}- tomorrow
    [days] {" "}- { $count } days left
   *[none] {""}
 }
due-ongoing = Ongoing, asked about for the report of { $date }{ $whose ->
    [plan] {""}
   *[local] {" "}(the commune's choice)
 }{ $left ->
    [past] {" "}- this day has passed
    [today] {" "}- today
    [tomorrow] {" "}- tomorrow
    [days] {" "}- { $count } days left
   *[none] {""}
 }
standing = { $state ->
    [support] Your unit supports
    [assigned] Not begun
    [in_progress] ⏳ In progress
    [extension_requested] 🕒 More time asked for, waiting for the answer
    [reported] Reported, waiting for confirmation
    [returned] Report needs additions
    [confirmed] ✅ Done
   *[cancelled] Dropped
 }

tasks =
    📋 <b>My unit's work</b> · { $date }
    { $count } in all{ $pages ->
        [1] {""}
       *[other] , page { $page }/{ $pages }
     }.
tasks-foot = Press a number to see it and answer.
tasks-none = Nothing is waiting for your unit. Thank you.
task-numbered = { $number }. <b>{ $title }</b>
task-unit = { $unit }
button-previous = ‹ Previous
button-next = Next ›

card-title = <b>{ $title }</b>
card-section = { $unit } · { $place ->
    [plan] section { $section } of the plan
   *[outside] added work, outside the plan's text
 }
card-requested = Asked for: { $date }
card-reason = Sent back by the coordinator, because: { $reason }
card-text = { $place ->
    [plan] The plan says:
   *[outside] Text:
 } <blockquote>{ $text }</blockquote>
card-leads = Leads: { $units }
card-supports = Supports: { $units }
card-local-units = (Assigned by the commune; the plan names no unit.)
button-back-to-tasks = ‹ Other work
button-task = See details
button-back-to-task = ‹ Back

report-by = Reported by: { $name }
report-empty = Without words, figures or evidence.
report-text = <blockquote>{ $text }</blockquote>
report-figures = Figures: { $figures }
report-participants = { $figure } people
report-women = { $figure } women
report-men = { $figure } men
report-evidence = Evidence: { $count ->
    [one] one photo or file
   *[other] { $count } photos or files
 }
button-evidence = See evidence ({ $count })

button-done = ✅ Done
button-start = ⏳ In progress
button-extension = 🕒 More time
button-need-help = 🙋 Need help

ask-results =
    <b>{ $title }</b> is done, thank you.

    { $tone ->
        [requested] We would be grateful for the results in one message
       *[assigned] Please send the results in one message
     }: a sentence, with the number of people, women and men if there is one. For example: <i>Meeting in the hall, 45 people, 30 women, 15 men</i>.

    Photos and files can be sent here too.
button-no-figures = No figures

report-taken = ✅ Loa has taken the report on <b>{ $title }</b> and passed it to the coordinator.
report-taken-foot = { $count ->
    [0] If there is a photo or file, please send it as a reply to this message.
   *[other] If there are more photos or files, please send them as a reply to this message.
 }
evidence-taken = ✅ Loa has taken { $count ->
    [one] one photo or file
   *[other] { $count } photos or files
 } for <b>{ $title }</b>.
evidence-taken-reported = If there is more, or results to tell, please send them; if not, press “Send the report”.
button-send-report = Send the report
evidence-taken-open = Is the work done?

ask-done = <b>{ $title }</b> (due { $date }) is done, is that right?
ask-done-evidence = Photos and files may follow later.
button-yes-done = ✅ Yes, done
button-not-yet = Not yet

ask-extension =
    <b>{ $title }</b>
    { $whose ->
        [plan] Due, as the plan says:
       *[local] Due (the commune's choice):
     } { $date }

    Until when do you need?
button-until = Until { $date }
button-other-date = Another date
button-choose-date = Choose another date
ask-extension-date =
    <b>{ $title }</b>: until which day do you need?

    Please write the date, for example <i>đến 25/11</i> (until 25/11) or <i>xin thêm 3 ngày</i> (three more days).
extension-sent = 🕒 Loa has told the coordinator: more time for <b>{ $title }</b> until { $date }. You will hear as soon as there is an answer.

ask-help = What is the difficulty with <b>{ $title }</b>, and whose help is needed? Write one message; Loa passes it to the coordinator at once.
help-sent = Loa has passed your words about <b>{ $title }</b> to the coordinator, who will be in touch.

started = ⏳ <b>{ $title }</b> is noted as <b>in progress</b>. When it is done, press the button or write to Loa.
seen = Thank you for reading. How is <b>{ $title }</b> going?
not-done = <b>{ $title }</b> is not done yet, Loa understands. Please tell a little more:
fine = No difficulties with <b>{ $title }</b>, good to hear. Is it done or in progress?
unclear = Sorry, Loa did not understand what you wrote about <b>{ $title }</b>. Please press a button.
which-task = Which one is this about?
which-task-foot = Press its number, or write again with the number, for example: <i>1 xong</i> (1 done).

refused = { $why ->
    [already-reported] <b>{ $title }</b> has been reported already and waits for the coordinator.
    [already-confirmed] <b>{ $title }</b> has been confirmed already.
    [cancelled] <b>{ $title }</b> has been dropped and need not be done.
    [nothing-to-decide] Nothing waits for a decision on <b>{ $title }</b>. It may have been dealt with before.
    [date-not-later] The new date for <b>{ $title }</b> must be after the present one ({ $date }) and not in the past.
   *[support-only] Your unit supports <b>{ $title }</b>; the leading unit answers for it.
 }

confirmed = ✅ The coordinator has confirmed that <b>{ $title }</b> is done. Thank you and { $unit }.
returned = The coordinator has read the report on <b>{ $title }</b> and asks for additions:
returned-reason = <blockquote>{ $reason }</blockquote>
returned-foot = When they are made, press “Done” to report again.
extension-granted = ✅ The coordinator agrees: <b>{ $title }</b> is now due on { $date } (the commune's choice).
extension-refused =
    More time for <b>{ $title }</b> until { $until } is not possible; it remains due on { $date }.

    If that is hard to keep, press “Need help” and the coordinator will look for a way with you.
