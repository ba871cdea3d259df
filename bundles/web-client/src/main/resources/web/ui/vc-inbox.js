// The inbox: what was left at one's home, as envelopes; one opens in place, plays, is answered or thrown away.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../app/home-words.js';
import '../app/letter-words.js';
import { cityName, deskUrl, roomUrl } from '../app/addresses.js';
import { sizeOf, t } from '../app/messages.js';
import { InboxStore } from '../stores/inbox-store.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import { openFolds } from './envelope-folds.js';
import { desk, forms, problemAt, problemOf, tickField } from './fields.js';
import { base, controls } from './styles.js';
import { inboxStyles } from './vc-inbox-styles.js';
import './vc-address.js';
import './vc-copy.js';
import './vc-envelope.js';
import './vc-language.js';
import './vc-note.js';
import './vc-opened.js';

/** From here on the space that is left is told. */
const nearlyFull = 0.5;

class VcInbox extends LitElement {
  static properties = { answering: { state: true } };
  static styles = [base, controls, desk, forms, inboxStyles];

  #inbox = new InboxStore();

  constructor() {
    super();
    this.answering = null;
    new Follows(this, this.#inbox, session);
  }

  async connectedCallback() {
    super.connectedCallback();
    document.title = `${t('inbox.title')} · ${cityName()}`;
    await session.ready;
    const { phase, resident } = session.state;
    if (resident) this.#inbox.load();
    else if (phase === 'known') location.replace(deskUrl('sign-in', deskUrl('inbox')));
  }

  render() {
    const { phase } = this.#inbox.state;
    const trouble = phase === 'unknown' || session.state.phase === 'unknown';
    return html`
      <vc-address role="banner" .place=${{ kind: 'desk' }} .heading=${t('inbox.title')}></vc-address>
      <main data-phase=${phase}>
        <h1>${t('inbox.title')}</h1>
        ${phase === 'known' ? html`${this.#letters()}${this.#mail()}` : html`<p role="status">${t(trouble ? 'me.unknown' : 'form.busy')}</p>`}
      </main>
      <footer><vc-language></vc-language> <a href=${deskUrl('doctor')}>${t('doctor.link')}</a></footer>
      <div class="notes"><vc-note .notes=${this.#notes()}></vc-note></div>
      ${
        this.answering
          ? html`<vc-letter .owner=${this.answering.address} .person=${this.answering} @close=${() => (this.answering = null)}></vc-letter>`
          : nothing
      }
    `;
  }

  #letters() {
    const { opened, seals, bytes, maxBytes, problem } = this.#inbox.state;
    const letters = this.#inbox.shown();
    if (!letters.length) return this.#empty();
    return html`
      <p class="lead" role="status">${t('inbox.new', { count: session.state.unopened ?? 0 })}</p>
      <div class="envelopes" role="list">
        ${repeat(
          letters,
          ({ id }) => id,
          (letter) => html`
            <vc-envelope
              role="listitem"
              data-letter=${letter.id}
              .letter=${letter}
              .seal=${seals[letter.id]}
              ?open=${opened?.id === letter.id}
              @open=${() => this.#open(letter.id)}
            ></vc-envelope>
            ${opened?.id === letter.id ? this.#opened(letter, opened) : nothing}
          `,
        )}
      </div>
      ${bytes > maxBytes * nearlyFull ? html`<p class="hint">${t('inbox.space', { used: sizeOf(bytes), most: sizeOf(maxBytes) })}</p>` : nothing}
      ${problem?.field === 'letters' ? problemOf('letters', problem) : nothing}
    `;
  }

  #opened(letter, opened) {
    const { card, busy, problem } = this.#inbox.state;
    return html`<vc-opened
      role="listitem"
      .row=${letter}
      .opened=${opened}
      .card=${card}
      .busy=${busy}
      .problem=${problem}
      @unlock=${({ detail }) => this.#unlock(detail)}
      @card=${({ detail }) => this.#inbox.take(detail)}
      @back=${() => this.#inbox.putAway()}
      @reply=${() => this.#answer(letter.from)}
      @throw-away=${() => this.#throwAway(letter.id)}
    ></vc-opened>`;
  }

  #mail() {
    const { noticeByMail, problem } = this.#inbox.state;
    return html`<div class="mail">
      ${tickField({
        id: 'mail',
        label: t('inbox.mail'),
        on: noticeByMail,
        tick: (on) => this.#inbox.wantMail(on),
        hint: t('inbox.mailHint'),
        problem: problemAt(problem, 'mail'),
      })}
    </div>`;
  }

  /** Nobody has written: how somebody will. */
  #empty() {
    const { resident } = session.state;
    return html`<section class="sheet empty" data-testid="empty">
      <div class="envelope">${openFolds}</div>
      <h2>${t('inbox.empty')}</h2>
      <p class="hint">${t('inbox.emptyText')}</p>
      <vc-copy .label=${t('inbox.address')} .text=${location.origin + roomUrl(resident.address)}></vc-copy>
      <a class="text" href=${resident.home}>${t('you.home')}</a>
    </section>`;
  }

  /** One note for each letter that is about to go, as long as it can be had back. */
  #notes() {
    const { letters, leaving } = this.#inbox.state;
    return letters
      .filter(({ id }) => leaving.has(id))
      .map(({ id, from }) => ({ id, key: 'inbox.thrownAway', values: { name: from.name }, undo: () => this.#inbox.keep(id) }));
  }

  async #open(id) {
    await this.#inbox.open(id);
    await this.#reveal();
  }

  async #unlock({ passphrase, keep }) {
    await this.#inbox.unlock(passphrase, keep);
    if (!this.#inbox.state.problem) await this.#reveal();
  }

  /** Scrolls to where the open letter begins. */
  async #reveal() {
    await this.updateComplete;
    this.renderRoot.querySelector('vc-opened')?.scrollIntoView({ block: 'start' });
  }

  async #answer(person) {
    await import('./vc-letter.js');
    this.answering = person;
    await this.updateComplete;
    this.renderRoot.querySelector('vc-letter').open();
  }

  #throwAway(id) {
    const envelopes = [...this.renderRoot.querySelectorAll('vc-envelope')];
    const at = envelopes.findIndex(({ dataset }) => dataset.letter === id);
    const next = envelopes[at + 1] ?? envelopes[at - 1];
    this.#inbox.throwAway(id);
    next?.focus();
  }
}

customElements.define('vc-inbox', VcInbox);
