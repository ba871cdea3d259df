// A home with nobody live in it: the visiting card of whose it is, what they show there, and the public rooms below it.
import { LitElement, css, html, nothing } from 'lit';
import { deskUrl, readableName, roomUrl } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { HomeStore } from '../stores/home-store.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import * as icons from './icons.js';
import { base, controls, hueOf, people } from './styles.js';
import './vc-visiting.js';

/**
 * `heading` is what the room itself says it is called, `person` its owner where somebody knows more than the city says:
 * `{name, photo}`, `playlists` those that stay here; `open` whether it is public. Fires `show` with the name of a playlist's
 * box.
 */
class VcHome extends LitElement {
  static properties = {
    place: { attribute: false },
    heading: {},
    person: { attribute: false },
    playlists: { attribute: false },
    open: { type: Boolean },
    writing: { state: true },
  };

  static styles = [
    base,
    controls,
    people,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: var(--space-4);
        width: min(100%, 760px);
        padding: var(--space-4) var(--space-4) var(--space-2);
        color: var(--stage-ink);
      }
      vc-visiting {
        max-width: 300px;
        text-align: left;
        box-shadow: var(--shadow-high);
        border-radius: var(--radius-large);
      }
      h2 {
        font-size: var(--text-medium);
        color: var(--stage-soft);
      }
      vc-shelf {
        width: 100%;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-3);
        width: 100%;
      }
      li {
        flex: 0 1 220px;
        min-width: min(100%, 160px);
      }
      li a {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: 0 var(--space-3);
        height: 100%;
        padding: var(--space-3);
        border: 1px solid var(--stage-line);
        border-radius: var(--radius-large);
        background: var(--stage-raised);
        text-align: left;
        text-decoration: none;
        transition: background var(--fast) var(--ease);
      }
      li a:hover {
        background: var(--stage-hover);
      }
      :is(a, button):focus-visible {
        outline-color: var(--stage-ink);
      }
      li a > span {
        display: grid;
        place-items: center;
        grid-row: span 2;
        width: 40px;
        height: 40px;
        border-radius: var(--radius-small);
        background: oklch(0.36 0.06 var(--hue));
        color: oklch(0.9 0.06 var(--hue));
      }
      strong {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      small {
        color: var(--stage-soft);
        font-size: var(--text-small);
      }
    `,
  ];

  #home = null;

  constructor() {
    super();
    this.playlists = [];
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.#home) return;
    this.#home = new HomeStore(this.place.owner);
    new Follows(this, this.#home, session);
    this.#home.load();
  }

  render() {
    const { rooms } = this.#home.state;
    const person = this.person ?? this.#home.state.owner;
    const { owner } = this.place;
    const called = person?.name || this.heading || owner;
    return html`
      <vc-visiting .name=${called} .address=${owner} .photo=${person?.photo} .room=${this.heading === called ? '' : this.heading} valid></vc-visiting>
      ${this.#message()}
      ${this.writing ? html`<vc-letter .owner=${owner} .person=${{ ...person, name: called }}></vc-letter>` : nothing}
      ${this.playlists.length ? this.#shelf() : nothing}
      ${
        rooms.length
          ? html`<h2 id="rooms">${t('home.rooms')}</h2>
            <ul aria-labelledby="rooms">
              ${rooms.map((room) => this.#room(room))}
            </ul>`
          : nothing
      }
    `;
  }

  /** What visitors can do here while nobody is in; and where that arrives. */
  #message() {
    if (!session.owns(this.place.owner)) {
      // Public places say whose they are: where nobody lives nobody reads.
      if (this.open && !this.person && !this.#home.state.owner) return nothing;
      return html`<button class="button" data-do="message" @click=${this.#write}>${icons.mail}${t('home.message')}</button>`;
    }
    const { unopened } = session.state;
    return html`<a class="button" data-do="inbox" href=${deskUrl('inbox')}>
      ${icons.inbox}${unopened ? t('you.unopened', { count: unopened }) : t('you.inbox')}
    </a>`;
  }

  async #write() {
    await import('./vc-letter.js');
    this.writing = true;
    await this.updateComplete;
    this.renderRoot.querySelector('vc-letter').open();
  }

  /** Loaded where somebody shows something. */
  #shelf() {
    import('./vc-shelf.js');
    return html`<h2>${t('home.shows')}</h2>
      <vc-shelf .playlists=${this.playlists} @show=${({ detail }) => this.dispatchEvent(new CustomEvent('show', { detail }))}></vc-shelf>`;
  }

  #room({ path, title, members = [], streams = [] }) {
    const inside = members.length ? t('card.inside', { count: members.length }) : t('card.nobody');
    return html`<li>
      <a href=${roomUrl(path)} data-room=${path}>
        <span data-hue=${hueOf(path)}>${icons.door}</span>
        <strong>${title || readableName(path.split('/')[1] ?? path)}</strong>
        <small>${streams.length ? t('card.live', { count: streams.length }) : inside}</small>
      </a>
    </li>`;
  }
}

customElements.define('vc-home', VcHome);
