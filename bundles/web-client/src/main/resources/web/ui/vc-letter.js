// Leave a message: words, oneself on video, files; sealed for the card of whoever lives there, then carried to the inbox.
import { LitElement, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/letter-words.js';
import { deskUrl } from '../app/addresses.js';
import { reasonText, t } from '../app/messages.js';
import { LetterStore, letterLimits } from '../stores/letter-store.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import { closedFolds, folds } from './envelope-folds.js';
import { forms, problemAt, problemElsewhere, problemOf, textField } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { letterStyles } from './vc-letter-styles.js';
import './vc-attachments.js';
import './vc-avatar.js';
import './vc-seal.js';

const fields = ['text', 'name', 'files'];
const mostSeconds = 300;
/** A recording that grows too large ends a moment later. */
const lastMomentBytes = 1_000_000;

/**
 * `owner` is the address of the home, `person` what is known of who lives there (`{name, photo}`), `files` what is in it from
 * the start, `letter` the store. `open()` shows it; what was written stays when it is put away. Fires `close`.
 */
class VcLetter extends LitElement {
  static properties = {
    owner: {},
    person: { attribute: false },
    files: { attribute: false },
    letter: { attribute: false },
    filming: { state: true },
    film: { state: true },
    recorder: { state: true },
  };

  static styles = [base, controls, forms, folds, letterStyles];

  #follows = null;

  constructor() {
    super();
    Object.assign(this, { person: null, files: [], letter: null, filming: false, film: null, recorder: null });
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.letter) {
      this.letter = new LetterStore(this.owner, this.files);
      this.letter.load();
    }
    this.#follows ??= new Follows(this, this.letter, session);
  }

  /** Shows it. */
  async open() {
    await this.updateComplete;
    this.renderRoot.querySelector('dialog').showModal();
  }

  render() {
    const name = this.person?.name || this.owner;
    return html`<dialog aria-labelledby="title" @close=${this.#onClose}>
      <header>
        <vc-avatar .name=${name} .photo=${this.person?.photo}></vc-avatar>
        <h2 id="title">${t('letter.title', { name })}</h2>
        <button class="sign" data-do="close" aria-label=${t('letter.close')} title=${t('letter.close')} @click=${this.#shut}>${icons.close}</button>
      </header>
      ${this.#sheet(name)}
    </dialog>`;
  }

  #sheet(name) {
    const { phase, problem } = this.letter.state;
    switch (phase) {
      case 'asking':
        return html`<div class="way" role="status">${t('form.busy')}</div>`;
      case 'away':
        return html`<div class="way"><p role="alert">${problem.name === 'no-such-room' ? t('letter.away') : reasonText(problem)}</p></div>`;
      case 'sealing':
      case 'sending':
        return this.#going(phase);
      case 'sent':
        return this.#sent(name);
      default:
        return this.#form(name);
    }
  }

  #form(name) {
    const { text, files, problem } = this.letter.state;
    const { resident } = session.state;
    return html`<form novalidate @submit=${this.#send}>
      <div class="entry">
        <label for="text">${t('letter.text')}</label>
        <textarea class="field" id="text" autofocus maxlength="20000" aria-invalid=${problemAt(problem, 'text') ? 'true' : 'false'} aria-describedby="text-problem" .value=${text} @input=${({ target }) => this.letter.write({ text: target.value })}></textarea>
        ${problemOf('text', problemAt(problem, 'text'))}
      </div>
      <div class="with">
        ${this.#camera(files)}
        <vc-attachments
          .files=${files.filter((file) => file !== this.film)}
          .most=${letterLimits.attachments - (this.film ? 1 : 0)}
          .problem=${problemAt(problem, 'files')}
          @attach=${({ detail }) => this.letter.attach(detail)}
          @take-out=${({ detail }) => this.letter.takeOut(detail)}
        ></vc-attachments>
      </div>
      ${resident ? nothing : this.#guest(problemAt(problem, 'name'))} ${this.#promise(name)}
      <footer>
        ${problemOf('send', problemElsewhere(problem, fields))}
        <div class="buttons">
          <button class="button primary" data-do="send">${icons.send}${t(this.letter.state.sealed ? 'letter.send' : 'letter.sendOpen')}</button>
          <button type="button" class="text" @click=${this.#shut}>${t('form.cancel')}</button>
        </div>
      </footer>
    </form>`;
  }

  #camera(files) {
    if (this.filming) return html`<vc-recorder .max=${mostSeconds} .recorder=${this.recorder} @recorded=${({ detail }) => this.#filmed(detail)}></vc-recorder>`;
    if (files.length >= letterLimits.attachments) return nothing;
    return html`<div class="buttons"><button type="button" class="button" data-do="film" @click=${this.#openCamera}>${icons.camera}${t('letter.film')}</button></div>`;
  }

  #guest(problem) {
    const { name } = this.letter.state;
    return textField({
      id: 'name',
      label: t('letter.name'),
      value: name,
      write: (typed) => this.letter.write({ name: typed }),
      problem,
      autocomplete: 'name',
      max: 100,
    });
  }

  /** What happens to it, and what its seal will say. */
  #promise(name) {
    const { sealed, signed } = this.letter.state;
    return html`<div class="promise">
      <vc-seal .kind=${this.#seal()}></vc-seal>
      <div>
        <p>${t(sealed ? 'letter.sealed' : 'letter.unsealed', { name })}</p>
        ${
          session.state.resident
            ? html`<p>${t(signed ? 'letter.signed' : 'letter.known')}</p>`
            : html`<p>${t('letter.guest')} <a href=${deskUrl('sign-in', location.pathname)}>${t('you.signIn')}</a></p>`
        }
      </div>
    </div>`;
  }

  #going(phase) {
    const { progress } = this.letter.state;
    const part = phase === 'sealing' ? 0 : progress;
    return html`<div class="way">
      <div class="envelope">${closedFolds}${phase === 'sending' ? html`<vc-seal .kind=${this.#seal()}></vc-seal>` : nothing}</div>
      <p role="status">${t('letter.' + phase)}</p>
      <progress class="bar" max="1" .value=${part} aria-label=${t('letter.sending')}></progress>
      ${phase === 'sending' ? html`<button type="button" class="text" data-do="stop" @click=${() => this.letter.stop()}>${t('form.cancel')}</button>` : nothing}
    </div>`;
  }

  #sent(name) {
    const { sealed } = this.letter.state;
    return html`<div class="way" data-testid="sent">
      <div class="envelope">${closedFolds}<vc-seal .kind=${this.#seal()}></vc-seal></div>
      <h3>${t('letter.sent')}</h3>
      <p class="hint" role="status">${t(sealed ? 'letter.sentSealed' : 'letter.sentOpen', { name })}</p>
      <button class="button primary" data-do="done" autofocus @click=${this.#shut}>${t('letter.done')}</button>
    </div>`;
  }

  #seal() {
    if (!session.state.resident) return 'guest';
    return this.letter.state.signed ? 'signed' : 'known';
  }

  async #openCamera() {
    const [{ RecorderStore }] = await Promise.all([import('../stores/recorder-store.js'), import('./vc-recorder.js')]);
    this.recorder = new RecorderStore(this.letter.space() - lastMomentBytes);
    this.filming = true;
  }

  /** Another recording takes the place of the one before. */
  #filmed(film) {
    if (this.film) this.letter.takeOut(this.film);
    if (film) this.letter.attach([film]);
    this.film = film && this.letter.state.files.includes(film) ? film : null;
  }

  async #send(event) {
    event.preventDefault();
    // What was filmed is one of the files from now on, also when it does not arrive.
    Object.assign(this, { filming: false, film: null });
    await this.letter.send();
    await this.updateComplete;
    this.renderRoot.querySelector('[data-do=done], [aria-invalid="true"]')?.focus();
  }

  #shut() {
    this.renderRoot.querySelector('dialog').close();
  }

  /** What was sent is not there any more when it is opened again. */
  #onClose() {
    if (this.letter.state.phase === 'sent') this.letter.update({ phase: 'writing' });
    this.filming = Boolean(this.film);
    this.dispatchEvent(new Event('close'));
  }
}

customElements.define('vc-letter', VcLetter);
