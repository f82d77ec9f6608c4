### Announcements: composing, reviewing, sending, watching; and what readers see.

command-announce = compose and see announcements
button-announcements = 📣 Announcements
button-new-announcement = ✍️ New announcement

announcements-title = 📣 <b>Announcements of the commune</b>
announcements-none = There is no announcement yet. Press the button below to compose one.
announcement-line = { $number }. <b>{ $title }</b>
    { $state }
announcement-state = { $state ->
    [draft] ✏️ being composed
    [proposed] 🟡 waits for approval, planned for { $when }
    [scheduled] ⏰ goes out { $when }
    [sending] 📨 being sent: { $sent }/{ $all }
    [paused] ⏸ paused: { $sent }/{ $all }
    [stopped] ⏹ stopped: { $sent }/{ $all }
    [recalled] ↩️ recalled
    [dropped] 🗑 dropped
   *[sent] ✅ sent to { $sent }/{ $all }
 }
button-announcement = { $number }
button-previous-page = ‹ Newer
button-next-page = Older ›

when = { $when }
when-unset = at once
button-templates = 📚 Begin with a template
templates =
    📚 <b>Templates</b>

    Press one to preview it. Send it as it is, or send words of your own in its place.
button-template = { $title }
untitled = (nothing written yet)
kind-photo = photo
kind-video = video
kind-voice = voice message
kind-audio = audio
kind-document = file
kind-album = album of { $count }

help-announcer =
    <b>Announcing to residents</b>
    Press “📣 Announcements”, send the content, choose who gets it, preview and send. A draft keeps when you are called away. Corrections and recalls are there too.

## Step 1: content

ask-content =
    ✍️ <b>Step 1 of 5 · Content</b>

    Send exactly what people should get: text (bold and italics are kept), a photo, a video, a voice message, a file, or several pictures at once.

    The first line shows on lock screens: write what anybody may see.
content-kept = What is there stays. Send something else to replace it.
button-keep-content = Keep this content ›
content-refused = { $problem ->
    [empty] There is no text in this message. Please send it again.
    [text-too-long] The text has { $units } characters; Telegram sends 4,096 in one message. Please take away { $over }, or make two announcements of it.
    [caption-too-long] The text under the file has { $units } characters; Telegram allows 1,024. Please take away { $over }, or send the text as an announcement of its own.
   *[too-many-pieces] An album has at most 10 pieces. Please send fewer.
 }
content-before-stays = What was there before stays as it was.
kind-refused = Loa cannot send this kind of message (stickers, polls, places, contacts…). Please send text, a photo, a video, a voice message or a file.
album-coming = Loa has got this album in place of what was there. When all of it is sent, please look at it.
button-see-album = 👁 Look at it ›
more-content =
    You have written something while an announcement is being composed. What should Loa do with it?
button-join = ➕ Add it at the end
button-replace = 🔁 Replace the content
button-not-for-announcement = Leave it, it is not for the announcement

## Step 2: audience

audience =
    👥 <b>Step 2 of 5 · For whom?</b>
audience-residents = • Residents: { $who }
audience-whole-commune = the whole commune
audience-hamlets = { $names }
audience-tongues = who speak { $names }
audience-units = • Units: { $names }
audience-groups = • Telegram groups: { $names }
audience-guests = • Those who come to: <b>{ $title }</b>
audience-topic = • Topic: { $topic ->
    [events] holidays, meetings
    [law] law
    [health] health
   *[commune] matters of the commune
 } (whoever has switched it off does not get it)
audience-nobody = ⚠️ Nobody is chosen yet. Please choose at least one.
audience-count = It will reach <b>{ $people ->
    [one] one person
   *[other] { $people } people
 }</b>{ $groups ->
    [0] {""}
    [one] { " " }and <b>one group</b>
   *[other] { " " }and <b>{ $groups } groups</b>
 }.
