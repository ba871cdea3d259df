// What an owner decides about a room, in a sheet over it: what it is, who is let in, invitations, stream keys.
import { LitElement, html, nothing } from 'lit';
import '../app/home-words.js';
import { readableName, roomUrl } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { RoomSettingsStore } from '../stores/room-settings-store.js';
import { rooms } from '../stores/rooms-store.js';
import { Follows } from '../stores/store.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { settingsStyles } from './vc-settings-styles.js';
import './vc-admission.js';
import './vc-invitations.js';
import './vc-keys.js';
import './vc-note.js';
import './vc-room-form.js';

const sheets = ['about', 'admission', 'card', 'invitations', 'keys'];

/**
 * `name` is the room's, empty for the home; `place` where the sheet lies, `notes` those of the place: nothing beside the
 * sheet can be reached while it is open. Fires `note`, `done` with the id of a note acted on, and `close`.
 */
class VcSettings extends LitElement {
  static properties = { name: {}, place: { attribute: false }, notes: { attribute: false }, sheet: {} };

  static styles = [base, controls, settingsStyles];

  #settings = null;

  constructor() {
    super();
    this.sheet = 'about';
    this.notes = [];
    new Follows(this, rooms);
  }

  /** Not before: an element that was there before its module knows its properties only now. */
  willUpdate() {
    if (this.#settings) return;
    this.#settings = new RoomSettingsStore(this.name);
    new Follows(this, this.#settings);
    this.#settings.load();
    if (rooms.state.phase !== 'known') rooms.load();
  }

  firstUpdated() {
    const dialog = this.renderRoot.querySelector('dialog');
    dialog.showModal();
    // A press beside the sheet closes it, as Escape does.
    dialog.addEventListener('click', (event) => event.target === dialog && this.#close());
  }

  render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.#tell('close')}>
      <header>
        <h2 id="title">${t('settings.title', { name: this.#title() })}</h2>
        <button class="sign" data-do="close-settings" aria-label=${t('settings.close')} title=${t('settings.close')} @click=${this.#close}>${icons.close}</button>
      </header>
      <div role="tablist" aria-label=${t('settings.parts')} @keydown=${this.#onArrow}>${sheets.map((sheet) => this.#tab(sheet))}</div>
      <div class="content" id="content" role="tabpanel" tabindex="0" aria-label=${t('settings.' + this.sheet)}>${this.#sheet()}</div>
      <vc-note .notes=${this.notes} @done=${({ detail }) => this.#tell('done', detail)}></vc-note>
    </dialog>`;
  }

  #title() {
    const room = this.#room();
    return room?.title || (this.name ? readableName(this.name) : (room?.path ?? this.place.owner));
  }

  #room() {
    return rooms.state.rooms.find(({ name }) => name === this.name);
  }

  #tab(sheet) {
    const selected = sheet === this.sheet;
    return html`<button
      role="tab"
      aria-selected=${selected}
      aria-controls="content"
      tabindex=${selected ? 0 : -1}
      data-tab=${sheet}
      @click=${() => (this.sheet = sheet)}
    >
      ${t('settings.' + sheet)}
    </button>`;
  }

  #sheet() {
    const settings = this.#settings;
    const note = ({ detail }) => this.#tell('note', detail);
    const { state } = settings;
    switch (this.sheet) {
      case 'admission':
        return html`<vc-admission .settings=${settings} .state=${state} .open=${this.#room()?.public ?? false} @note=${note}></vc-admission>`;
      case 'card':
        import('./vc-room-cards.js');
        return this.#room() ? html`<vc-room-cards .room=${this.#room()}></vc-room-cards>` : nothing;
      case 'invitations':
        return html`<vc-invitations .settings=${settings} .state=${state} @note=${note}></vc-invitations>`;
      case 'keys':
        return html`<vc-keys .settings=${settings} .state=${state} @note=${note}></vc-keys>`;
      default:
        return this.#about();
    }
  }

  #about() {
    const room = this.#room();
    if (!room) return html`<p role="status">${t('form.busy')}</p>`;
    return html`<vc-room-form
        .room=${room}
        .save=${(draft) => rooms.save(room, draft)}
        @saved=${({ detail }) => this.#onSaved(room, detail)}
        @cancel=${this.#close}
      ></vc-room-form>
      ${
        room.name
          ? html`<div class="end"><button class="button" data-do="delete-room" @click=${() => this.#remove(room)}>${icons.bin}${t('settings.remove')}</button></div>`
          : nothing
      }`;
  }

  /** A room that got another name is at another address: whoever is in it goes there. */
  #onSaved(before, after) {
    if (before.path === this.place.path && after.path !== before.path) location.replace(roomUrl(after.path));
    this.#tell('note', { key: 'settings.saved' });
    this.#close();
  }

  #remove(room) {
    rooms.remove(room.name);
    const undo = () => rooms.keep(room.name);
    this.#tell('note', { key: 'rooms.removed', values: { name: this.#title() }, undo });
    this.#close();
  }

  #onArrow({ key }) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    this.sheet = sheets[(sheets.indexOf(this.sheet) + step + sheets.length) % sheets.length];
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected="true"]').focus());
  }

  #close() {
    this.renderRoot.querySelector('dialog').close();
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-settings', VcSettings);
