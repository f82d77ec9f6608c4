// The live feed: asks the server for events and hands them on, again and again.

import * as api from "/page/api.js";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Runs for ever. The first answer only tells where the feed stands, so it counts as a reload too.
 * @param {{reload: () => Promise<void>, event: (event: object) => void, connected: (yes: boolean) => void}} listener
 */
export async function follow(listener) {
  let after = 0;
  let fresh = true;
  let missed = false;
  let wait = FIRST_WAIT;
  for (;;) {
    try {
      const answer = await api.events(after);
      // A server that was started anew counts from the beginning again.
      const restarted = answer.seq < after;
      if (answer.reload || restarted || fresh || missed) await listener.reload();
      else for (const event of answer.events ?? []) deliver(listener, event);
      after = answer.seq;
      fresh = false;
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