audience-capped = { $capped } more have had as many announcements this week as the plan allows; Loa leaves them out.
audience-zero = ⚠️ Nobody of these uses Loa yet.
button-everyone = { $chosen ->
    [yes] ✓
   *[no] ▫️
 } All residents
button-choose-hamlets = 🏡 By village ›
button-choose-tongues = 🗣 By language ›
button-choose-units = 🏛 Units ›
button-choose-groups = 👥 Telegram groups ›
button-choose-guests = ✅ Those who come to an event ›
button-choose-topics = 🏷 Topic ›
button-continue = Continue ›
button-step-back = ‹ Back
choose-hamlets = 🏡 <b>Which villages?</b> Press to choose or to take out; several can be chosen.
choose-tongues = 🗣 <b>Speakers of which language?</b> Only those who chose it get it. None chosen means all.
choose-units = 🏛 <b>Which units?</b> Their heads and deputies get it.
choose-groups = 👥 <b>Which Telegram groups?</b> Only those that are linked to a village or to the commune.
choose-guests = ✅ <b>Those who come to which event?</b>
choose-topics = 🏷 <b>What is it about?</b> Residents choose what they get, so please choose well.
button-option = { $chosen ->
    [yes] ✓
   *[no] ▫️
 } { $name }
topic-name = { $topic ->
    [events] Holidays, meetings
    [law] Law
    [health] Health
   *[commune] Matters of the commune
 }

## Step 3: event and question

event-step =
    📅 <b>Step 3 of 5 · Are people invited?</b>

    For a meeting, a celebration, a class…: Loa asks whether people come, reminds them the evening before and in the morning, and puts it into the calendar.
event-none = Now: news only, no invitation.
event-when = Now: <b>{ $when }</b>{ $place ->
    [none] {""}
   *[other] , { $place }
 }.
event-asks = { $asks ->
    [yes] People are asked: coming / maybe / not coming.
   *[no] Nobody is asked.
 }
button-event-moment = 📅 Set day and time
button-event-change = 📅 Change day and time
button-event-place = 📍 Place
button-asks = { $chosen ->
    [yes] ✓
   *[no] ▫️
 } Ask whether people come
button-no-event = No invitation, news only
ask-event-moment =
    📅 On which day and at what time? Write it in Vietnamese, for example: <i>8 giờ sáng thứ sáu</i>, <i>20/10 lúc 14h</i>.
ask-sending-moment =
    ⏰ On which day and at what time should it go out? For example: <i>7h sáng mai</i>, <i>20/10 lúc 6h30</i>.
ask-place = 📍 Where? For example: <i>Nhà văn hoá thôn 2</i>.
moment-refused = { $problem ->
    [no-such-day] There is no such day. Please look again.
    [no-such-time] There is no such time. Please look again.
    [past] That has passed. Please choose another time.
    [too-far] That is more than a year ahead. Please choose something nearer.
    [time-missing] The time is missing. Please write day and time.
    [quiet] People sleep then (Loa sends nothing at night). The earliest is { $when }.
   *[not-understood] Loa did not understand. Please write day and time, for example: 20/10 lúc 14h.
 }

## Step 4: when

when-step = ⏰ <b>Step 4 of 5 · When?</b>
when-now = Now: as soon as you press Send.
when-at = Now: <b>{ $when }</b>.
button-now = At once
button-at = { $when }
button-other-time = Another time…

## Step 5: review

review =
    👁 <b>Step 5 of 5 · Review</b>

    Above is exactly what people will get. Its buttons do nothing yet.
review-sending-now = ⏰ Goes out as soon as you press.
review-sending-at = ⏰ Goes out <b>{ $when }</b>.
review-time-passed = ⏰ Its time { $when } has passed: it goes out as soon as it is approved.
review-takes = ⏳ Done at about { $when }.
review-takes-moments = ⏳ Done within a few minutes.
review-pauses = 🌙 Loa pauses for the night and goes on in the morning.
review-starts-later = 🌙 People sleep now: Loa begins at { $when }.
review-album = 🖼 An album cannot carry buttons: one more message with buttons follows it. Each reader gets { $count } messages.
review-event = 📅 { $when }{ $place ->
    [none] {""}
   *[other] , { $place }
 }
