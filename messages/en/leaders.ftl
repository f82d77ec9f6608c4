### Leaders and recipients of reports: they follow the plan and decide nothing.

home-leader = You follow the plan as: <b>{ $label }</b>.
button-weekly-on = 📅 Monday's summary, please
button-weekly-off = 📅 No summary on Mondays

leader-choose =
    🏛 <b>Invite a leader</b>

    They can see the progress and the reports of the plan, have nothing to decide, and see nobody's private matters.

    Whom do they stand for? This is the plan's list of recipients.
button-recipient = { $label }
button-other-recipient = Another name
leader-ask-label = { $problem ->
    [too-long] This name is empty or has more than 80 letters. Please write a shorter one, such as “TT Đảng ủy”.
   *[none] Whom do they stand for? Please write a short name, such as “TT Đảng ủy”.
 }
leader-invitation =
    ✉️ <b>You are kindly invited to follow the plan on Loa</b>
    as: <b>{ $label }</b>.

    You can see each unit's progress and the reports on Telegram at any time. Please open this link, then press Start:
    { $link }

    The link is for you alone, works once, and is good until the end of { $date }.
invitation-line-leader = { $number }. Leader: { $label } · until { $date }

leader-welcome =
    ✅ Welcome. You can now follow the plan of { $commune } as <b>{ $label }</b>.

    Press “Progress” to see how far the units are, “Report” to get the reports. Loa sends you nothing else unless you want it; Monday's summary can be switched on from the first screen.
leader-joined = ✅ { $name } has joined as <b>{ $label }</b> and can see the plan's progress.
leader-removed = You no longer follow the plan as a leader on Loa. Thank you. If this is a mistake, please tell the commune's coordinator.

leaders = 🏛 <b>Leaders who follow the plan</b>
leaders-none = No leader has been invited yet.
leader-line = { $number }. <b>{ $name }</b>, { $label }{ $reach ->
    [no] {" "}⚠️ has blocked Loa, gets no messages
   *[yes] {""}
 }
button-leaders = 🏛 Leaders
button-invite-leader = 🏛 Invite a leader
leader-remove =
    Take the role of <b>{ $label }</b> from <b>{ $name }</b>?

    They will no longer see the progress on Loa.
