### The private channel, the resident's side. Gentle, short; no button says what it is about.

news-line = 📣 The commune has news
button-news = View
news-title = 📣 <b>News of { $commune }</b>
news-event = 📅 { $first }: { $name }
news-events = 📅 { $first } to { $last }: { $name }
news-none = Nothing is coming up at present.
news-delete-by-hand = A few old messages can no longer be taken away by the bot. Please delete them yourself: hold each one, choose Delete.

command-private = write privately
command-leave = leave now

button-private = ✉️ Write privately
button-leave = 🚪 Leave now

private-danger = ☎️ <b>In danger, please call now:</b>
private-number = { $number } · { $name }
private-no-rescue = Go to the nearest house, call out to people nearby. Writing here brings nobody at once.
private-on-duty = 👤 On duty: { $positions }. Whoever answers is a <b>trusted contact</b>.
private-nobody-on-duty = 👤 Nobody is on duty now. A trusted contact will be from { $time } on { $day }.
private-nobody-at-all = 👤 Nobody is on duty these days.
private-urgent-above = If it is urgent, please call the numbers above.
private-urgent-button = If it is urgent, please press ☎️ for the numbers to call.
private-how-long = ⏳ It often takes a while. If nobody has taken it after { $minutes } minutes, Loa calls the next one.
private-limits =
    🤫 The trusted contact keeps it secret. Sometimes it must be told all the same: a life is in danger, there are children, or the law obliges whoever knows to report.
    A message here is no official report until a person passes it on.
private-phone =
    📱 Messages stay on this phone until they are deleted; whoever holds it can open them. Loa deletes words and pictures after 15 minutes, everything after 24 hours.
    If Loa does not answer: hold a message, choose Delete. Does another device look on? Telegram › Settings › Devices.
private-telegram = 👁 Telegram sees the account and can read the messages: chats with bots are not end-to-end encrypted.
private-nothing-asked = Nobody asks for a name, a phone number or an address. Say only what you want to say.
private-restored = ⚠️ The server was restored from an old copy on { $date }. Whoever has written before that, please write again.
private-not-open = Writing privately is not open yet. Please call the numbers above.
button-private-begin = ✍️ Write
button-private-mine = 📬 My messages
button-private-numbers = ☎️ Numbers to call
button-private-back = ↩️ Back

private-alone = Are you <b>alone</b> with this phone?
button-private-alone = 1️⃣ Alone
button-private-not-alone = 2️⃣ Somebody is near
private-not-alone = Another time, then. Please press 🚪 now: Loa takes everything away and leaves only the commune's news. If it is urgent, please call:
button-private-alone-now = 1️⃣ Alone now

private-whom = Whom is it about?
button-private-myself = 1️⃣ Myself
button-private-other = 2️⃣ Somebody else
button-private-child = 3️⃣ A child

private-child = 🧒 Under 18: there is the number <b>111</b>, day and night, free of charge. This message goes first to the contact for children.
private-positions =
    Who <b>may</b> receive it?
    To rule somebody out, press the name: ✅ becomes 🚫.
button-private-may = ✅ { $name }
button-private-may-not = 🚫 { $name }
button-private-office-may = ✅ The commune's coordinator (learns only that nobody has answered)
button-private-office-may-not = 🚫 The commune's coordinator (learns nothing)
button-private-go-on = ➡️ Go on
private-everyone-ruled-out = Everybody is ruled out, so nobody in the commune is left to receive it. Please call numbers outside the commune:
button-private-choose-again = ↩️ Choose again

private-way =
    When there is an answer, how shall Loa let you know?
    The line looks exactly like ordinary news, makes no sound and says nothing more.
button-private-line = 1️⃣ With the line “The commune has news”
button-private-never = 2️⃣ Send nothing, I come and look
private-way-while-stopped =
    🔕 You have stopped the commune's news, so Loa says nothing when there is an answer either: even one line would look odd.
    Please look by yourself when it suits you.
button-private-never-while-stopped = 1️⃣ I look by myself
private-hours = At what time of day only? Choose none for any time.
button-private-hours = { $chosen ->
    [yes] ☑️
   *[no] ⬜
 } { $part ->
    [morning] Morning, 6 to 11
    [noon] Noon, 11 to 14
    [afternoon] Afternoon, 14 to 18
   *[evening] Evening, 18 to 21
 }

private-protection =
    For more protection choose, or leave it.
    🔢 PIN: an answer opens only with it. Without a PIN whoever holds the phone can open it.
    🗝 Code word: a real contact's answer always begins with it, so that an impostor shows.
    ⏱ Quick: words and pictures go after 5 minutes.
button-private-pin = { $chosen ->
    [yes] 🔢 PIN: set
   *[no] 🔢 Set a PIN
 }
button-private-code-word = { $chosen ->
    [yes] 🗝 Code word: set
   *[no] 🗝 Set a code word
 }
button-private-quick = { $chosen ->
    [yes] ⏱ Quick: on
   *[no] ⏱ Quick: off
 }
