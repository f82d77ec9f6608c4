//! Faults, one by one, and the story that proves what the bot makes of each: nothing is lost, nothing is acted on twice, no
//! more messages come twice than were hit while under way, and it goes on by itself when the fault is over.
//!
//! | fault | proven by |
//! | --- | --- |
//! | 429 with `retry_after` | [`calls`] both ways; `telegram::sending::telegrams_retry_after_is_obeyed_by_the_chat_it_concerns`, `many_chats_told_to_wait_stop_all`; `broadcast::faults::asked_to_wait_it_waits` |
//! | 429 without it | [`calls`] both ways; `broadcast::faults::asked_to_wait_without_saying_how_long_it_waits_too` |
//! | 500, 502 (503) | [`calls`] both ways; `telegram::sending::a_server_error_is_retried`; `broadcast::faults::servers_in_trouble_cost_nobody_a_copy` |
//! | cut before it was done | [`calls`] both ways; `telegram::sending::trouble_at_telegram_is_waited_out`; `broadcast::faults::cut_before_it_was_done_it_is_done_again` |
//! | cut after it was done | [`calls`] both ways; `broadcast::faults::cut_after_it_was_done_no_more_than_these_come_twice` |
//! | slow answers | [`calls`] both ways; `broadcast::faults::slow_answers_make_nothing_come_twice` |
//! | no answer for an hour | `calls::an_hour_without_any_answer_of_telegram_only_delays`, `an_hour_in_which_telegram_only_brings_updates_only_delays`; `broadcast::faults::an_hour_without_telegram_only_delays` |
//! | 403, blocked | `telegram::sending::who_has_blocked_the_bot_is_marked_and_not_tried_again`; `broadcast::unreachable` |
//! | 400, chat not found | `telegram::sending::who_never_started_the_bot_cannot_be_written_to` |
//! | 400 for everybody | `broadcast::faults::what_every_reader_is_refused_breaks_it_off_and_fails_nobody` |
//! | a group with a new id | `groups::moving` |
//! | 409, the same bot twice | `second_bot::two_bots_do_not_cut_each_other_off_in_turn`; `telegram::failing::a_second_poller_is_given_way` |
//! | 409, a webhook is set | `telegram::failing::a_webhook_that_was_left_behind_is_taken_down` |
//! | webhook taken away | `telegram::webhook::taken_away_by_another_program_it_is_set_again_after_a_while` |
//! | webhook's secret wrong | `telegram::webhook::without_the_secret_nothing_is_taken`, `set_by_another_program_with_another_secret_it_is_set_again` |
//! | JSON that cannot be read, updates | `telegram::intake::what_cannot_be_read_is_counted_and_the_rest_goes_on`; `telegram::webhook::what_cannot_be_read_holds_up_nothing`; `telegram::strange` |
//! | JSON that cannot be read, answers | [`calls`] both ways (`garbled`) |
//! | updates out of order, repeated | [`updates`], polled and by webhook; `telegram::intake::a_repeated_update_acts_once`, `update_ids_may_start_anew_lower` |
//! | full disk | `disk::on_a_full_disk_nothing_is_lost_and_it_goes_on_when_there_is_room` (as root), `with_files_that_may_not_grow_nothing_is_lost`; `locked::what_does_not_fit_on_the_disk_is_not_given_up`; `telegram::numbers` |
//! | database that may only be read | `disk::a_database_that_may_only_be_read_is_named_at_the_start`, `on_a_disk_that_may_only_be_read_from_now_on_nothing_is_lost` (as root) |
//! | locked database | `locked::held_by_another_program_everything_waits_and_then_goes_on`; `telegram::numbers::s2_a_locked_database_gives_the_numbers_of_the_plan` |
//! | clock set forward or back | [`clock`] |
//! | daylight saving | [`daylight`]; `domain::schedule` |
//! | killed | `kills`; `broadcast::killed`; `private::attacks_killed` |

mod calls;
mod clock;
mod daylight;
mod disk;
mod locked;
mod second_bot;
mod updates;
