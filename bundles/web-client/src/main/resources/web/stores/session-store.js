// Who this browser is signed in as. One for the whole page: every place shows it at the top right.

import { ask } from '../net/api.js';
import { Store } from './store.js';

/** The key of the name that a guest chose on this device. */
const guestNameKey = 'videocity.name';
/** So often a page that is looked at asks whether something was left at home. */
const lettersMillis = 20_000;

class SessionStore extends Store {
  #ready = Promise.resolve();

  constructor() {
    super({ phase: 'asking', resident: null, unopened: 0, signUp: '', domains: [], city: '' });
  }

  /** Ends when the city has said who this is. */
  get ready() {
    return this.#ready;
  }

  /** Whether a home is that of whoever is signed in. */
  owns(owner) {
    return this.state.resident?.address === owner.toLowerCase();
  }

  /** Asks the city who this is; a city that does not answer leaves what was known. */
  load() {
    this.#ready = this.#ask();
    return this.#ready;
  }

  async #ask() {
    const { ok, value } = await ask('GET', '/session');
    if (ok) {
      const { resident = null, unopened = 0, signUp, domains = [], city } = value;
      this.update({ phase: 'known', resident, unopened, signUp, domains, city });
    } else if (this.state.phase === 'asking') {
      this.update({ phase: 'unknown' });
    }
  }

  /** Asks how many letters wait; what is the same draws nothing anew. */
  async countLetters() {
    const { value } = await ask('GET', '/session');
    const { resident, unopened } = value;
    if (resident && this.state.resident && Number.isInteger(unopened) && unopened !== this.state.unopened) this.update({ unopened });
  }

  /** Somebody has signed in: from now on the resident's name counts, not the guest's. */
  signedIn(resident) {
    forgetGuestName();
    this.update({ phase: 'known', resident });
  }

  /** The resident changed. */
  changed(resident) {
    this.update({ resident });
  }

  /** Signs out on this device; what was open with it is left. */
  async signOut() {
    const { ok, problem } = await ask('DELETE', '/session');
    if (ok) {
      forgetGuestName();
      location.assign('/');
    }
    return problem;
  }
}

function forgetGuestName() {
  try {
    localStorage.removeItem(guestNameKey);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

export const session = new SessionStore();

addEventListener('pageshow', ({ persisted }) => {
  if (persisted) session.load();
});

// Whoever comes back to this page sees what was left meanwhile, and whoever stays with it, what is left now.
document.addEventListener('visibilitychange', () => isLookedAt() && session.load());
setInterval(() => isLookedAt() && session.countLetters(), lettersMillis);

function isLookedAt() {
  return document.visibilityState === 'visible' && session.state.resident;
}
