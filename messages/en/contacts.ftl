### Trusted contacts: joining, duty, practice; and the coordinator's page.

home-contact = You are a <b>trusted contact</b>.
button-contact-mine = 🕐 My duty
button-channel = 🔒 Private channel

contact-rules =
    🤝 <b>Before you begin, please agree:</b>

    1. Listen, believe, do not blame, do not press for details. Ask what the person wants and let them decide.
    2. Keep it secret. No screenshots, no copies, no talk. Do not try to find out who writes.
    3. Pass nothing on without consent to that recipient and those words.
    4. If a life is in danger, or the law obliges to report: tell the person before you report.
    5. When it rings, look at once. When busy, press away.
    6. Practise every 90 days.
button-contact-accept = ✅ I agree
contact-position = In which office do you do this?
contact-children = 🧒 Shall cases of children come to you first?
button-contact-children = ✅ Yes
button-contact-no-children = ✖️ No
contact-pending = ⏳ Thank you. A working contact has to agree first. Loa tells you as soon as they have.
contact-approve = 👤 <b>{ $name }</b> ({ $position }) wants to become a trusted contact. They will read only cases opened after you agree. Do you agree?
button-contact-approve = ✅ Agree
button-contact-decline = ✖️ No
contact-approved = ✅ { $name } is a trusted contact now.
contact-declined = { $name } was declined.
contact-accepted = ✅ You are a trusted contact now. Please practise once to begin your duty.
contact-not-accepted = The request to become a trusted contact was not agreed to.
button-contact-practise = 🎓 Practise
contact-mine = 🕐 <b>{ $position }</b>
contact-duty-always = On duty day and night.
contact-duty-hours = On duty from { $from } to { $until } o'clock.
contact-away = Away until { $day }.
contact-for-children = 🧒 Cases of children come to you first.
contact-practised = 🎓 Last practice: { $date }.
contact-not-practised = 🎓 Not practised yet, so not called.
contact-open-cases = 📂 Cases held: { $count }.
button-duty-always = 🕐 All day
button-duty-day = ☀️ 6-18
button-duty-night = 🌙 18-6
button-away-tomorrow = 💤 Away until tomorrow
button-away-three-days = 💤 Away 3 days
button-away-week = 💤 Away 1 week
button-away-back = ✅ I am back

channel-title = 🔒 <b>Private channel</b>
channel-open = ✅ Open to residents.
channel-closed = ⏸ Not open. Residents see only the numbers to call. Missing:
channel-missing-contacts = • 2 trusted contacts who have accepted the rules and practised in the last 90 days; there are { $ready }.
channel-missing-numbers = • { $count ->
    [0] The plan has no emergency number yet. Whoever runs the server adds them to the plan file.
   *[other] { $count } emergency numbers were not tried within a year. After trying them, press the button below.
 }
channel-contacts = <b>Trusted contacts</b>
channel-no-contacts = Nobody yet. The first two are invited by whoever runs the server (loa claim --contact).
channel-contact = { $state ->
    [ready] ✅
    [pending] ⏳
   *[not-ready] 🎓
 } { $name } · { $position }{ $state ->
    [ready] { "" }
    [pending] { " " }(waits for a contact's approval)
   *[not-ready] { " " }(not practised)
 }
channel-numbers = <b>Emergency numbers</b>
channel-number-checked = ☑️ { $number } · { $name } (tried on { $date })
channel-number-unchecked = ⬜ { $number } · { $name } (not checked)
channel-counts = <b>Number by month</b> (finished months; fewer than 5 as &lt;5)
channel-count = { $month }: { $count }
channel-small-circle = ⚠️ Few people use Loa: whoever writes privately is easily guessed. Please invite more.
button-numbers-checked = ☑️ I have called them, they are right
button-contact-invite = ✉️ Invite a contact
contact-invitation =
    ✉️ <b>You are invited to become a trusted contact of the commune</b>

    Open this link, then press Start:
    { $link }

    For one use, until { $date }. A working contact will look at it and agree.
button-contact-remove = ✖️ { $name }
contact-confirm-remove = Take the role of a trusted contact away from <b>{ $name }</b>? Their cases go to the next one.
button-contact-really-remove = ✖️ Take away
contact-removed = You are no longer a trusted contact on Loa. The cases' messages on this phone are deleted. Thank you.
contact-unanswered = ⏰ A message to the trusted address has not been taken by any trusted contact. Please call whoever is on duty.
contact-audit-head = 🔏 Log: { $entries } entries, last mark <b>{ $head }</b>. Next week there must be at least as many.
contact-long-away = ⚠️ Loa was cut off from { $time } on { $day }, more than 24 hours. Messages of that time may be lost.
