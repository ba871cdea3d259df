// The visiting cards of a room: the one everybody may have, and one for each person who is invited.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/card-words.js';
import { roomUrl } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { CardListStore } from '../stores/card-list-store.js';
import { OwnCardStore } from '../stores/own-card-store.js';
import { Follows } from '../stores/store.js';
import { forms, problemAt, problemOf, textField } from './fields.js';
import { base, controls } from './styles.js';
import './vc-card-drop.js';
import './vc-card-file.js';
import './vc-card-list.js';
import './vc-unlock.js';

/** `room` is a room as its owner sees it, `own` the store of the login card that asks for them. */
class VcRoomCards extends LitElement {
  static properties = { own: { attribute: false }, room: { attribute: false }, label: { state: true } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      h3 {
        margin-bottom: var(--space-2);
        font-size: var(--text-medium);
      }
      section {
        display: grid;
        gap: var(--space-3);
      }
    `,
  ];

  #list = new CardListStore();

  constructor() {
    super();
    this.label = '';
    this.own = new OwnCardStore();
    new Follows(this, this.#list, this.own);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#list.load();
    this.own.load();
  }

  render() {
    const { cards, leaving, problem } = this.#list.state;
    if (this.own.state.phase === 'asking' || (!cards && !problem)) return html`<p role="status">${t('form.busy')}</p>`;
    return html`
      ${this.own.state.handles ? this.#make() : this.#sign()}
      <section aria-labelledby="issued">
        <h3 id="issued">${t('visit.issued')}</h3>
        <vc-card-list
          short
          .cards=${this.#list.valid(this.room.path)}
          .leaving=${leaving}
          .problem=${problemAt(problem, 'cards')}
          @revoke=${({ detail }) => this.#list.revoke(detail)}
          @keep=${({ detail }) => this.#list.keep(detail)}
        ></vc-card-list>
      </section>
    `;
  }

  /** Visiting cards are asked for with the login card: in hand, or remembered by this device. */
  #sign() {
    const { card, busy, problem } = this.own.state;
    if (card) {
      return html`<vc-unlock
        .card=${card}
        .busy=${busy}
        .problem=${problem}
        @unlock=${({ detail }) => this.own.open(detail.passphrase)}
        @back=${() => this.own.putAway()}
      ></vc-unlock>`;
    }
    return html`<p class="hint">${t('visit.signWith')}</p>
      <vc-card-drop what="login" ?busy=${busy === 'look'} .problem=${problemAt(problem, 'card')} @card=${({ detail }) => this.own.take(detail)}></vc-card-drop>`;
  }

  #make() {
    const { busy, problem, file } = this.#list.state;
    const { room } = this;
    return html`
      ${room.public ? this.#public(busy, problem) : nothing}
      <section aria-labelledby="person">
        <h3 id="person">${t('visit.personTitle')}</h3>
        <form novalidate @submit=${this.#invite}>
          ${textField({
            id: 'label',
            label: t('visit.label'),
            hint: t('visit.labelHint'),
            value: this.label,
            write: (label) => (this.label = label),
            problem: problemAt(problem, 'label'),
            max: 80,
          })}
          <div class="buttons">
            <button class="button" data-do="invite" ?disabled=${busy}>${t(busy ? 'form.busy' : 'visit.invite')}</button>
          </div>
        </form>
      </section>
      ${file ? html`<vc-card-file primary .file=${file} .said=${t('visit.cardOf', { room: room.path })}></vc-card-file>` : nothing}
    `;
  }

  #public(busy, problem) {
    const open = this.#list.valid(this.room.path).some((card) => card.public);
    const address = `${location.origin}${roomUrl(this.room.path)}/visitingCard.png`;
    return html`<section aria-labelledby="open">
      <h3 id="open">${t('visit.publicTitle')}</h3>
      <p class="hint">${open ? html`${t('visit.publicAt')} <a href=${address} target="_blank">${address}</a>` : t('visit.publicHint')}</p>
      <div class="buttons">
        <button class="button" data-do="publish" ?disabled=${busy} @click=${this.#publish}>${t(open ? 'visit.publishAgain' : 'visit.publish')}</button>
      </div>
      ${problemOf('open', problemAt(problem, 'open'))}
    </section>`;
  }

  #publish() {
    this.#list.make({ room: this.room, handles: this.own.state.handles, label: '', open: true });
  }

  async #invite(event) {
    event.preventDefault();
    await this.#list.make({ room: this.room, handles: this.own.state.handles, label: this.label.trim(), open: false });
    if (!this.#list.state.problem) this.label = '';
  }
}

customElements.define('vc-room-cards', VcRoomCards);
