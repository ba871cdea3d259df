// People this device remembers, as cards to tap.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../app/home-words.js';
import { fileName } from '../app/card-facts.js';
import { t } from '../app/messages.js';
import { forms, problemAt, problemOf } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

/** `cards` as this device keeps them. Fires `come-in` and `forget` with one of them. */
class VcKeptCards extends LitElement {
  static properties = { cards: { attribute: false }, busy: {}, problem: { attribute: false } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        gap: var(--space-3);
      }
      li {
        position: relative;
      }
      .card {
        display: block;
        width: 100%;
        max-width: 400px;
        padding: 0;
        border: 0;
        border-radius: 18px;
        background: transparent;
        box-shadow: var(--shadow-low);
        overflow: hidden;
        transition: transform var(--fast) var(--ease);
      }
      .card:hover:enabled {
        box-shadow: var(--shadow-high);
        transform: translateY(calc(-2px * var(--travel)));
      }
      .card:disabled {
        opacity: 0.6;
      }
      img {
        display: block;
        width: 100%;
        aspect-ratio: 5 / 3;
        object-fit: cover;
      }
      .under {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        max-width: 400px;
      }
      .under span {
        flex: 1;
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
    `,
  ];

  #urls = new Map();

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  render() {
    return html`<ul>
      ${repeat(
        this.cards,
        ({ id }) => id,
        (card) => this.#card(card),
      )}
    </ul>`;
  }

  #card(card) {
    const { name, owner } = card;
    const busy = this.busy === owner;
    return html`<li data-owner=${owner}>
      <button type="button" class="card" data-do="come-in" ?disabled=${Boolean(this.busy)} aria-label=${t('kept.comeIn', { name })} @click=${() => this.#tell('come-in', card)}>
        <img src=${this.#url(card)} alt="" />
      </button>
      <div class="under">
        <span role="status">${busy ? t('form.busy') : t('kept.tap')}</span>
        <a class="sign" data-do="save" href=${this.#url(card)} download=${fileName({ kind: 'login', owner })} title=${t('kept.save', { name })} aria-label=${t('kept.save', { name })}>
          ${icons.save}
        </a>
        <button type="button" class="sign" data-do="forget" title=${t('kept.forget', { name })} aria-label=${t('kept.forget', { name })} @click=${() => this.#tell('forget', card)}>
          ${icons.close}
        </button>
      </div>
      ${this.problem ? problemOf('kept', problemAt(this.problem, owner)) : nothing}
    </li>`;
  }

  #url({ id, file }) {
    if (!this.#urls.has(id)) this.#urls.set(id, URL.createObjectURL(new Blob([file], { type: 'image/png' })));
    return this.#urls.get(id);
  }

  #tell(type, card) {
    this.dispatchEvent(new CustomEvent(type, { detail: card }));
  }
}

customElements.define('vc-kept-cards', VcKeptCards);
