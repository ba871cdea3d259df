// The address bar: where you are, each part a link; a field that searches the city; you.
import { LitElement, css, html, nothing } from 'lit';
import { cityName, readableName, roomUrl } from '../app/addresses.js';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import './vc-you.js';

/** Fires `find` with the words typed (in the city), `you` when the own name is pressed. */
class VcAddress extends LitElement {
  static properties = { place: { attribute: false }, heading: {}, find: {}, you: {}, inside: { type: Number }, locked: { type: Boolean } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 56px;
        padding: var(--space-2) var(--space-4);
        border-bottom: 1px solid var(--line);
        background: var(--paper-raised);
      }
      nav {
        display: flex;
        align-items: center;
        flex: 1;
        min-width: 0;
        gap: var(--space-1);
        white-space: nowrap;
      }
      nav a,
      nav [aria-current] {
        padding: var(--space-1) var(--space-2);
        border-radius: var(--radius-small);
        overflow: hidden;
        text-overflow: ellipsis;
      }
      nav a {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        flex: none;
        color: var(--ink-soft);
        text-decoration: none;
      }
      nav .owner {
        flex: 0 1 auto;
        min-width: 0;
      }
      nav .owner span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      nav a:hover {
        background: var(--paper-sunk);
        color: var(--ink);
      }
      h1 {
        font-size: inherit;
        font-weight: 600;
      }
      .slash {
        color: var(--ink-soft);
      }
      form {
        position: relative;
        flex: 0 1 260px;
        min-width: 0;
      }
      form svg {
        position: absolute;
        top: 10px;
        left: 10px;
        color: var(--ink-soft);
        pointer-events: none;
      }
      form .field::-webkit-search-cancel-button {
        margin-left: var(--space-2);
      }
      form .field {
        padding-left: 38px;
        background: var(--paper);
      }
      .lock svg {
        width: 16px;
        height: 16px;
        vertical-align: -3px;
      }
      .inside {
        color: var(--ink-soft);
        font-size: var(--text-small);
        white-space: nowrap;
      }
      @media (max-width: 640px) {
        :host {
          padding: var(--space-2);
          gap: var(--space-2);
        }
        nav {
          min-width: 44px;
        }
        nav a span,
        nav .owner,
        nav .slash {
          display: none;
        }
        .room-form {
          display: none;
        }
      }
    `,
  ];

  render() {
    const inRoom = this.place?.kind === 'room';
    const inCity = this.place?.kind === 'city';
    return html`
      <nav aria-label=${cityName()}>
        <a href="/" title=${inCity ? cityName() : t('room.home')} aria-label=${location.host}>${icons.logo}<span>${location.host}</span></a>
        ${inCity ? nothing : inRoom ? this.#crumbs() : this.#desk()}
      </nav>
      ${
        inRoom && this.inside
          ? html`<span class="inside" data-testid="inside">
              ${this.locked ? html`<span class="lock" title=${t('room.locked')}>${icons.lock}<span class="unseen">${t('room.locked')}</span></span>` : nothing}
              ${t('room.inside', { count: this.inside })}
            </span>`
          : nothing
      }
      <form role="search" action="/" class=${inCity ? '' : 'room-form'} @submit=${this.#submit}>
        ${icons.search}
        <input
          class="field"
          id="find"
          name="find"
          type="search"
          autocomplete="off"
          maxlength="200"
          .value=${this.find ?? ''}
          placeholder=${t('city.find')}
          aria-label=${t('city.find')}
          @input=${this.#typed}
        />
      </form>
      <vc-you .name=${this.you} @people=${() => this.#tell('you')}></vc-you>
    `;
  }

  #crumbs() {
    const { owner, name } = this.place;
    const slash = html`<span class="slash" aria-hidden="true">/</span>`;
    if (!name) return html`${slash}<h1 aria-current="page">${this.heading || owner}</h1>`;
    return html`${slash}<a class="owner" href=${roomUrl(owner)}><span>${owner}</span></a>${slash}<h1 aria-current="page">${this.heading || readableName(name)}</h1>`;
  }

  #desk() {
    return html`<span class="slash" aria-hidden="true">/</span><span aria-current="page">${this.heading}</span>`;
  }

  #typed({ target }) {
    if (this.place?.kind === 'city') this.#tell('find', target.value);
  }

  #submit(event) {
    if (this.place?.kind !== 'city') return;
    event.preventDefault();
    this.#tell('go');
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-address', VcAddress);
