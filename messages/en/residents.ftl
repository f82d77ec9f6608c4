### What residents do: first visit, what they get, stopping, calendar, their own data.

command-calendar = the commune's calendar
command-forget = see and erase my data

button-calendar = 📅 Calendar
button-settings = ⚙️ What I get
button-skip = Later ›
button-hamlet = { $name }
tongue-name = { $tongue ->
    [bahnar] Bahnar
    [jrai] Jrai
    [english] English
   *[vietnamese] Tiếng Việt
 }
choose-language-spoken =
    Bahnar and Jrai: the screens stay in Vietnamese, but announcements recorded in that language will come to you. You need not choose; you can change or erase it at any time.

first-tongue =
    Welcome, { $name }. Loa brings you the commune's news.

    Cô/chú muốn nghe tin bằng tiếng nào ạ? / Please choose a language.
first-hamlet =
    In which hamlet or village do you live? News of your own village will then reach you.

    You need not say.

settings-title = ⚙️ <b>What I get</b>
settings-language = 🗣 Language: { $tongue ->
    [none] not chosen (Loa speaks Vietnamese)
    [bahnar] Bahnar (screens in Vietnamese)
    [jrai] Jrai (screens in Vietnamese)
    [english] English
   *[vietnamese] Vietnamese
 }
settings-hamlet = 🏡 Hamlet or village: { $name }
settings-no-hamlet = 🏡 Hamlet or village: not chosen
settings-topics = Loa sends what is marked ✓. Press one to change it.
settings-stopped = 🔕 <b>Everything is stopped.</b> Loa sends no news of the commune by itself.
button-choose-hamlet = 🏡 Village
button-topic = { $wanted ->
    [yes] ✓
   *[no] ✗
 } { $topic ->
    [events] Events, meetings
    [law] Law
    [health] Health
   *[commune] The commune
 }
button-stop = 🔕 Stop everything
button-start-again = 🔔 Get news again
button-stored = 🗂 My data
choose-hamlet = 🏡 In which hamlet or village do you live?
button-no-hamlet = None of them
spoken-tongue-set =
    From now on announcements recorded in { $tongue ->
        [bahnar] Bahnar
       *[jrai] Jrai
     } will come to you. The screens stay in Vietnamese.

stopped =
    🔕 Stopped. From now on Loa writes nothing by itself, whatever it is about.

    To know what is new, look it up yourself: press <b>The commune's news</b> or <b>Calendar</b> below, or type /start at any time.
stopped-role = Only about the work of your own role in the commune Loa still reminds you.
button-look-up = 📣 The commune's news

home-resident-stopped =
    Welcome, { $name }.

    🔕 You have stopped everything: Loa writes nothing by itself. To look news up, press 📅; to get them again, press ⚙️.

stored-title = 🗂 <b>This is what Loa keeps about you</b>
stored-name = 👤 Your name as Telegram shows it ({ $name }) and the number of your Telegram account
stored-muted = ✗ Not wanted: { $topic ->
    [events] events, meetings
    [law] law
    [health] health
   *[commune] the commune
 }
stored-stopped = 🔕 Everything is stopped
stored-role = 🏷 Role: { $role ->
    [coordinator] coordinator of the plan
    [leader] leader, sees the progress
    [contact] trusted contact
   *[member] { $unit } ({ $rank ->
        [deputy] deputy
       *[head] head
     })
 }
stored-deliveries = 📨 Announcements sent to you: { $count }
stored-answers = ✋ Answers to announcements: { $count }
stored-official = 📋 Reports, answers, pictures and announcements made for a unit: { $count }. They are the commune's record and are kept, without your name.
stored-private = ✉️ Private messages are looked at and erased in <b>Write privately</b>; this page neither shows nor touches them.
stored-contact-first = You are a trusted contact. Please give that role up first: the cases you hold then pass to the next contact. After that the rest can be erased.
button-give-up-contact = Stop being a trusted contact
button-erase = 🗑 Erase everything

erase-confirm =
    🗑 <b>Erase all of this?</b>

    Name, account number, language, village, topics, answers: erased at once, for good. Old backups of the commune keep them until they are replaced.
erase-last-coordinator = ⚠️ You are the <b>only coordinator</b>. Afterwards nobody can invite people or confirm reports. Whoever keeps the server has to run <b>loa claim</b> for a new coordinator.
erase-role = 🏷 Your role in the commune goes too; to have it again you must be invited again. The coordinator is told.
erase-record = 📋 What was done for a unit stays in the commune's record, without your name.
button-really-erase = 🗑 Erase everything
button-keep-data = ↩️ Keep it
erased =
    🗑 Done. Loa keeps nothing of what was on that page any more, and writes nothing by itself.

    The messages in this chat lie on your phone: delete the chat yourself if you like. Whenever you write to Loa again, you begin as somebody new.
role-given-up = ℹ️ { $role ->
    [coordinator] A coordinator has erased their data and given up the role.
    [leader] A leader has erased their data and given up the role.
    [contact] A trusted contact has given up the role. Please see whether the private channel still has enough people.
   *[member] The { $rank ->
        [deputy] deputy
       *[head] head
     } of <b>{ $unit }</b> has erased their data and given up the role. Please invite somebody else into the unit.
 }
no-longer-contact = You are no longer a trusted contact; your cases have passed to the next. Thank you. You can see and erase the rest now.

calendar-title = 📅 <b>Calendar of { $commune }</b>
calendar-nothing-soon = Nothing is planned for the next two months.
calendar-later = <b>Later this year</b>
calendar-due = <b>Due dates of your unit</b>
calendar-due-item = 📌 { $date }: { $title }
calendar-nothing-due = Nothing of your unit is due soon.
calendar-invited = <b>You are invited</b>
calendar-invitation = • { $when }: <b>{ $title }</b>{ $place ->
    [none] {""}
   *[other] , { $place }
 }
button-calendar-file = 📲 Put it into my phone’s calendar
