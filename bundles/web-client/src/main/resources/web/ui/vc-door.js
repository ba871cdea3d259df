// The door of a room from outside: whose it is, and the ways to have it opened; or why there is no way in.
import { LitElement, html, nothing } from 'lit';
import { deskUrl, readableName, roomUrl } from '../app/addresses.js';
import { reasonText, t } from '../app/messages.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import { base, controls } from './styles.js';
import { doorStyles } from './vc-door-styles.js';
import * as icons from './icons.js';
import './vc-card-drop.js';
import './vc-knock.js';
import './vc-visiting.js';

/** What stands on the door for a reason of the city; `key`: it opens with one, `again`: trying again may help. */
const signs = {
  'no-such-room': { title: 'door.noRoom', text: 'door.noRoomText' },
  'bad-name': { title: 'door.noRoom', text: 'door.noRoomText' },
  'key-required': { title: 'door.private', text: 'door.privateText', key: true },
  'not-allowed': { title: 'door.private', text: 'door.privateText', key: true },
  revoked: { title: 'door.badKey', text: 'door.badKeyText', key: true },
  'bad-key': { title: 'door.badKey', text: 'door.badKeyText', key: true },
  locked: { title: 'door.locked', text: 'door.lockedKeyText', again: true },
  'room-full': { title: 'door.full', text: 'door.fullText', again: true },
  'room-closed': { title: 'door.closed', text: 'door.closedText' },
  'signed-out': { title: 'door.signedOut', text: 'door.signedOutText', again: true },
  kicked: { title: 'door.out', again: true },
  removed: { title: 'door.out', text: 'door.outText', again: true },
  banned: { title: 'door.banned', text: 'door.bannedText' },
};

/**
 * `door` is what the room socket said of a closed door, `reason` why there is none to stand before; `room` what everybody
 * may know of the room, `shown` how showing a card went. `knock` is asked to knock and answers `{ok, reason}`.
 * Fires `card` with a picture file, and `stop` when the knock is taken back.
 */
class VcDoor extends LitElement {
  static properties = {
    place: { attribute: false },
    reason: { attribute: false },
    door: { attribute: false },
    room: { attribute: false },
    shown: { attribute: false },
    name: {},
    knock: { attribute: false },
    opening: { type: Boolean, reflect: true },
    keyhole: { state: true },
  };

  static styles = [base, controls, doorStyles];

  constructor() {
    super();
    this.keyhole = false;
    new Follows(this, session);
    this.addEventListener('dragover', this.#onOver);
    this.addEventListener('dragleave', () => this.removeAttribute('dropping'));
    this.addEventListener('drop', this.#onDrop);
    // On the way down: the place for cards keeps what is dropped on it to itself.
    this.addEventListener('drop', () => this.removeAttribute('dropping'), true);
  }

  render() {
    return this.door || this.opening ? this.#closed(this.door ?? { may: [] }) : this.#noWayIn();
  }

  /** A door one stands before: the card of the room on it, and what opens it. */
  #closed({ how, may, title, waiting }) {
    const { path, owner, name } = this.place;
    const { room } = this;
    const shownTitle = title || room?.title || (name ? readableName(name) : owner);
    const locked = how === 'locked';
    return html`<article data-testid="door" data-door=${how ?? 'open'} aria-label=${t('door.of', { name: shownTitle })}>
      <vc-visiting .name=${shownTitle} .address=${path} .room=${name ? owner : ''} valid></vc-visiting>
      ${this.opening ? html`<h2>${t('door.opens')}</h2>` : waiting ? nothing : this.#state(locked)}
      ${
        may.length
          ? html`<div class="ways">
              ${may.includes('card') && !waiting ? this.#card() : nothing} ${may.includes('knock') ? this.#knocker() : nothing}
              ${this.#others(may)}
            </div>`
          : nothing
      }
    </article>`;
  }

  #state(locked) {
    const members = this.room?.members?.length ?? 0;
    return html`<div class="sign-on-door">
      <h2>${t(locked ? 'door.locked' : 'door.shut')}</h2>
      <p>${t(locked ? 'door.lockedText' : 'door.shutText')}</p>
      ${members ? html`<p class="inside">${icons.people}${t('card.inside', { count: members })}</p>` : nothing}
    </div>`;
  }

  #card() {
    const { busy, problem } = this.shown ?? {};
    return html`<div class="card">
      <vc-card-drop ?busy=${busy} .problem=${problem ?? null} @card=${({ detail }) => this.#tell('card', detail)}></vc-card-drop>
    </div>`;
  }

  #knocker() {
    const { waiting, declined } = this.door;
    return html`<vc-knock
      .name=${session.state.resident?.name ?? this.name}
      .known=${Boolean(session.state.resident)}
      .photo=${session.state.resident?.photo ?? ''}
      .waiting=${waiting}
      .declined=${declined}
      .knock=${this.knock}
      @stop=${() => this.#tell('stop')}
    ></vc-knock>`;
  }

