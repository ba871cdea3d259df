// A door that stays shut: why, and what can be done about it.
import { LitElement, css, html, nothing } from 'lit';
import { deskUrl, readableName, roomUrl } from '../app/addresses.js';
import { reasonText, t } from '../app/messages.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import { base, controls } from './styles.js';
import * as icons from './icons.js';

/** What stands on the door for a reason of the city; `key`: it opens with one, `again`: trying again may help. */
const signs = {
  'no-such-room': { title: 'door.noRoom', text: 'door.noRoomText' },
  'bad-name': { title: 'door.noRoom', text: 'door.noRoomText' },
  'key-required': { title: 'door.private', text: 'door.privateText', key: true },
  'not-allowed': { title: 'door.private', text: 'door.privateText', key: true },
  revoked: { title: 'door.badKey', text: 'door.badKeyText', key: true },
  'bad-key': { title: 'door.badKey', text: 'door.badKeyText', key: true },
  'room-full': { title: 'door.full', text: 'door.fullText', again: true },
  'room-closed': { title: 'door.closed', text: 'door.closedText' },
  kicked: { title: 'door.out' },
};

class VcDoor extends LitElement {
  static properties = { place: { attribute: false }, reason: { attribute: false } };

  static styles = [
    base,
    controls,
    css`
      :host {
        flex: 1;
        display: grid;
        place-items: center;
        padding: var(--space-5) var(--space-4);
        background: var(--paper-sunk);
        perspective: 1200px;
      }
      article {
        position: relative;
        width: min(100%, 420px);
        padding: var(--space-6) var(--space-5);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--paper-raised);
        box-shadow: var(--shadow-high);
        text-align: center;
        transform-origin: left;
        animation: shut var(--door) var(--ease);
      }
      article > svg {
        width: 64px;
        height: 64px;
        stroke-width: 1.25;
        color: var(--accent-strong);
      }
      @keyframes shut {
        from {
          opacity: 0;
          transform: rotateY(calc(var(--travel) * -50deg));
        }
      }
      h2 {
        margin: var(--space-3) 0 var(--space-2);
        font-size: var(--text-title);
        line-height: 1.2;
      }
      p {
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
      .where {
        display: inline-block;
        max-width: 100%;
        margin-bottom: var(--space-3);
        padding: var(--space-1) var(--space-3);
        border-radius: var(--radius-small);
        background: var(--paper-sunk);
        color: var(--ink);
        font-size: var(--text-small);
      }
      form,
      .ways {
        display: grid;
        gap: var(--space-3);
        margin-top: var(--space-5);
      }
      label {
        text-align: left;
        font-size: var(--text-small);
        font-weight: 600;
      }
      label input {
        margin-top: var(--space-1);
        font-weight: 400;
      }
    `,
  ];

  constructor() {
    super();
    new Follows(this, session);
  }

  render() {
    const { path, name, owner } = this.place;
    const sign = signs[this.reason?.name] ?? { title: 'door.other', again: true };
    const text = sign.text ? t(sign.text, { path }) : reasonText(this.reason);
    const primary = !sign.key && !sign.again;
    return html`<article data-testid="door" data-reason=${this.reason?.name ?? ''}>
      ${icons.door}
      <h2>${t(sign.title)}</h2>
      <p class="where">${name ? `${owner} / ${readableName(name)}` : owner}</p>
      ${text ? html`<p>${text}</p>` : nothing} ${sign.key ? this.#keyhole() : nothing}
      <div class="ways">
        ${
          sign.again
            ? html`<button class="button primary" @click=${() => location.reload()}>${t('door.again')}</button>`
            : nothing
        }
        ${
          sign.key && session.state.phase === 'known' && !session.state.resident
            ? html`<a class="button" data-do="sign-in" href=${deskUrl('sign-in', roomUrl(path))}>${t('door.signIn')}</a>`
            : nothing
        }
        <a class="button ${primary ? 'primary' : ''}" href="/">${t('door.city')}</a>
      </div>
    </article>`;
  }

  #keyhole() {
    return html`<form @submit=${this.#unlock}>
      <label>
        ${t('door.key')}
        <input class="field" id="door-key" required maxlength="500" autocomplete="off" spellcheck="false" autocapitalize="off" />
      </label>
      <button class="button primary">${t('door.open')}</button>
    </form>`;
  }

  #unlock(event) {
    event.preventDefault();
    const key = this.renderRoot.querySelector('#door-key').value.trim();
    if (key) location.assign(roomUrl(this.place.path, key));
  }
}

customElements.define('vc-door', VcDoor);
