### To the coordinator: reports, more time, help, evidence.

report-arrived =
    📥 <b>{ $unit }</b> reports as done:
    <b>{ $title }</b>
report-arrived-foot = Please read and confirm.
report-confirmed = ✅ Confirmed.
report-returned = ↩️ Sent back, because: { $reason }
button-confirm = ✅ Confirm
button-return = ↩️ Send back
button-see-evidence = See evidence
ask-reason = What should be added for <b>{ $title }</b>? Write a line; Loa passes it to { $unit }.

evidence-arrived = 📎 { $name } ({ $unit }) has sent more evidence for <b>{ $title }</b>.

extension-arrived =
    🕒 <b>{ $unit }</b> asks for more time for:
    <b>{ $title }</b>

    { $whose ->
        [plan] Due, as the plan says:
       *[local] Due (the commune's choice):
     } { $date }
    Asked for: <b>{ $until }</b>
extension-by = Asked by: { $name }
button-grant = ✅ Agree to { $date }
button-refuse = Keep the old date
extension-was =
    🕒 <b>{ $unit }</b> asked for more time for:
    <b>{ $title }</b>

    Asked for: { $until }
extension-decided = { $decision ->
    [granted] ✅ Agreed.
   *[refused] Answered: the old date is kept.
 }

help-arrived =
    🙋 <b>{ $unit }</b> needs help with:
    <b>{ $title }</b>
help-text =
    { $name } writes:
    <blockquote>{ $text }</blockquote>
help-arrived-foot = Loa has told the unit that you will be in touch.
button-unit-progress = 📊 { $unit }

evidence-piece =
    Evidence { $number }/{ $count }: <b>{ $title }</b>
    { $unit }
evidence-caption = <blockquote>{ $text }</blockquote>
no-evidence = There is no photo or file for this yet.
