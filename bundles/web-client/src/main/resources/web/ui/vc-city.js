// The city's street: who is live now, the public rooms, a field to find more.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { cityName, deskUrl, roomUrl, thisCity } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { CityStore } from '../stores/city-store.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import { CardWay } from './card-way.js';
import { desk } from './fields.js';
import { base, controls } from './styles.js';
import * as icons from './icons.js';
import './vc-address.js';
import './vc-band.js';
import './vc-card.js';
import './vc-language.js';
import './vc-note.js';

class VcCity extends LitElement {
  static styles = [
    base,
    controls,
    desk,
    css`
      main {
        width: 100%;
        max-width: 1240px;
        margin: 0 auto;
        padding: var(--space-5) var(--space-4) var(--space-6);
      }
      vc-note {
        position: fixed;
      }
      .lead {
        margin-top: var(--space-1);
      }
      h1 + ul {
        margin-top: var(--space-4);
      }
      h2 {
        margin: var(--space-5) 0 var(--space-3);
        font-size: var(--text-large);
      }
      .build {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: var(--space-2);
        height: 100%;
        min-height: 200px;
        padding: var(--space-4);
        border: 2px dashed var(--line);
        border-radius: var(--radius-large);
        color: var(--ink-soft);
        text-align: center;
        text-decoration: none;
        transition: border-color var(--fast) var(--ease);
      }
      .build:hover {
        border-color: var(--accent-strong);
      }
      .build svg {
        width: 44px;
        height: 44px;
        stroke-width: 1.25;
        color: var(--accent-strong);
      }
      .build strong {
        color: var(--ink);
        font-size: var(--text-large);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
        gap: var(--space-4);
      }
      .quiet {
        display: grid;
        justify-items: center;
        gap: var(--space-3);
        max-width: 30rem;
        margin: var(--space-6) auto;
        text-align: center;
        color: var(--ink-soft);
      }
      .quiet h1 {
        color: var(--ink);
        overflow-wrap: anywhere;
      }
      .quiet > svg {
        width: 56px;
        height: 56px;
        stroke-width: 1.25;
        color: var(--accent-strong);
      }
    `,
  ];

  #store = new CityStore(new URLSearchParams(location.search).get('find') ?? '');

  constructor() {
    super();
    new Follows(this, this.#store, session);
    new CardWay(this, (reason) => this.#store.note({ reason }));
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = cityName() + ' · ' + location.host;
    this.#store.enter();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#store.leave();
  }

  render() {
    const { phase, retryAt, find } = this.#store.state;
    return html`
      <vc-address role="banner" .place=${{ kind: 'city' }} .find=${find} @find=${({ detail }) => this.#store.setFind(detail)} @go=${this.#go}></vc-address>
      ${
        phase === 'waiting'
          ? html`<vc-band counting="band.unreached" .until=${retryAt} @retry=${() => this.#store.retryNow()}></vc-band>`
          : nothing
      }
      <main>
        ${this.#rooms()}
      </main>
      <vc-note .notes=${this.#store.state.notes}></vc-note>
      <footer><vc-language></vc-language> <a href=${deskUrl('doctor')}>${t('doctor.link')}</a></footer>
    `;
  }

  #rooms() {
    const { phase, rooms, find } = this.#store.state;
    if (!rooms.length && phase !== 'inside') return html`<p class="quiet" role="status">${t('city.entering')}</p>`;
    const shown = this.#store.shownRooms();
    const found = this.#store.foundRooms();
    if (!shown.length && !found.length) return this.#quiet(find);
    const live = shown.filter(({ streams }) => streams.length);
    const others = shown.filter(({ streams }) => !streams.length);
    const rest = [...others, ...found];
    const lead = t(live.length ? 'city.lead' : 'city.leadQuiet', { city: thisCity() });
    return html`
      <h1>${t(find ? 'city.found' : live.length ? 'city.title' : 'city.rooms')}</h1>
      ${find ? nothing : html`<p class="lead">${lead}</p>`}
      ${live.length ? this.#cards(live, !rest.length) : nothing}
      ${live.length && others.length ? html`<h2>${t('city.moreRooms')}</h2>` : nothing}
      ${rest.length || !live.length ? this.#cards(rest, true) : nothing}
    `;
  }

  #cards(rooms, andHome = false) {
    const home = andHome ? this.#home() : nothing;
    const makePlayer = (room, stream) => this.#store.previewOf(room, stream);
    return html`<ul>
      ${repeat(
        rooms,
        ({ path }) => path,
        (room) => html`<li><vc-card .room=${room} .makePlayer=${makePlayer}></vc-card></li>`,
      )}
      ${home === nothing ? nothing : html`<li>${home}</li>`}
    </ul>`;
  }

  /** The way to one's own home, or to one. */
  #home() {
    const { phase, resident, signUp } = session.state;
    if (phase !== 'known' || this.#store.state.find) return nothing;
    if (resident) return plot(resident.home, 'home', 'city.home', 'city.homeText');
    return signUp === 'closed' ? nothing : plot(deskUrl('sign-up'), 'build', 'city.build', 'city.buildText');
  }

  #quiet(find) {
    const path = typedPath(find);
    return html`<section class="quiet">
      ${icons.door}
      <h1>${find ? t('city.nothing', { find }) : t('city.empty')}</h1>
      <p>${find ? t('city.nothingText') : t('city.emptyText')}</p>
      ${path ? html`<a class="button primary" href=${roomUrl(path)}>${t('city.go', { path })}</a>` : this.#home()}
    </section>`;
  }

  /** Enter in the search field: into the one room that is left, or to the address typed. */
  #go() {
    const shown = [...this.#store.shownRooms(), ...this.#store.foundRooms()];
    const path = shown.length === 1 ? shown[0].path : typedPath(this.#store.state.find);
    if (path) location.assign(roomUrl(path));
  }
}

/** A place in the street that waits for somebody. */
function plot(href, what, title, text) {
  return html`<a class="build" data-do=${what} href=${href}>${icons.home}<strong>${t(title)}</strong><span>${t(text)}</span></a>`;
}

/** A room's path in what somebody typed or pasted, else an empty text. */
function typedPath(find) {
  const text = find
    .trim()
    .replace(/^https?:\/\/[^/]+\//, '')
    .replace(/^\/+|\/+$/g, '');
  return /^[^\s/@]+@[^\s/@]+(\/[^/]+)?$/.test(text) ? text.replace(/\s+/g, '.') : '';
}

customElements.define('vc-city', VcCity);
