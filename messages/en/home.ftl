### First screen, help, language.

language-name = English

home-title = 📣 <b>Loa</b> · { $commune }
home-resident =
    Welcome, { $name }.

    Loa brings you the commune's news. When the commune has a notice or an activity, it will come to this chat.

    There is nothing more you need to do.
home-staff = Welcome, { $name }.
home-coordinator = You are the <b>coordinator</b> of the plan.
home-unit = Unit: <b>{ $unit }</b> ({ $rank ->
    [deputy] deputy
   *[head] head
 })
home-open-tasks = { $count ->
    [0] Nothing is waiting at the moment.
    [one] Your unit has <b>one piece of work</b> still open.
   *[other] Your unit has <b>{ $count } pieces of work</b> still open.
 }

help-title = <b>What can Loa do?</b>
help-resident =
    When the commune has a notice or an activity, Loa writes to you here.

    Just use the buttons under the messages; there is no need to remember commands.
help-staff = Just use the buttons under the messages; there is no need to remember commands.
help-member =
    <b>When Loa reminds you</b>
    Press a button, or simply write back: <i>xong rồi</i> (done), <i>đang làm</i> (in progress), <i>xin thêm 3 ngày</i> (three more days, please), <i>cần hỗ trợ</i> (need help).
    To send a photo or file as evidence, reply to the reminder with it.
help-coordinator =
    <b>For the coordinator</b>
    Invite people to the units, follow the progress, confirm reports; edit, add and cancel the plan's work. Whatever a unit sends is passed on to you at once.
help-commands = <b>For those who like to type</b>
help-command = /{ $name } - { $description }

group-help =
    Hello everybody.

    In this group Loa reads no messages; it answers the command /trogiup only. For anything of your own, please use the button below to write to Loa privately.
button-private-chat = Write to Loa privately

unknown = Sorry, Loa did not understand that. Please use one of the buttons below.
cancelled = Loa has stopped this step.
nothing-to-cancel = There is no step to stop.
choose-language = Xin chọn ngôn ngữ. / Please choose a language.
language-set = Loa now speaks English.
no-plan = The commune has not given Loa a plan yet, so there is nothing to see.

command-start = first screen
command-help = help
command-tasks = my unit's work
command-progress = progress of the plan
command-invite = invite people to a unit
command-language = change the language
command-cancel = stop the current step

bot-description =
    Loa brings the commune's notices and activities to residents' phones; staff get reminders of their work and answer them right here.

    Press Start to open Loa.
bot-short-description = The commune's messenger: notices for residents, reminders for staff.

toast-old-button = This button belongs to an old message. Please open the newest one.
toast-refused = { $why ->
    [already-reported] This has been reported already.
    [already-confirmed] This has been confirmed already.
    [cancelled] This has been dropped and need not be done.
    [nothing-to-decide] Nothing is waiting for a decision here.
    [date-not-later] The new date must be after the present one.
   *[support-only] The leading unit answers for this.
 }
