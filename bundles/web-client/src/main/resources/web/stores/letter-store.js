// A letter while it is written: words, files, who signs it, for whose card it is sealed; and its way to the inbox.
import { roomUrl } from '../app/addresses.js';
import { fromBase64, joined } from '../card/bytes.js';
import { readCertificate } from '../card/certificate.js';
import { seal, signLetter } from '../card/cms.js';
import { letterLimits, writeLetter } from '../card/mime.js';
import { LetterProblem } from '../card/problem.js';
import { ask } from '../net/api.js';
import { upload } from '../net/upload.js';
import { reasonOf } from './card-office.js';
import { rememberedCard, signs } from './letter-keys.js';
import { session } from './session-store.js';
import { Store } from './store.js';

/** What a letter may hold besides words; others are put into it by no browser's means of playing them. */
const kinds = /^(video\/(webm|mp4)|audio\/[\w.+-]+|image\/(jpeg|png|webp|gif))$/;
/** Seal, signature and heads of the parts. */
const wrappingBytes = 64 * 1024;

export { letterLimits };

/**
 * `phase`: `asking`, `writing`, `sealing`, `sending` with its `progress` (0 to 1), `sent`, or `away` with a `problem` where
 * nothing can be left here. `sealed` says whether the owner has a card that it is sealed for, `signed` whether one's own
 * card signs it.
 */
export class LetterStore extends Store {
  #owner;
  #certificate = null;
  #signer = null;
  #sending = null;

  /**
   * @param {string} owner the mail address of the home
   * @param {File[]} [files] what is in it from the start
   */
  constructor(owner, files = []) {
    super({ phase: 'asking', sealed: false, signed: false, maxBytes: Infinity, text: '', name: '', files, progress: 0, problem: null });
    this.#owner = owner.toLowerCase();
  }

  /** Asks whether something can be left here, and for whose card it is sealed. */
  async load() {
    const { ok, value, problem } = await ask('GET', `/homes${roomUrl(this.#owner)}/letters`);
    if (!ok) return this.update({ phase: 'away', problem });
    try {
      this.#certificate = value.certificate ? this.#checked(fromBase64(value.certificate)) : null;
    } catch (error) {
      return this.update({ phase: 'away', problem: reasonOf(error) });
    }
    const remembered = await rememberedCard();
    this.#signer = this.#certificate && remembered && signs(remembered.card) ? remembered : null;
    const { maxBytes } = value;
    this.update({ phase: 'writing', maxBytes, sealed: Boolean(this.#certificate), signed: Boolean(this.#signer) });
    return undefined;
  }

  /** Changes what was written. */
  write(patch) {
    const { problem } = this.state;
    this.update({ ...patch, problem: problem?.field in patch ? null : problem });
  }

  /** Puts files in, as many as fit; what does not fit is told. */
  attach(files) {
    const space = this.space();
    const before = this.state.files;
    let problem = null;
    const all = [...before];
    for (const file of files) {
      if (!kinds.test(file.type)) problem = { name: 'letter-kind', field: 'files' };
      else if (all.length === letterLimits.attachments) problem = { name: 'letter-full', field: 'files' };
      else if (bytesOf([...all.slice(before.length), file]) > space) problem = { name: 'letter-large', field: 'files' };
      else all.push(file);
    }
    this.update({ files: all, problem });
  }

  /** How many bytes of a file there is still space for. */
  space() {
    const { files, maxBytes } = this.state;
    return maxBytes - bytesOf(files) - wrappingBytes;
  }

  /** Takes a file out again. */
  takeOut(file) {
    this.update({ files: this.state.files.filter((other) => other !== file), problem: null });
  }

  /** Signs, seals and sends. */
  async send() {
    const lack = this.#lack();
    if (lack) return this.update({ problem: lack });
    this.update({ phase: 'sealing', problem: null });
    try {
      let sent = await this.#carry();
      // The owner got a first card while this was written: it is sealed for that.
      if (sent.problem?.name === 'seal-it') {
        await this.load();
        if (this.state.phase === 'away') return undefined;
        sent = await this.#carry();
      }
      this.update(sent.ok ? { phase: 'sent', text: '', files: [] } : { phase: 'writing', problem: sent.problem });
    } catch (error) {
      this.update({ phase: 'writing', problem: reasonOf(error) });
    }
    return undefined;
  }

  async #carry() {
    const { text, files, name, maxBytes } = this.state;
    const blob = await this.#written(text.trim(), files);
    if (blob.size > maxBytes) throw new LetterProblem('letter-large');
    const { signal } = (this.#sending = new AbortController());
    this.update({ phase: 'sending', progress: 0 });
    const guest = session.state.resident ? '' : `?name=${encodeURIComponent(name.trim())}`;
    const progress = (part) => this.update({ progress: part });
    const answer = await upload(`/homes${roomUrl(this.#owner)}/letters${guest}`, blob, { progress, signal });
    return signal.aborted ? { ok: false, problem: null } : answer;
  }

  /** Gives up what is on its way. */
  stop() {
    this.#sending?.abort();
  }

  #lack() {
    const { text, files, name } = this.state;
    if (!text.trim() && !files.length) return { name: 'letter-empty', field: 'text' };
    if (new TextEncoder().encode(text).length > letterLimits.text) return { name: 'letter-long', field: 'text' };
    return session.state.resident || name.trim() ? null : { name: 'letter-nameless', field: 'name' };
  }

  /** The bytes that go: sealed for the owner's card, or open where there is none. */
  async #written(text, files) {
    const { resident } = session.state;
    const attachments = await Promise.all(files.map(async (file) => ({ name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) })));
    const { type, head, body } = writeLetter({ from: resident ?? undefined, to: this.#owner, date: new Date(), text, attachments });
    if (!this.#certificate) return new Blob([body], { type });
    const entity = joined(head, body);
    const content = this.#signer ? await signLetter(entity, { handles: this.#signer.handles, chain: this.#signer.card.chain }) : entity;
    return new Blob([await seal(content, this.#certificate)], { type: 'application/pkcs7-mime' });
  }

  /** A certificate of somebody else's card would let somebody else read. */
  #checked(der) {
    const { binding, maySign } = readCertificate(der);
    if (binding.owner !== this.#owner || binding.kind !== 'login' || !maySign) throw new LetterProblem('letter-other-card', 'The city named the card of somebody else.');
    return der;
  }
}

function bytesOf(files) {
  return files.reduce((bytes, { size }) => bytes + size, 0);
}
