// Stream keys of a room: how to publish from OBS, a key for it, and the keys there are.
import { LitElement, html, nothing } from 'lit';
import '../app/home-words.js';
import { dayOf, t } from '../app/messages.js';
import { forms, problemAt, problemElsewhere, problemOf, textField } from './fields.js';
import * as icons from './icons.js';
import { list } from './list-styles.js';
import { base, controls } from './styles.js';
import './vc-copy.js';

/** `settings` is a RoomSettingsStore, `state` what it holds. Fires `note`. */
class VcKeys extends LitElement {
  static properties = { settings: { attribute: false }, state: { attribute: false }, label: { state: true } };

  static styles = [base, controls, forms, list];

  constructor() {
    super();
    this.label = '';
  }

  render() {
    const { state } = this;
    const busy = state.busy === 'keys';
    const problem = state.problem?.part === 'keys' ? state.problem : null;
    return html`
      <p class="lead">${t('keys.lead')}</p>
      <form novalidate @submit=${this.#make}>
        ${textField({
          id: 'label',
          label: t('keys.label'),
          value: this.label,
          write: (label) => (this.label = label),
          problem: problemAt(problem, 'label'),
          placeholder: t('keys.example'),
          max: 60,
        })}
        <div class="buttons">
          <button class="button primary" data-do="make-key" ?disabled=${busy}>${icons.key}${t(busy ? 'form.busy' : 'keys.make')}</button>
        </div>
        ${problem ? problemOf('keys', problemElsewhere(problem, ['label'])) : nothing}
      </form>
      ${this.#made(state.made)} ${this.#all()}
    `;
  }

  #made(made) {
    if (made?.what !== 'keys') return html`<div role="status"></div>`;
    const { address = '', secret } = made;
    const slash = address.split('?')[0].lastIndexOf('/');
    return html`<div class="made" role="status">
      <p>${t('keys.made')}</p>
      ${
        address
          ? html`<vc-copy .label=${t('join.server')} .text=${address.slice(0, slash)}></vc-copy>
              <vc-copy .label=${t('join.key')} .text=${address.slice(slash + 1)}></vc-copy>
              <p class="hint">${t('keys.obs')}</p>`
          : html`<vc-copy .label=${t('keys.secret')} .text=${secret}></vc-copy>`
      }
    </div>`;
  }

  #all() {
    const all = this.settings.shown('keys');
    return html`<h3>${t('keys.all')}</h3>
      ${all.length ? html`<ul>${all.map((one) => this.#one(one))}</ul>` : html`<p class="hint">${t('keys.none')}</p>`}`;
  }

  #one({ id, label, scopes = [], expires, lastUsed }) {
    const facts = [
      scopes.map((scope) => t('keys.scope.' + scope)).join(', '),
      lastUsed ? t('keys.used', { day: dayOf(lastUsed) }) : '',
      expires ? t('invitations.until', { day: dayOf(expires) }) : '',
    ];
    const name = label || id;
    const out = t('invitations.revoke', { name });
    return html`<li data-id=${id}>
      ${icons.key}
      <div><strong>${name}</strong><small>${facts.filter(Boolean).join(' · ')}</small></div>
      <button class="sign" data-do="revoke" aria-label=${out} title=${out} @click=${() => this.#revoke(id, name)}>${icons.bin}</button>
    </li>`;
  }

  async #make(event) {
    event.preventDefault();
    const draft = { label: this.label.trim() || t('keys.example'), scopes: ['publish', 'watch'] };
    if (await this.settings.make('keys', draft)) this.label = '';
  }

  #revoke(id, name) {
    this.settings.revoke('keys', id);
    const undo = () => this.settings.keep('keys', id);
    this.dispatchEvent(new CustomEvent('note', { detail: { key: 'keys.revoked', values: { name }, undo } }));
  }
}

customElements.define('vc-keys', VcKeys);
