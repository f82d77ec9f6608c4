// The live feed: asks the server for events and hands them on, again and again.

import * as api from "/page/api.js";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Runs for ever. The first answer only tells where the feed stands: then everything is loaded, as after a lost connection.
 * @param {{reload: () => Promise<void>, event: (event: object) => void, connected: (yes: boolean) => void}} listener
 */
export async function follow(listener) {
  let after;
  let missed = false;
  let wait = FIRST_WAIT;
  for (;;) {
    try {
      const answer = await api.events(after);
      if (answer.reload || after === undefined || missed) await listener.reload();
      else for (const event of answer.events ?? []) deliver(listener, event);
      after = answer.seq;
      missed = false;
      wait = FIRST_WAIT;
      listener.connected(true);
    } catch {
      missed = true;
      listener.connected(false);
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  }
}

// One event that can't be shown must not stop the feed.
function deliver(listener, event) {
  try { listener.event(event); } catch (error) { console.error(error); }
}
