// An owner's rooms in the side panel: go there, change them, build another.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../app/home-words.js';
import { readableName, roomUrl } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { rooms } from '../stores/rooms-store.js';
import { Follows } from '../stores/store.js';
import { forms, problemOf } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import './vc-room-form.js';

/** Fires `note` with what happened, for the notes of the place, and `settings` with the name of a room. */
class VcRooms extends LitElement {
  static properties = { place: { attribute: false }, building: { state: true } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: var(--space-3);
        padding: var(--space-4);
      }
      ul {
        display: grid;
        gap: var(--space-2);
      }
      li {
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--paper-raised);
      }
      .row {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        padding-right: var(--space-1);
      }
      .row > a,
      .row > div {
        flex: 1;
        min-width: 0;
        padding: var(--space-2) var(--space-3);
        text-decoration: none;
      }
      .row > a:hover {
        background: var(--paper-sunk);
      }
      strong {
        display: block;
        overflow-wrap: anywhere;
      }
      .state {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .state svg {
        width: 14px;
        height: 14px;
      }
      [aria-current] strong {
        color: var(--accent-strong);
      }
      vc-room-form {
        padding: var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    this.building = false;
    new Follows(this, rooms);
  }

  connectedCallback() {
    super.connectedCallback();
    rooms.load();
  }

  render() {
    const { phase, problem } = rooms.state;
    if (phase === 'asking') return html`<p role="status">${t('form.busy')}</p>`;
    return html`
      <p class="hint">${t('rooms.lead')}</p>
      <ul>
        ${repeat(
          rooms.shown(),
          ({ path }) => path,
          (room) => this.#room(room),
        )}
        ${this.building ? html`<li>${this.#form()}</li>` : nothing}
      </ul>
      ${
        this.building
          ? nothing
          : html`<button class="button" id="new" data-do="new" @click=${() => (this.building = true)}>${icons.plus}${t('rooms.new')}</button>`
      }
      ${problemOf('rooms', problem)}
    `;
  }

  #room(room) {
    const here = room.path === this.place.path;
    const title = titleOf(room);
    const words = html`<strong>${title}</strong>
      <span class="state">${room.public ? icons.globe : icons.lock}${t(room.public ? 'rooms.public' : 'rooms.private')}${room.name ? nothing : ' · ' + t('rooms.home')}</span>`;
    return html`<li data-room=${room.path}>
      <div class="row">
        ${here ? html`<div aria-current="page">${words}</div>` : html`<a href=${roomUrl(room.path)}>${words}</a>`}
        <button
          class="sign"
          data-do="edit"
          aria-label=${t('settings.of', { name: title })}
          title=${t('settings.of', { name: title })}
          @click=${() => this.dispatchEvent(new CustomEvent('settings', { detail: room.name }))}
        >
          ${icons.settings}
        </button>
        ${
          room.name
            ? html`<button
                class="sign"
                data-do="remove"
                aria-label=${t('rooms.remove', { name: title })}
                title=${t('rooms.remove', { name: title })}
                @click=${() => this.#remove(room)}
              >
                ${icons.bin}
              </button>`
            : nothing
        }
      </div>
    </li>`;
  }

  #form() {
    return html`<vc-room-form
      .room=${null}
      .save=${(draft) => rooms.save(null, draft)}
      @saved=${this.#shut}
      @cancel=${this.#shut}
    ></vc-room-form>`;
  }

  async #shut() {
    this.building = false;
    await this.updateComplete;
    this.renderRoot.querySelector('#new').focus();
  }

  #remove(room) {
    rooms.remove(room.name);
    const undo = () => rooms.keep(room.name);
    const note = { key: 'rooms.removed', values: { name: titleOf(room) }, undo };
    this.dispatchEvent(new CustomEvent('note', { detail: note }));
    this.renderRoot.querySelector('#new')?.focus();
  }
}

function titleOf({ title, name, path }) {
  return title || (name ? readableName(name) : path);
}

customElements.define('vc-rooms', VcRooms);
