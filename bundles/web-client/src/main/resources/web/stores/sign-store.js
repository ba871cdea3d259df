// Signing up and signing in by mail: what was written, the code, the picture and the passphrase that wait for a home.

import { keywordsOf } from '../app/keywords.js';
import { lackOf } from '../card/passphrase.js';
import { ask } from '../net/api.js';
import { session } from './session-store.js';
import { Store } from './store.js';

const openKey = 'videocity.sign';
/** Who said here that a card is lost: the address in the mail may be opened in another window. */
const lostKey = 'videocity.lost';

/**
 * Steps: `you` (who?), `face` (sign-up only: a picture while the mail travels), `code`, `link` (came with the address of
 * a mail), `unfinished` (in, but something that was asked for beside that failed: `lacks`), `card` (sign-up only, with a
 * passphrase: the home is there, the card is made), `in`.
 */
export class SignStore extends Store {
  #way;
  #link = '';
  #pending = '';
  /** What is still to be done for whoever came in, by name. */
  #wishes = new Map();

  /**
   * @param {'sign-up' | 'sign-in'} way
   * @param {string} token what stood behind # in the page's address: of an invitation, or of a mail
   */
  constructor(way, token = '') {
    super({
      step: 'you',
      busy: false,
      problem: null,
      draft: {
        name: '',
        address: '',
        roomName: '',
        keywords: '',
        invitation: way === 'sign-up' ? token : '',
        wantsCard: false,
        lost: false,
      },
      passphrase: '',
      photo: null,
      outbox: false,
      resent: false,
      lacks: '',
      home: '',
    });
    this.#way = way;
    if (way === 'sign-in' && token) {
      this.#link = token;
      this.update({ step: 'link', draft: { ...this.state.draft, lost: isNoted() } });
    } else {
      this.#remember();
    }
  }

  /** Changes what was written of oneself. */
  write(patch) {
    const { draft, problem } = this.state;
    const mended = problem && problem.field in patch;
    this.update({ draft: { ...draft, ...patch }, problem: mended ? null : problem });
  }

  /** Takes the passphrase of the card to be; it is kept in this page alone. */
  writePassphrase(passphrase) {
    const { problem } = this.state;
    this.update({ passphrase, problem: problem?.field === 'passphrase' ? null : problem });
    this.write({ wantsCard: passphrase !== '' });
  }

  /** Goes to another step. */
  goTo(step) {
    this.update({ step, problem: null });
  }

  /** Keeps a picture until there is a home to hang it in. */
  choosePhoto(photo) {
    this.update({ photo });
  }

  /** Has the code mailed, and goes on. */
  async send() {
    const { step, draft, passphrase } = this.state;
    const first = step === 'you';
    const lack = first && draft.wantsCard && lackOf(passphrase);
    if (lack) {
      this.update({ problem: { name: lack, text: '', field: 'passphrase' } });
      return;
    }
    const { ok, value, problem } = await this.#ask(`/${this.#way}`, this.#written());
    if (!ok) {
      this.update({ problem });
      return;
    }
    this.#pending = value.pending;
    const next = first && this.#way === 'sign-up' ? 'face' : first ? 'code' : step;
    this.update({ step: next, outbox: value.outbox, resent: !first, problem: null });
    this.#keep(value.expires);
    if (this.#way === 'sign-in') noteLost(this.state.draft, value.expires);
  }

  /** Hands the code in. */
  async confirm(code) {
    await this.#enter({ pending: this.#pending, code: code.replace(/\D/g, '') });
  }

  /** Uses the address in the mail. */
  async follow() {
    await this.#enter({ link: this.#link });
  }

  /** Looks whether the address in the mail was opened in another window meanwhile. */
  async lookAgain() {
    if (['unfinished', 'card', 'in'].includes(this.state.step) || this.state.busy) return;
    await session.load();
    const { resident } = session.state;
    if (resident && resident.address === this.state.draft.address.trim().toLowerCase()) await this.#moveIn(resident, isLost(resident));
  }

  async #enter(proof) {
    const { ok, value, problem } = await this.#ask(`/${this.#way}/confirm`, proof);
    const { lost } = this.state.draft;
    // At the address of a mail people see what they said, or say it there: it may be another device.
    if (ok && this.#link && !lost) noteLost({ lost });
    if (ok) await this.#moveIn(value.resident, lost || (!this.#link && isLost(value.resident)));
    else this.update({ problem: { ...problem, field: problem.field || 'code' } });
  }

  /** @param {boolean} lost whether cards are still to be taken back: another window may have, and there may be a new one */
  async #moveIn(resident, lost) {
    const { photo } = this.state;
    const draft = { ...this.state.draft, lost };
    forget();
    session.signedIn(resident);
    this.update({ home: resident.home, draft });
    if (photo) this.#wishes.set('photo', () => hang(photo));
    if (lost) this.#wishes.set('lost', takeBack);
    await this.finish();
  }

