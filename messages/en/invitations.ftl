### Inviting to a unit, joining, leaving.

code-refused = Sorry, this link cannot be used. Please ask the person who sent it for a new one.

welcome-coordinator =
    ✅ Welcome. You are now the <b>coordinator</b> of { $commune }.

    The first thing to do is to invite the head of each unit. Loa cannot remind a unit that nobody has joined.
welcome-member =
    ✅ Welcome. You are now { $rank ->
        [deputy] the deputy
       *[head] the head
     } of <b>{ $unit }</b>.

    When a date comes near, Loa writes to you in the morning. Press a button or write back a line.

    { $count ->
        [0] Nothing is waiting at the moment.
        [one] Your unit has <b>one piece of work</b> still open.
       *[other] Your unit has <b>{ $count } pieces of work</b> still open.
     }
joined = ✅ { $name } has joined <b>{ $unit }</b> ({ $rank ->
    [deputy] deputy
   *[head] head
 }) and will get its reminders.
removed = You no longer have a role in <b>{ $unit }</b> on Loa, so its reminders stop. Thank you. If this is a mistake, please tell the commune's coordinator.

invite =
    <b>Invite somebody to which unit?</b>
    The number in brackets is how many have joined.
button-unit = { $unit } ({ $count })
button-invitations = Unused invitations
button-members = 👥 Members
button-invite = ✉️ Invite
button-invite-another = ✉️ Invite another

invite-rank =
    Invite to <b>{ $unit }</b> in which role?

    Loa reminds the head first. After two reminders without an answer it reminds the deputy too.

    Loa then writes an invitation for you to forward.
button-head = Head
button-deputy = Deputy

invitation =
    ✉️ <b>You are kindly invited to join Loa</b>
    as { $rank ->
        [deputy] the deputy
       *[head] the head
     } of <b>{ $unit }</b>.

    Loa reminds the unit of its work and takes its answers on Telegram. Please open this link, then press Start:
    { $link }

    The link is for you alone, works once, and is good until the end of { $date }.

invitations =
    <b>Unused invitations</b>
    If one went to the wrong person, revoke it below.

invitations-none = No invitation is waiting.
invitation-line-contact = { $number }. Trusted contact · until { $date }
invitation-line = { $number }. { $unit }, { $rank ->
    [deputy] deputy
   *[head] head
 }, until the end of { $date }
button-revoke = Revoke { $number }

members = <b>Members of the units</b>
members-none = Nobody has joined yet. Please invite the head of each unit.
member-line = { $number }. <b>{ $name }</b>, { $unit } ({ $rank ->
    [deputy] deputy
   *[head] head
 }){ $reach ->
    [no] {" "}⚠️ has blocked Loa, gets no messages
   *[yes] {""}
 }
button-remove = Remove { $number }

remove-member =
    Take the role of { $rank ->
        [deputy] deputy
       *[head] head
     } at <b>{ $unit }</b> from <b>{ $name }</b>?

    They will get no more reminders for the unit. What they have reported is kept.
button-really-remove = Take the role away
button-keep = Keep it
