### What waits for the coordinator; asking after silent units; the week's summary.

home-waiting = { $count ->
    [0] Nothing is waiting for your decision.
    [one] <b>One thing</b> is waiting for your decision.
   *[other] <b>{ $count } things</b> are waiting for your decision.
 }
button-worklist = 📥 Waiting for you{ $count ->
    [0] {""}
   *[other] {" "}({ $count })
 }

worklist = 📥 <b>Waiting for your decision</b> · { $number }/{ $count }
worklist-end = Nothing is waiting any more. Thank you.
worklist-end-left = { $count ->
    [one] You have seen everything. <b>One thing</b> is left for later.
   *[other] You have seen everything. <b>{ $count } things</b> are left for later.
 }
button-worklist-again = 📥 From the beginning
button-later = Later ›

worklist-help =
    🙋 <b>{ $unit }</b> needs help with:
    <b>{ $title }</b>
button-help-answered = ✅ I have been in touch
worklist-report =
    📥 <b>{ $unit }</b> reports as done:
    <b>{ $title }</b>
worklist-reason =
    ↩️ What should be added? Write a line; Loa passes it to { $unit }.
worklist-announcement =
    📣 An announcement waits for approval:
    <b>{ $title }</b>
worklist-announcement-when = To be sent at { $when }
worklist-announcement-with = To be approved by an announcer: { $names }
worklist-announcement-nobody = ⚠️ Nobody has joined a unit that may announce, so nobody can approve it. Please invite somebody.
button-look-and-approve = Look at it
worklist-silent = 🔕 <b>{ $unit }</b> has not answered several reminders:
worklist-silent-task = • { $title } ({ $date })
worklist-silent-foot = Loa can ask once more, at most once a day.
button-nudge = 🔔 Ask this unit
button-nudge-all = 🔔 Ask all { $count } units
nudge-all =
    🔔 Ask all units that have not answered?

    { $units }

    Each gets one message with buttons to answer. A unit that was asked today is not asked again.
button-really-nudge-all = 🔔 Ask them all
worklist-unreached =
    👤 Nobody gets the reminders of <b>{ $unit }</b>: nobody has joined, or they have blocked Loa.

    Please invite the head of this unit.

done-confirmed = ✅ Confirmed: { $title } ({ $unit })
done-returned = ↩️ Sent back: { $title } ({ $unit }), because: { $reason }
done-granted = ✅ Agreed to { $date }: { $title } ({ $unit })
done-kept = Answered, the old date is kept: { $title } ({ $unit })
done-answered = ✅ Noted that you have been in touch: { $title } ({ $unit })
done-nudged = { $count ->
    [one] 🔔 Asked { $unit }: one person gets it.
   *[other] 🔔 Asked { $unit }: { $count } people get it.
 }
done-nudge-later = 🔔 Loa does not write at this hour. { $unit } will be asked at { $when }.
done-nudged-already = 🔔 { $unit } was asked today at { $time }. Once a day is enough.
done-nudge-nobody = ⚠️ Nobody in { $unit } can be reached at the moment.
done-nudge-nothing = { $unit } has answered; there is nothing to ask.
done-nudged-all = 🔔 Asked units: { $units }; people who get it: { $count }.
done-nudged-none = These units were asked today already.
done-nudge-all-later = 🔔 Loa does not write at this hour. Units to be asked: { $units }, at { $when }.
done-nudge-all-nobody = ⚠️ Nobody can be reached in: { $units }
done-settled-before = What you pressed was settled before.
done-task-cancelled = <b>{ $title }</b> has been dropped, so its report does not go back to { $unit }. It still waits: press “Confirm” to count what was done.
done-changed = The unit has just written something new. This is how it stands.
toast-settled-before = This was settled before.
toast-unit-changed = The unit has just written something new about this; please look again.

reminder-nudge = { $kind ->
    [requested] The commune's coordinator has kindly asked Loa to enquire.
   *[assigned] The commune's coordinator has asked Loa to enquire.
 }

weekly =
    📅 <b>The week { $from } - { $until }</b>
    { $commune }
weekly-done = ✅ <b>Done last week ({ $count })</b>
weekly-done-none = Nothing was confirmed last week.
weekly-waiting = 📥 <b>Waiting for your decision ({ $count })</b>
weekly-waiting-line = • { $what ->
    [help] calls for help
    [extensions] requests for more time
    [announcements] announcements to approve
    [reports] reports to confirm
    [silent] units that have not answered
   *[unreached] units without anybody
 }: { $count }
weekly-waiting-none = 📥 Nothing is waiting for your decision.
weekly-coming = 🕒 <b>Due this week ({ $count })</b>
weekly-coming-none = 🕒 Nothing is due this week.