  /** Does what was asked for beside coming in; what fails is said, and may be tried again. */
  async finish() {
    this.update({ busy: true, problem: null });
    for (const [name, wish] of this.#wishes) {
      const { ok, problem } = await wish();
      if (!ok) {
        this.update({ step: 'unfinished', lacks: name, busy: false, problem });
        return;
      }
      this.#wishes.delete(name);
    }
    this.goOn();
  }

  /** Goes home, or first to the card. */
  goOn() {
    const { wantsCard } = this.state.draft;
    this.update({ step: this.#way === 'sign-up' && wantsCard ? 'card' : 'in', busy: false, problem: null });
  }

  #written() {
    const { name, address, roomName, keywords, invitation } = this.state.draft;
    if (this.#way === 'sign-in') return { address: address.trim() };
    const body = { name: name.trim(), address: address.trim(), roomName: roomName.trim(), keywords: keywordsOf(keywords) };
    return invitation.trim() ? { ...body, invitation: invitation.trim() } : body;
  }

  async #ask(path, body) {
    this.update({ busy: true, problem: null, resent: false });
    const answer = await ask('POST', path, body);
    this.update({ busy: false });
    return answer;
  }

  /** A page that is loaded anew, as phones do behind a mail program, still knows which code it waits for. */
  #keep(expires) {
    const { draft, outbox } = this.state;
    try {
      sessionStorage.setItem(
        openKey,
        JSON.stringify({ way: this.#way, pending: this.#pending, expires, draft, outbox }),
      );
    } catch {
      // A browser that keeps nothing: the code is asked for anew after a reload.
    }
  }

  #remember() {
    try {
      const open = JSON.parse(sessionStorage.getItem(openKey) ?? '{}');
      if (open.way !== this.#way || !(Date.parse(open.expires) > Date.now())) return;
      this.#pending = open.pending;
      this.update({ step: 'code', draft: open.draft, outbox: open.outbox });
    } catch {
      forget();
    }
  }
}

async function hang(photo) {
  const answer = await ask('PUT', '/me/photo', photo);
  if (answer.ok) session.changed(answer.value);
  return answer;
}

async function takeBack() {
  const answer = await ask('POST', '/me/cards/lost', {});
  if (answer.ok) noteLost({ lost: false });
  return answer;
}

function noteLost({ address, lost }, until) {
  try {
    if (lost) localStorage.setItem(lostKey, JSON.stringify({ address: address.trim().toLowerCase(), until }));
    else localStorage.removeItem(lostKey);
  } catch {
    // A browser that keeps nothing: it counts in this window alone.
  }
}

function isLost({ address }) {
  return noted()?.address === address;
}

function isNoted() {
  return noted() !== null;
}

/** What somebody said here of a lost card, as long as the mail about it counts. */
function noted() {
  try {
    const said = JSON.parse(localStorage.getItem(lostKey) ?? '{}');
    return Date.parse(said.until) > Date.now() ? said : null;
  } catch {
    return null;
  }
}

function forget() {
  try {
    sessionStorage.removeItem(openKey);
  } catch {
    // Nothing was kept.
  }
}