  #others(may) {
    const { owner, path } = this.place;
    const subject = encodeURIComponent(t('door.writeSubject', { path }));
    return html`<div class="others">
      ${may.includes('write') ? html`<a class="link" data-do="write" href="mailto:${owner}?subject=${subject}">${icons.mail}${t('door.write')}</a>` : nothing}
      ${this.#signIn('link')}
      ${this.keyhole ? nothing : html`<button class="link" data-do="key" @click=${this.#showKeyhole}>${t('door.haveKey')}</button>`}
      <a class="link" href="/">${t('door.city')}</a>
    </div>
    ${this.keyhole ? this.#key() : nothing}`;
  }

  /** No door to stand before: why, and where else to go. */
  #noWayIn() {
    const { path, name, owner } = this.place;
    const sign = signs[this.reason?.name] ?? { title: 'door.other', again: true };
    const text = sign.text ? t(sign.text, { path }) : reasonText(this.reason);
    const primary = !sign.key && !sign.again;
    return html`<article data-testid="door" data-reason=${this.reason?.name ?? ''}>
      <div class="sign-on-door">
        ${icons.door}
        <h2>${t(sign.title)}</h2>
        <p class="where">${name ? `${owner} / ${readableName(name)}` : owner}</p>
        ${text ? html`<p>${text}</p>` : nothing}
      </div>
      ${sign.key ? this.#key() : nothing}
      <div class="ways">
        ${
          sign.again
            ? html`<button class="button primary" @click=${() => location.reload()}>${t('door.again')}</button>`
            : nothing
        }
        ${sign.key ? this.#signIn('button') : nothing}
        <a class="button ${primary ? 'primary' : ''}" href="/">${t('door.city')}</a>
      </div>
    </article>`;
  }

  #signIn(look) {
    const { phase, resident } = session.state;
    if (phase !== 'known' || resident) return nothing;
    return html`<a class=${look} data-do="sign-in" href=${deskUrl('sign-in', roomUrl(this.place.path))}>${t('door.signIn')}</a>`;
  }

  #key() {
    return html`<form @submit=${this.#unlock}>
      <label>
        ${t('door.key')}
        <input class="field" id="door-key" required maxlength="500" autocomplete="off" spellcheck="false" autocapitalize="off" />
      </label>
      <button class="button">${t('door.open')}</button>
    </form>`;
  }

  async #showKeyhole() {
    this.keyhole = true;
    await this.updateComplete;
    this.renderRoot.querySelector('#door-key').focus();
  }

  #unlock(event) {
    event.preventDefault();
    const key = this.renderRoot.querySelector('#door-key').value.trim();
    if (key) location.assign(roomUrl(this.place.path, key));
  }

  #takesCards(event) {
    return this.door?.may.includes('card') && event.dataTransfer?.types.includes('Files');
  }

  #onOver(event) {
    if (!this.#takesCards(event)) return;
    event.preventDefault();
    this.setAttribute('dropping', '');
  }

  /** A card dropped anywhere on the door is shown to it. */
  #onDrop(event) {
    if (!this.#takesCards(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) this.#tell('card', file);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-door', VcDoor);