review-asks = ❓ People are asked whether they come.
review-missing = { $missing ->
    [content] ⚠️ There is no content yet.
    [audience] ⚠️ Nobody is chosen.
    [day] ⚠️ Asking who comes needs a day.
    [day-passed] ⚠️ When this goes out, what it invites to is over.
    [readers] ⚠️ Nobody would get it now.
   *[time-passed] ⚠️ The time for sending has passed; please choose another.
 }
button-send-now = ✅ Send
button-schedule = ✅ Schedule
button-change-content = ✏️ Content
button-change-audience = 👥 Audience
button-change-event = 📅 Invitation
button-change-when = ⏰ Time
button-drop = 🗑 Drop
button-loudspeaker = 📢 Loudspeaker sheet
foot-of-album = { $asks ->
    [yes] Can you come? Please press a button.
   *[no] 📣 News of the commune
 }

proposal-title = 🟡 <b>{ $day ->
    [tomorrow] An announcement of the plan for tomorrow
    [today] An announcement of the plan for today
   *[other] An announcement waits for approval
 }</b>
proposal = Above is what goes out <b>{ $when }</b>. Loa waits for your approval; without it, nothing is sent.
proposal-late = Above is what was to go out <b>{ $when }</b>; that time has passed. Loa waits for your approval: Send sends it at once; without it, nothing is sent.
proposal-no-approval = Above is what goes out by itself <b>{ $when }</b>. Press a button to change or to skip it.
button-approve = ✅ Send
button-change = ✏️ Change
button-skip-proposal = ⏭ Skip it this time

## Watching

desk = 📣 <b>{ $title }</b>
desk-state = { $state ->
    [scheduled] ⏰ Goes out <b>{ $when }</b>.
    [sending] 📨 Being sent…
    [paused] ⏸ <b>Paused.</b> Press “Go on” when you are ready.
    [stopped] ⏹ <b>Stopped.</b> The others do not get it.
    [recalling] ↩️ <b>Being taken back…</b>
    [recalled] ↩️ <b>Recalled.</b>
   *[sent] ✅ <b>Sent.</b>
 }
desk-bar = { $bar } { $percent }%
desk-counts = Sent { $sent } · Have blocked Loa { $blocked } · Failed { $failed } · Left { $left }
desk-ends = ⏳ Done at about { $when }.
desk-quiet = 🌙 Night: Loa goes on { $when }.
desk-outdated = ✏️ { $count } sent copies are being corrected…
desk-recalled = Deleted { $deleted } · Overwritten { $overwritten } · Out of reach { $out } · Left { $left }
desk-answers = ✅ Coming <b>{ $coming }</b> · 🤔 Maybe <b>{ $maybe }</b> · ❌ Not coming <b>{ $notcoming }</b>
button-pause = ⏸ Pause
button-resume = ▶️ Go on
button-stop-sending = ⏹ Stop
button-reopen = ✏️ Change it before it goes out
button-correct = ✏️ Correct what was sent
button-recall = ↩️ Recall
button-anew = 📄 Compose from this
button-report-picture = 📊 Report
button-attendance = 📋 List (Excel)

confirm-grave = { $what ->
    [stop] ⏹ <b>Stop?</b> { $count } people who have not got it will not get it. This cannot be undone.
    [recall] ↩️ <b>Recall it from { $count } people?</b> Copies younger than 48 hours are deleted; older ones are overwritten. Whoever has read it has read it.
    [replace] ↩️ <b>Take it back from { $count } people and compose a new one?</b>
    [correct] ✏️ <b>Correct the copies of { $count } people</b> to what you have just sent? It makes no sound.
   *[drop] 🗑 <b>Drop this announcement?</b>
 }
