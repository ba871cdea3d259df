// A passkey of this device, used to come in.
import { showPasskey } from '../net/authenticator.js';
import { asked, reasonOf } from './card-office.js';
import { session } from './session-store.js';
import { Store } from './store.js';

export class PasskeyStore extends Store {
  constructor() {
    super({ busy: false, problem: null, home: '' });
  }

  /** Comes in as whoever the chosen passkey is of; nobody says who they are before. */
  async comeIn() {
    this.update({ busy: true, problem: null });
    try {
      const proof = await showPasskey(await asked('POST', '/sign-in/passkey/challenge', {}));
      const { resident } = await asked('POST', '/sign-in/passkey', proof);
      session.signedIn(resident);
      this.update({ busy: false, home: resident.home });
    } catch (error) {
      this.update({ busy: false, problem: reasonOf(error) });
    }
  }
}
