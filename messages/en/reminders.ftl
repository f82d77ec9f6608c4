### The morning's reminder.
### Units 1-5 are assigned; units 6-8 are requested: their reminders ask and never order.

reminder = 🕒 <b>A reminder from Loa</b> · { $date }
reminder-lead-in = { $kind ->
    [support] For { $unit }, to know of and to support:
    [requested] { $when ->
        [past] We would be grateful if { $unit } could tell us how this is going:
        [report] For the report, we would be grateful if { $unit } could tell us how this is going:
       *[ahead] We kindly ask { $unit } for help with this:
     }
   *[assigned] { $when ->
        [past] Please tell us how this is going, { $unit }:
        [report] For the report, please tell us how this is going, { $unit }:
        [today] Due today for { $unit }:
       *[ahead] Coming up for { $unit }:
     }
 }
reminder-task = <b>{ $title }</b>
reminder-returned = The coordinator has read the report and asks for additions.
reminder-for-deputy = This comes to you too because the head has not been able to answer yet. Thank you for helping.
reminder-item-for-deputy = (The head has not been able to answer yet; thank you for helping.)
reminder-foot =
    { $kind ->
        [requested] We kindly ask you to press a button, or to write back:
       *[assigned] Please press a button, or write back:
     } <i>xong</i> (done), <i>đang làm</i> (in progress), <i>xin thêm 3 ngày</i> (three more days).
reminder-support-foot = You need not answer this; the leading unit will report.

reminder-several = { $tone ->
    [support] To know of and to support ({ $count }):
    [requested] We kindly ask for your help with the following ({ $count }):
    [mixed] You have { $count } reminders. Where it says “kindly asked”, the commune asks for your help:
   *[assigned] You have { $count } reminders:
 }
reminder-numbered = { $number }. { $kind ->
    [support] To know of and support:{" "}
    [requested] Kindly asked:{" "}
   *[plain] {""}
 }<b>{ $title }</b>
reminder-more = There are { $count } more: see /viec.
reminder-several-foot =
    { $tone ->
        [requested] We kindly ask you to press a number to answer,
       *[other] Please press a number to answer,
     } or write back one by one with the number: <i>1 xong</i> (1 done), <i>2 xin thêm 3 ngày</i> (2 three more days).