button-really-stop = ⏹ Stop
button-really-recall = ↩️ Recall
button-really-correct = ✏️ Correct
button-really-drop = 🗑 Drop
ask-correction =
    ✏️ Send the right content. All copies are corrected, without a sound.

    Text replaces text; photos and videos replace photos and videos; under a picture, text alone corrects the text under it.
correction-moves-nothing = 📅 A correction does not move the day: the calendar and Loa's reminders keep <b>{ $when }</b>. To move it, please recall this announcement and send a new one.
cannot-correct = { $why ->
    [other-family] Telegram cannot turn the old message into this kind (text into a picture, a shorter album, another recording…). You can recall the old one and send a new one.
   *[problem] The new content cannot be sent: it is empty or too long. Please send it again, or recall the old one and send a new one.
 }
button-recall-and-resend = ↩️ Recall, compose a new one
announcement-dropped = 🗑 This announcement is dropped.
content-broken =
    ⚠️ <b>An announcement had to be paused</b>

    Telegram no longer takes its content, mostly because a picture or file is too old. Press “Correct what was sent”, send the picture or file again, then press “Go on”. Nobody gets it twice.
correction-broken =
    ⚠️ <b>What was sent could not be corrected</b>

    Telegram does not take the new content, mostly because a picture or file is too old. Readers keep what they have. Press “Correct what was sent” and send the picture or file again.
event-passed =
    ⏸ <b>{ $title }</b>

    What this invites to has begun, so Loa has paused it. { $count } people have not got it. If they shall get it all the same, please open the announcement and press “Go on”.
button-open-announcement = See the announcement

## Readers

button-coming = { $chosen ->
    [yes] ✅ Coming ✓
   *[no] ✅ Coming
 }
button-maybe = { $chosen ->
    [yes] 🤔 Maybe ✓
   *[no] 🤔 Maybe
 }
button-not-coming = { $chosen ->
    [yes] ❌ Not coming ✓
   *[no] ❌ Not coming
 }
button-stop-all = 🔕 Stop announcements
button-answer-in-private = ✉️ Answer in the private chat
letter-taken-back = The commune has taken this message back.
ask-listing =
    Noted that you come.

    The organiser would like a list to prepare. May your name stand on it? Otherwise Loa only counts.
button-list-me = Put my name down
button-only-count = Only count me
listing-taken = { $listed ->
    [yes] Your name is on the list.
   *[no] You are counted, without your name.
 }
event-reminder = { $today ->
    [yes] 🔔 <b>Today: please remember</b>
   *[no] 🔔 <b>Tomorrow: please remember</b>
 }
event-reminder-body =
    <b>{ $title }</b>
    📅 { $when }
event-reminder-place = 📍 { $place }
ask-answer = Will you come? Please press a button.
answers-over = This announcement no longer asks.

toast-answered = { $answer ->
    [coming] Noted: coming.
    [maybe] Noted: maybe.
   *[not-coming] Noted: not coming.
 } Press again to change it.
toast-answers-over = This announcement no longer asks.
toast-only-preview = This is a preview; its buttons do nothing yet.
toast-changed = This has just changed. Loa shows it as it is now.

## Under the files that Loa makes

caption-delivery = 📊 <b>{ $title }</b>
caption-delivery-all = Sent { $sent } · Have blocked Loa { $blocked } · Failed { $failed } · Left { $left }
caption-delivery-held-back = { $count } people have had enough this week and were left out.
caption-delivery-nowhere = Village not said
caption-delivery-row = • { $name }: sent { $sent }, blocked { $blocked }, failed { $failed }, left { $left }
caption-attendance =
    📋 <b>{ $title }</b>, { $when }
    Names only of those who agreed; the others are counted.
caption-loudspeaker = 📢 To be read over the loudspeakers, for those without a phone.
caption-calendar = 📅 Open this file to put the days into the phone’s calendar.
