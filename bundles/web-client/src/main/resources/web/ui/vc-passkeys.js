// Somebody's passkeys: what each is called and when it was used, a way to add one, a way to remove each.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../app/card-words.js';
import { deviceName } from '../app/device-name.js';
import { dayOf, fullTime, t } from '../app/messages.js';
import { forms, problemAt, problemOf, textField } from './fields.js';
import * as icons from './icons.js';
import { rows } from './list-styles.js';
import { base, controls } from './styles.js';

/**
 * `passkeys` of the list of the city, `leaving` the ids about to be removed, `busy` while one is made, `done` what was done
 * last; `lack` says why none can be added here: `insecure`, `unknown`, `address` or `full`. Fires `add` with a name, `remove`
 * and `keep` with an id.
 */
class VcPasskeys extends LitElement {
  static properties = {
    passkeys: { attribute: false },
    leaving: { attribute: false },
    busy: { type: Boolean },
    problem: { attribute: false },
    done: {},
    lack: {},
    label: { state: true },
  };

  static styles = [
    base,
    controls,
    forms,
    rows,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
    `,
  ];

  constructor() {
    super();
    this.passkeys = null;
    this.leaving = new Set();
    this.busy = false;
    this.problem = null;
    this.done = '';
    this.lack = '';
    this.label = deviceName(navigator.userAgent);
  }

  render() {
    const { passkeys, problem } = this;
    const lead = html`<p>${t('passkeys.lead')}</p>`;
    if (!passkeys) return html`${lead}${problem ? problemOf('passkeys', problem) : html`<p role="status">${t('form.busy')}</p>`}`;
    return html`${lead}
      ${
        passkeys.length
          ? html`<ul>
              ${repeat(
                passkeys,
                ({ id }) => id,
                (passkey) => this.#passkey(passkey),
              )}
            </ul>`
          : html`<p class="hint">${t('passkeys.none')}</p>`
      }
      ${problemOf('passkeys', problemAt(problem, 'passkeys'))}
      ${this.lack ? html`<p class="note" data-lack=${this.lack}>${t('passkeys.lack.' + this.lack)}</p>` : this.#form()}`;
  }

  #passkey({ id, label, host, created, lastUsed }) {
    const leaving = this.leaving.has(id);
    const name = label || t('passkeys.unnamed');
    return html`<li data-passkey=${id} ?data-leaving=${leaving}>
      ${icons.key}
      <div>
        <strong>${name}</strong>
        <p class="hint">${t('passkeys.since', { since: dayOf(created), host })}</p>
        <p class="hint">${lastUsed ? t('passkeys.used', { time: fullTime(lastUsed) }) : t('cards.unused')}</p>
      </div>
      ${
        leaving
          ? html`<button type="button" class="button" data-do="keep" @click=${() => this.#tell('keep', id)}>${t('note.undo')}</button>`
          : html`<button type="button" class="button" data-do="remove" aria-label=${t('passkeys.removeNamed', { name })} @click=${() => this.#tell('remove', id)}>
              ${t('passkeys.remove')}
            </button>`
      }
    </li>`;
  }

  #form() {
    return html`<form novalidate @submit=${this.#add}>
      ${textField({
        id: 'label',
        label: t('passkeys.label'),
        hint: t('passkeys.labelHint'),
        value: this.label,
        write: (label) => (this.label = label),
        max: 120,
      })}
      <div class="buttons">
        <button class="button" data-do="add" ?disabled=${this.busy}>${icons.key}${t(this.busy ? 'passkeys.busy' : 'passkeys.add')}</button>
      </div>
      ${problemOf('add', problemAt(this.problem, 'add'))}
      <p class="hint" role="status">${this.done ? t('passkeys.' + this.done) : nothing}</p>
    </form>`;
  }

  #add(event) {
    event.preventDefault();
    if (!this.busy) this.#tell('add', this.label.trim());
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-passkeys', VcPasskeys);
