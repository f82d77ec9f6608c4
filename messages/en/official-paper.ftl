### The half-year and year report as a file. An official paper of a Vietnamese office is in Vietnamese; this translation
### serves readers who have chosen English.

paper-file-official = { $kind ->
    [half] half-year
    [year] year
   *[range] report
 }-{ $from }-{ $until }

official-date = { $day }/{ $month }/{ $year }
official-state = SOCIALIST REPUBLIC OF VIETNAM
official-motto = Independence - Freedom - Happiness
official-number = No.        /BC-UBND
official-draft = DRAFT
official-place-and-date = { $place }, (day)      (month)      { $year }
# Words for what a commune is, before its name.
official-kinds-of-commune = xã phường thị-trấn
official-title = REPORT
official-subject = { $kind ->
    [half] Gender equality and the advancement of women
    [year] Gender equality and the advancement of women
   *[range] Gender equality and the advancement of women
 }
official-subject-time = { $kind ->
    [half] in the first half of { $year }
    [year] in { $year }
   *[range] from { $from } to { $until }
 }
official-opening = Carrying out the plan “{ $plan }”, { $issuer } reports on { $kind ->
    [half] the first half of { $year }
    [year] the year { $year }
   *[range] the time from { $from } to { $until }
 } as follows:
official-covers = (Figures: what units reported from { $from } to { $until }; tasks stand as of { $as-of }.)
official-nothing-reported = No unit reported anything in this time, so there are no results below.
official-fill = …………………………………………………………………………………………………………………………

official-part-basis = I. BASIS AND DIRECTION
official-basis = 1. Basis
official-cited = - { $title }{ $number ->
    [none] {""}
   *[some] {" "}(No. { $which }{ $dated ->
        [yes] {" "}of { $date }
       *[no] {""}
     })
 }, of { $issuer };
official-no-basis = - (The plan in Loa cites no basis; whoever writes adds it.)
official-aims = 2. Aims of the plan
official-direction = 3. Direction

official-part-results = II. RESULTS
official-general = 1. Overall results
official-counted = Each leading unit answers for a task each time it is due; that counts once. In this time there are { $led }: { $confirmed } confirmed, { $reported } reported and waiting to be confirmed, { $progress } in progress, { $overdue } overdue, { $ahead } not begun.
official-figures-note = People are added up from { $reports } reports of units, the last one of each task; { $without } reports give no figures. Men and women are added up only where reports tell them apart.
official-table-tasks = Table 1. Tasks by unit
official-table-figures = Table 2. Figures by unit
official-by-section = 2. Results by section of the plan
official-section = { $named ->
    [outside] Work added during the year, not in the plan's text
    [text] Section { $number }. { $text }
    [requested] Section { $number }. Requested of { $text }
   *[none] Section { $number }
 }
official-no-tasks = (This section gives no task to a unit.)
official-item = - { $text }
official-subitem = { $letter }) { $text }
official-result = + { $unit }, reported on { $date }{ $state ->
    [reported] {" "}(waits to be confirmed)
   *[confirmed] {""}
 }: { $text }{ $has ->
    [figures] {" "}({ $figures }).
   *[nothing] .
 }
official-no-words = done, nothing was written
official-participants = { $count } people took part
official-women = { $count } women
official-men = { $count } men
official-evidence = { $count } files as evidence
official-open = + { $unit }: { $standing } ({ $dates }).
official-due = due { $date }
official-nobody-leads = + No unit leads it.
official-supports = + Supported by { $units }.
official-standing = { $standing ->
    [confirmed] confirmed
    [reported] reported, waits to be confirmed
    [progress] in progress
    [overdue] overdue
    [notbegun] not begun
    [later] not due yet
    [earlier] reported before this time
    [past] was due before the plan came into Loa, no result recorded
   *[cancelled] not to be done any more
 }
official-events = 3. Events and announcements to residents
official-event = - { $name } ({ $from }{ $days ->
    [one] {""}
   *[several] {" "}to { $until }
 }): { $sent ->
    [0] no announcement was sent through Loa
   *[some] { $announcements } announcements, { $copies } copies received, { $coming } answered that they come
 }.
official-event-result = + { $title } ({ $unit }): { $text }.
official-no-events = - The plan has no event in this time.
official-other-announcements = - Other announcements: { $announcements }, { $copies } copies received.
official-violence = 4. Preventing and responding to gender-based violence
official-cases-note = Private messages to the trusted address through Loa, by finished months; figures below 5 are not published. Beyond these figures Loa puts nothing of the private channel into reports.
official-no-cases = No month of this time has published figures of the private channel.
official-few = below 5

official-part-assessment = III. ASSESSMENT
official-strengths = 1. Strengths
official-limits = 2. Limits
official-overdue = On { $date } { $count } were overdue:
official-overdue-item = - { $title } ({ $unit }, due { $date });
official-and-more = - and { $count } more, see annex 1.
official-nothing-overdue = On { $date } nothing was overdue.
official-causes = 3. Causes
official-calls = 4. Difficulties and requests of units
official-call = - { $unit } ({ $date }, task “{ $title }”): { $text }.
official-no-calls = No unit told of difficulties through Loa in this time.

official-part-ahead = IV. WHAT COMES { $kind ->
    [half] IN THE SECOND HALF OF { $year }
    [year] IN { $next }
   *[range] NEXT
 }
official-ahead = 1. What the plan still asks for
official-nothing-ahead = Nothing of the plan is due after this time.
official-next-year = 1. Tasks of { $year } (from the plan of { $year } in Loa)
official-next-year-draft = 1. Tasks of { $year } (a beginning, taken from this year's plan; to be changed by new guidance)
official-solutions = 2. Solutions
official-part-proposals = V. PROPOSALS
official-closing = This is the report on gender equality and the advancement of women { $kind ->
    [half] in the first half of { $year }
    [year] in { $year }
   *[range] from { $from } to { $until }
 } of { $issuer }./.

official-recipients = Recipients:
official-recipient = - { $name };
official-archive = Lưu: VT
official-archived = - Archive: VT.
official-on-behalf = ON BEHALF OF THE PEOPLE'S COMMITTEE
official-signer = CHAIR

official-annex-tasks = ANNEX 1
official-annex-tasks-name = Tasks of this time by unit
official-annex-figures = ANNEX 2
official-annex-figures-name = Figures by task
official-no-figures = Nothing was reported in this time.

official-col-number = No.
official-col-unit = Unit
official-col-led = Due
official-col-confirmed = Confirmed
official-col-reported = Reported
official-col-progress = In progress
official-col-overdue = Overdue
official-col-not-begun = Not begun
official-col-reports = Reports
official-col-participants = People
official-col-women = Women
official-col-men = Men
official-col-without = Reports without figures
official-col-total = Total
official-col-section = Section
official-col-task = Task
official-col-due = Due on
official-col-standing = State
official-col-result = What was reported
official-col-reported-on = Reported on
official-col-evidence = Evidence
official-col-month = Month
official-col-cases = Number
official-col-leads = Leading unit
official-col-counted = Counted
official-col-kind = Kind
official-col-text = Words of the plan
official-col-period = Covers
official-col-collected = Reports until
official-col-plan = Plan
official-ongoing = ongoing
official-dated = dated
official-yes = yes
official-no = no
official-from-until = { $from } to { $until }
official-month = { $month }/{ $year }

official-sheet-overview = Overview
official-sheet-tasks = All tasks
official-sheet-plan = By section
official-sheet-cases = Private messages
