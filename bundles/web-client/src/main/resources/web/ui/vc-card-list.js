// Cards the city has issued: for whom, since when, how often they opened a door; each can be revoked alone.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../app/card-words.js';
import { dayOf, fullTime, t } from '../app/messages.js';
import { forms, problemOf } from './fields.js';
import * as icons from './icons.js';
import { rows } from './list-styles.js';
import { base, controls } from './styles.js';
import { breakable } from './vc-copy.js';

/** `cards` of the list of the city, `leaving` the serials about to be revoked. Fires `revoke` and `keep` with a serial. */
class VcCardList extends LitElement {
  static properties = { cards: { attribute: false }, leaving: { attribute: false }, problem: { attribute: false }, short: { type: Boolean } };

  static styles = [
    base,
    controls,
    forms,
    rows,
    css`
      :host {
        display: block;
      }
      .public {
        color: var(--verified);
        font-size: var(--text-small);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.cards = [];
    this.leaving = new Set();
    this.problem = null;
    this.short = false;
  }

  render() {
    return html`<ul>
        ${repeat(
          this.cards,
          ({ serial }) => serial,
          (card) => this.#card(card),
        )}
      </ul>
      ${this.cards.length ? nothing : html`<p class="hint">${t('cards.none')}</p>`} ${problemOf('cards', this.problem)}`;
  }

  #card(card) {
    const { serial, kind, label, issued, expires } = card;
    const leaving = this.leaving.has(serial);
    const name = label || t('cards.' + kind);
    return html`<li data-serial=${serial} data-kind=${kind} ?data-leaving=${leaving}>
      ${kind === 'login' ? icons.lock : icons.card}
      <div>
        <strong>${name}</strong> ${card.public ? html`<span class="public">${t('cards.public')}</span>` : nothing}
        ${card.room && !this.short ? html`<p class="hint">${breakable(card.room.replace(/^\/+/, ''))}</p>` : nothing}
        <p class="hint">${t('cards.since', { since: dayOf(issued), until: dayOf(expires) })}</p>
        <p class="hint">${this.#used(card)}</p>
      </div>
      ${
        leaving
          ? html`<button type="button" class="button" data-do="keep" @click=${() => this.#tell('keep', serial)}>${t('note.undo')}</button>`
          : html`<button type="button" class="button" data-do="revoke" aria-label=${t('cards.revokeNamed', { name })} @click=${() => this.#tell('revoke', serial)}>
              ${t('cards.revoke')}
            </button>`
      }
    </li>`;
  }

  #used({ entries, lastUsed }) {
    if (!lastUsed) return t('cards.unused');
    return t('cards.used', { count: entries, time: fullTime(lastUsed) });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-card-list', VcCardList);
