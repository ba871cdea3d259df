// What an empty stage shows: how to bring a camera, a friend, a word; or what was put away.
import { LitElement, css, html } from 'lit';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

/**
 * `away` are boxes that were put away, `{name, label}`. `closed`: the room is one's own and private, so that its address
 * alone opens nothing. Fires `camera`, `panel` with the name of a panel, `invite`, and `show` with the name of a box put away.
 */
class VcInvitation extends LitElement {
  static properties = { away: { attribute: false }, closed: { type: Boolean } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        width: min(100%, 760px);
        padding: var(--space-4);
        color: var(--stage-ink);
        text-align: center;
      }
      h2 {
        font-size: var(--text-title);
        line-height: 1.2;
      }
      h2 + p {
        margin: var(--space-2) 0 var(--space-5);
        color: var(--stage-soft);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-3);
      }
      li {
        flex: 1 1 200px;
        max-width: 320px;
        display: grid;
        grid-template-rows: auto auto 1fr auto;
        justify-items: center;
        gap: var(--space-1);
        padding: var(--space-4);
        border: 1px solid var(--stage-line);
        border-radius: var(--radius-large);
        background: var(--stage-raised);
      }
      li svg {
        width: 28px;
        height: 28px;
      }
      h3 {
        font-size: var(--text-medium);
      }
      li p {
        color: var(--stage-soft);
        font-size: var(--text-small);
      }
      .button {
        margin-top: var(--space-2);
        border-color: var(--stage-line);
        background: transparent;
        color: var(--stage-ink);
        overflow-wrap: anywhere;
      }
      .button:hover {
        background: var(--stage-hover);
      }
      .button.primary {
        border-color: transparent;
        background: var(--accent);
        color: var(--on-accent);
      }
      .button:focus-visible {
        outline-color: var(--stage-ink);
      }
      @media (max-width: 560px) {
        li {
          flex-basis: 100%;
          max-width: none;
          grid-template: 'sign title do' auto 'sign text do' auto / auto 1fr auto;
          column-gap: var(--space-3);
          justify-items: start;
          align-items: center;
          text-align: left;
          padding: var(--space-3);
        }
        li svg {
          grid-area: sign;
        }
        li h3 {
          grid-area: title;
        }
        li p {
          grid-area: text;
        }
        li .button {
          grid-area: do;
          margin: 0;
          padding: 0 var(--space-3);
          max-width: 124px;
          font-size: var(--text-small);
        }
      }
    `,
  ];

  render() {
    return this.away.length ? this.#putAway() : this.#empty();
  }

  #empty() {
    return html`
      <h2>${t('empty.title')}</h2>
      <p>${t('empty.text')}</p>
      <ul>
        ${this.#way('camera', icons.camera, () => this.#tell('camera'))}
        ${this.#way(this.closed ? 'guest' : 'friend', icons.friend, () => this.#tell('invite'))}
        ${this.#way('talk', icons.chat, () => this.#tell('panel', 'chat'))}
      </ul>
    `;
  }

  #way(name, icon, act) {
    return html`<li>
      ${icon}
      <h3>${t('empty.' + name)}</h3>
      <p>${t(`empty.${name}Text`)}</p>
      <button class="button ${name === 'camera' ? 'primary' : ''}" @click=${act}>${t(`empty.${name}Do`)}</button>
    </li>`;
  }

  #putAway() {
    return html`
      <h2>${t('away.title')}</h2>
      <p>${t('away.text')}</p>
      ${this.away.map(
        ({ name, label = name }) =>
          html`<button class="button" @click=${() => this.#tell('show', name)} aria-label=${t('people.show', { name: label })}>${icons.play}${label}</button> `,
      )}
    `;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-invitation', VcInvitation);
