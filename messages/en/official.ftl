### The screens of reports, and the plan section by section.

button-report = 📄 Report
button-by-section = 📑 Section by section
command-report = half-year and year reports
help-report =
    <b>Reports</b>
    Loa prepares the half-year and year report (Word, Excel) from what the units have sent; you edit it and have it signed. The plan section by section shows which sentence was carried out, by whom, and with which evidence.

report-choose =
    📄 <b>Report</b>

    Which report would you like?
report-choose-line = • { $name }: { $from } to { $until }
report-half = Half-year { $year }
report-year = Year { $year }
button-report-other = Another range
report-name = { $kind ->
    [half] on the first half of { $year }
    [year] on the year { $year }
   *[range] from { $from } to { $until }
 }

report-ask-range =
    From which day until which day? Please write it in Vietnamese, for example:
    <i>từ 1/3 đến 30/6</i>
    <i>tháng 3 đến tháng 6</i>
report-range-problem = { $problem ->
    [no-such-day] There is no such day in the calendar.
    [backwards] The last day lies before the first one.
    [two-years] A report is about the plan of one year, so both days must lie in the same year. For a longer time please make two reports.
    [no-plan] Loa has no plan of the year { $year }, so there is nothing to report on.
   *[not-understood] Loa has not understood these days.
 }

report-chosen =
    📄 <b>Report { $name }</b>
    It covers { $from } to { $until }.
report-collected = What units sent until { $date } is counted.
report-early = This time has not ended yet: figures are as of today.
report-reports = <b>{ $count ->
    [one] 1 report
   *[other] { $count } reports
 }</b> of units so far.
report-overdue = ⚠️ { $count } overdue.
report-nothing = <b>No unit has reported anything in this time.</b> The file can be made, but its results will be empty.
report-draft = The file is a draft. Number, date, judgement and signature are left to you.
button-report-document = 📄 Word
button-report-sheet = 📊 Excel
button-report-both = Both
button-back-to-reports = ‹ Another report
report-too-large = The file is too large: Telegram does not take it. Please choose a shorter range, or have it made on the server with <b>loa report</b>.

caption-report = 📄 Report { $name }: { $reports } reports of units. A draft, made at { $time }, { $date }.
caption-report-nothing = 📄 Report { $name }: no unit has reported anything in this time. A draft, made at { $time }, { $date }.

sections =
    📑 <b>The plan section by section</b>
    { $title }
sections-line = <b>{ $number }</b>{ $named ->
    [unit] {" "}{ $unit }
   *[none] {""}
 }: { $tasks ->
    [0] { $clauses ->
        [0] nothing to do
        [one] 1 sentence, nothing given to a unit
       *[other] { $clauses } sentences, nothing given to a unit
     }
   *[some] { $reported } of { $tasks } items reported
 }
sections-foot = Press a number to see each sentence.
button-section = { $number }
button-back-to-sections = ‹ Sections

section = 📑 <b>Section { $number }</b>{ $named ->
    [unit] {" "}· { $unit }
   *[none] {""}
 }
section-outside = added
section-none = This section of the plan asks for nothing.
section-no-tasks = <i>This section gives nothing to a unit.</i>
section-clause = <b>{ $number }.</b> ({ $section }) { $text }
section-plain = ({ $section }) { $text }
section-state = { $led ->
    [0] No unit leads it.
   *[some] ✅ { $done } of { $led } with a result
 }{ $overdue ->
    [0] {""}
   *[some] {" "}· ⚠️ { $overdue } overdue
 }{ $evidence ->
    [0] {""}
   *[some] {" "}· 📎 { $evidence }
 }
section-cancelled = ❌ Cancelled, no longer to be done.
section-page = Page { $page } of { $pages }

clause =
    📑 <b>Section { $section }</b>
    { $text }
clause-title = To do: <b>{ $title }</b>
clause-none = This sentence gives nothing to a unit.
clause-nobody = No unit leads it.
clause-supports = Supported by { $units }
clause-line = <b>{ $unit }</b> · due { $due }: { $standing ->
    [confirmed] ✅ confirmed
    [reported] 📨 reported, waits to be confirmed
    [progress] in progress
    [overdue] ⚠️ overdue
    [notbegun] not begun
    [later] not due yet
    [earlier] reported before this year
    [past] was due before the plan came into Loa
   *[cancelled] not to be done any more
 }
clause-report = { $date }: { $text }
clause-report-silent = { $date }: (nothing was written)
clause-figures = { $figures }
clause-participants = { $count ->
    [one] 1 person
   *[other] { $count } people
 }
clause-women = { $count } women
clause-men = { $count } men
clause-no-evidence = No evidence yet.
button-evidence-of = 📎 { $unit } ({ $count })
button-back-to-section = ‹ Section { $number }