private-ask-code-word = 🗝 Please write a word that is easy to remember, such as the name of a tree. The message goes as soon as Loa has it.
button-private-step-back = ↩️ No, without
private-pad-open = 🔢 With a PIN, press it, then ✅. Without a PIN, press ✅ at once.
private-pad-set = 🔢 Please press 4 digits that are easy to remember, then ✅.
private-pad-again = 🔢 The same 4 digits once more, then ✅.
private-pad-mismatch = The two were not the same.
button-private-digit = { $number }
button-private-clear = ⌫
button-private-done = ✅

button-private-write = ✍️ Write
private-write =
    ✍️ Please write what you want to say: words, voice, a picture, a file, or one place on the map.
    Each message <b>goes at once</b> from the phone. Nobody gets it yet: Loa shows it again first.
private-can-tell = 🎤 A voice, a face, a handwriting can tell who one is.
private-received =
    📥 <b>Received: { $count }</b>. Nobody has it yet.
    Write more, or press 👀 to see it again and send it.
private-refused = ⚠️ { $why ->
    [too-large] The file is larger than 20 MB; Loa cannot pass it on. Please send a smaller one.
    [too-long] This is too long to be seen on one screen. Please write less than 1,500 letters.
    [too-many] That is enough for one time. Please press 👀, send it, then write on.
   *[kind] Loa does not take this kind (contact cards, polls, stickers, live places): it tells who sends it, or changes by itself. Please send words, voice, a picture, a file or one place.
 }
private-may-tell = ⚠️ This file, film or sound may hold its maker's name or a place inside. Loa takes its name away but not what is inside. If you do not want that, press ✖️.
button-private-preview = 👀 See it again
button-private-discard = ✖️ Drop it, send nothing
private-preview = 👀 <b>Exactly this will be sent:</b>
private-preview-piece = { $kind ->
    [photo] 🖼 a picture
    [voice] 🎤 a voice message
    [video] 🎞 a film
    [audio] 🎵 a sound
    [place] 📍 a place
    [text] ✍️ a long text
   *[document] 📎 a file
 } (below)
private-preview-whom = { $whom ->
    [child] About a child.
    [other] About somebody else.
   *[myself] About oneself.
 }
private-preview-to = 👤 May receive it: { $positions }
private-preview-way = { $way ->
    [line] 📣 When there is an answer: the line “The commune has news”.
   *[never] 🔕 When there is an answer: nothing is sent, come and look.
 }
button-private-send = ✅ Send
button-private-more = ✍️ Write more
private-nothing-to-send = There is nothing to send yet.
private-sent = ✅ <b>Sent.</b>
private-sent-way = { $way ->
    [line] When there is an answer, Loa sends the line “The commune has news” at the chosen times.
   *[never] Loa sends nothing. To look, open Write privately › 📬 My messages.
 }
private-sent-leave = Now please press 🚪, so that nothing stays on the phone.
private-not-taken = The contact can take no more messages at present. Please call:
private-time-over = It lay too long, so Loa has dropped what was begun; nothing was sent to anybody. What was just written is deleted too. Please write again.

private-nothing-new = 📭 Nothing new.
private-choose = 📬 Please choose:
button-private-choice = { $news ->
    [yes] 🔵
   *[no] ⚪
 } Of { $date }
private-progress = { $progress ->
    [nobody-yet] ⏳ Everybody was called, nobody has taken it yet. Loa goes on calling. If it is urgent, please call:
    [read] 👁 A trusted contact has taken and read it.
    [answered] 💬 A trusted contact has answered.
    [closed] ✔️ This is closed. Writing more opens it again.
   *[received] 📨 It has arrived and waits to be taken.
 }
private-code-word = 🗝 Code word: <b>{ $word }</b>
private-answer = The trusted contact:
private-pieces = 📎 { $count } more below.
private-content-goes = These words go by themselves after some minutes. What a contact has read cannot be taken back.
private-consent = 🤝 The trusted contact asks to pass on <b>exactly these words</b> to <b>{ $office }</b>:
private-consent-free = A no changes nothing else. A yes can be taken back. It waits until { $date }.
private-consent-too-long = ⚠️ These words are too long to be shown to their end, so nobody can agree to them yet. Please press 2️⃣ for shorter words, or 3️⃣.
button-private-agree = 1️⃣ Yes, pass it on
button-private-shorten = 2️⃣ Other words
button-private-disagree = 3️⃣ No
button-private-withdraw = ↩️ Take it back from { $office }
private-shorten = ✍️ Please write the new words. The message goes at once; Loa shows them again before it asks.
button-private-read-on = 📖 Read on
button-private-write-more = ✍️ Write more
button-private-end = ✔️ Close
button-private-erase = 🗑 Erase for good
private-confirm-erase = Erase this for good on both sides? Nobody can open it again. What a contact has read cannot be taken back.
button-private-really-erase = 🗑 Erase for good
button-private-keep = ↩️ Keep it
private-erased = 🗑 Erased for good.
private-ended = ✔️ Closed. After a while Loa erases it by itself. Now please press 🚪.

suggestion = { $number ->
    [1] Thank you for telling. I listen, and I believe you.
    [2] This is not your fault.
    [3] Are you safe right now? If there is danger, please call 113 at once.
    [4] What do you need most now? You decide, I help.
    [5] You need not tell what you do not want to tell. You can at any time.
   *[6] If you like, I tell you which places can help. Whether to choose one is up to you.
 }
