### The private channel, the trusted contact's side. A case is called by its code, never by a name.

case-alert = 📨 <b>{ $code }</b>
case-alert-practice = 📨 <b>{ $code }</b> (PRACTICE)
button-case-take = ✅ Take it
case-not-yours = This case is not waiting for you.
button-case-list = 📂 Cases
case-opened = 📂 <b>{ $code }</b>{ $whom ->
    [child] { " · " }about a child
    [other] { " · " }written for somebody else
    [myself] { " · " }about the writer
   *[unknown] { "" }
 }
case-practice-letter = <blockquote>This is a practice case, nobody's. Please answer one sentence as to a person who needs support.</blockquote>
case-letter = 📂 { $code }
case-gone = { $count } older messages are no longer kept.
case-way = { $way ->
    [line] The person who needs support is told by a neutral line.
   *[never] The person who needs support is not told: they come and look.
 }
case-how-to-answer = To answer: hold this message and choose Reply, or press 💬. Please listen, believe, do not blame, do not press for details.
button-case-talk = 💬 Talk in this case
button-case-suggestions = 💡 Suggestions
button-case-stop-talking = ⏹ Stop, back to the list
button-case-hand-over = 🔄 Hand over
button-case-refer = 🤝 Ask to refer
button-case-silence = 🔇 Take no more
button-case-unsilence = 🔊 Take again
button-case-close = ✔️ Close
case-talking = 💬 From now on what you write goes into case <b>{ $code }</b>. After thirty minutes without a word this ends.
case-answered = ✅ Put into case <b>{ $code }</b>. { $way ->
    [line] The person is told in the way they chose.
   *[never] The person sees it when they come and look.
 }
button-case-withdraw = ↩️ Take it back
case-which = Nothing was sent. Please choose a case and write it again, or reply to a message of the case.
case-which-unit = If it is about your unit's work: please reply to the reminder about it.
case-take-first = Nothing was sent. Please take case <b>{ $code }</b> first, then answer.
case-answer-piece-missing = ⚠️ Case <b>{ $code }</b>: a picture or file that you sent has not reached the person. Please write it in words.
button-case-this = 💬 { $code }
case-changed = ✅ Changed in case <b>{ $code }</b>.
case-already-read = The person in case <b>{ $code }</b> has read it already; it can no longer be changed.
case-withdrawn = ↩️ Taken back, nobody has read it. Case <b>{ $code }</b>.
case-withdrawn-read = ↩️ It had been read. Loa takes it off the other phone if it is still there. Case <b>{ $code }</b>.
case-none = 📂 No case is open.
case-list = 📂 <b>Open cases</b>
button-case-line = { $state ->
    [taken] 📂
    [practice] 🎓
   *[waiting] 📨
 } { $code }{ $new ->
    [0] { "" }
   *[other] { " · " }{ $new } new
 }{ $unread ->
    [0] { "" }
   *[other] { " · " }{ $unread } unread
 }
case-suggestions = 💡 Suggestions for case <b>{ $code }</b>. Press a number to send.
case-suggestion = { $number }. { $text }
button-case-suggest = { $number }
case-hand-over = 🔄 To whom shall case <b>{ $code }</b> go? Once they take it, what is on your phone is deleted.
button-case-to = ➡️ { $name }
case-handed-over = 🔄 { $position } is asked to take case <b>{ $code }</b>. Until they do, you hold it.
case-taken-over = 🔄 Somebody else has taken case <b>{ $code }</b>. What was on this phone is deleted.
case-refer = 🤝 Case <b>{ $code }</b>: to whom would you refer? Nothing is passed on before the person agrees.
case-ask-referral = ✍️ Case <b>{ $code }</b>: please write exactly what would go to <b>{ $office }</b>. Only what is needed.
case-referral-asked = 🤝 Case <b>{ $code }</b>: the person is asked about passing it on to <b>{ $office }</b>.
case-referral-agreed = ✅ Case <b>{ $code }</b>: agreed, the words went to <b>{ $office }</b>.
case-referral-refused = Case <b>{ $code }</b>: not to <b>{ $office }</b>. Nothing else changes.
case-referral-undelivered = ⚠️ Case <b>{ $code }</b>: agreed, but nobody of <b>{ $office }</b> can be reached. Please tell them another way.
case-referral-withdrawn = ↩️ Case <b>{ $code }</b>: what went to <b>{ $office }</b> was taken back.
case-referred = 🤝 <b>Referred by the trusted address</b>; the person who needs support agreed to exactly these words:
case-referred-until = Good until { $date }. Please keep it to yourself.
case-referred-withdrawn = ↩️ A person has taken a referral back. Loa has deleted the message; please do not use it.
case-silenced = 🔇 Case <b>{ $code }</b>: no more messages are taken. The writer is given numbers to call.
case-confirm-close = Close case <b>{ $code }</b>? What is on your phone is deleted.
button-case-really-close = ✔️ Close
case-closed = ✔️ Case <b>{ $code }</b> is closed.
case-ended-by-resident = ✔️ Case <b>{ $code }</b>: the writer has closed it. What was on this phone is deleted.
case-erased-by-resident = 🗑 Case <b>{ $code }</b>: the writer has erased it. What was on this phone is deleted.
case-piece-missing = ⚠️ A picture or file of the case could not be shown. The rest is complete.
case-practice-done = 🎓 Thank you. The practice is done and good until { $date }.
case-lost = ⚠️ The server was restored from an old copy. Open cases can no longer be read; people who need support are invited to write again.
