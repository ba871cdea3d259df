// Invitations to a room: a link to copy, or a mail to a person; who used them, and a way to take them back.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import { dayOf, t } from '../app/messages.js';
import { base64 } from '../card/bytes.js';
import { forms, problemAt, problemElsewhere, problemOf, textField } from './fields.js';
import * as icons from './icons.js';
import { list } from './list-styles.js';
import { base, controls } from './styles.js';
import './vc-copy.js';

const days = [1, 7, 30, 0];
const uses = [1, 5, 25, 0];
const dayMillis = 24 * 60 * 60 * 1000;

/** `settings` is a RoomSettingsStore, `state` what it holds. Fires `note`. */
class VcInvitations extends LitElement {
  static properties = { settings: { attribute: false }, state: { attribute: false }, kind: { state: true }, draft: { state: true } };

  static styles = [
    base,
    controls,
    forms,
    list,
    css`
      .ways {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-2);
        margin-bottom: var(--space-4);
      }
      .ways [aria-pressed='true'] {
        border-color: var(--accent-strong);
        background: var(--accent-soft);
        color: var(--accent-strong);
      }
    `,
  ];

  constructor() {
    super();
    this.kind = 'link';
    this.draft = { label: '', days: 7, uses: 1, to: '', text: '' };
  }

  willUpdate() {
    // The words for what is wrong with a card come when something is.
    if (this.state.problem?.field === 'card') import('../app/card-words.js').then(() => this.requestUpdate());
  }

  render() {
    const { state, kind } = this;
    const busy = state.busy === 'invitations';
    const problem = state.problem?.part === 'invitations' ? state.problem : null;
    return html`
      <div class="ways" role="group" aria-label=${t('invitations.how')}>
        ${this.#way('link', icons.link)} ${this.#way('mail', icons.mail)}
      </div>
      <form novalidate @submit=${this.#make}>
        ${kind === 'link' ? this.#link(problem) : this.#mail(problem)}
        <div class="buttons">
          <button class="button primary" data-do="invite" ?disabled=${busy}>${t(busy ? 'form.busy' : `invitations.${kind}Do`)}</button>
        </div>
        ${problem ? problemOf('invitations', problemElsewhere(problem, ['to', 'card'])) : nothing}
      </form>
      ${this.#made(state.made)} ${this.#all()}
    `;
  }

  #way(kind, icon) {
    return html`<button class="button" data-kind=${kind} aria-pressed=${this.kind === kind} @click=${() => (this.kind = kind)}>
      ${icon}${t('invitations.' + kind)}
    </button>`;
  }

  #link() {
    return html`${textField({
        id: 'label',
        label: t('invitations.label'),
        value: this.draft.label,
        write: (label) => this.#write({ label }),
        hint: t('invitations.labelHint'),
        max: 60,
        optional: true,
      })}
      <div class="two">
        ${this.#choice('days', days, (count) => (count ? t('invitations.days', { count }) : t('invitations.forever')))}
        ${this.#choice('uses', uses, (count) => (count ? t('invitations.times', { count }) : t('invitations.always')))}
      </div>`;
  }

  #mail(problem) {
    return html`${textField({
        id: 'to',
        label: t('invitations.to'),
        value: this.draft.to,
        write: (to) => this.#write({ to }),
        problem: problemAt(problem, 'to'),
        type: 'email',
        max: 254,
        required: true,
      })}
      <div class="entry">
        <label for="text">${t('invitations.text')} <span>${t('form.optional')}</span></label>
        <textarea class="field" id="text" maxlength="1000" .value=${this.draft.text} @input=${({ target }) => this.#write({ text: target.value })}></textarea>
      </div>
      <div class="entry">
        <label for="card">${t('invitations.card')} <span>${t('form.optional')}</span></label>
        <input class="field" id="card" type="file" accept="image/png,.png" aria-describedby="card-hint" />
        <p class="hint" id="card-hint">${t('invitations.cardHint')}</p>
        ${problemOf('card', problemAt(problem, 'card'))}
      </div>`;
  }

  #choice(what, values, words) {
    return html`<div class="entry">
      <label for=${what}>${t('invitations.' + what + 'Label')}</label>
      <select class="field" id=${what} @change=${({ target }) => this.#write({ [what]: Number(target.value) })}>
        ${values.map((value) => html`<option value=${value} ?selected=${value === this.draft[what]}>${words(value)}</option>`)}
      </select>
    </div>`;
  }

  /** What only now can be seen: the address with its token. */
  #made(made) {
    if (made?.what !== 'invitations') return html`<div role="status"></div>`;
    return html`<div class="made" role="status">
      ${
        made.kind === 'mail'
          ? html`<p>${t('invitations.sent', { to: made.to })}</p>`
          : html`<p>${t('invitations.made')}</p><vc-copy .label=${t('invitations.url')} .text=${new URL(made.url, location.origin).href}></vc-copy>`
      }
    </div>`;
  }

  #all() {
    const all = this.settings.shown('invitations');
    return html`<h3>${t('invitations.all')}</h3>
      ${all.length ? html`<ul>${all.map((one) => this.#one(one))}</ul>` : html`<p class="hint">${t('invitations.none')}</p>`}`;
  }

  #one({ id, kind, label, to, expires, uses: allowed, entries = 0 }) {
    const name = label || to || t('invitations.' + (kind === 'mail' ? 'mail' : 'link'));
    const facts = [
      allowed ? t('invitations.used', { entries, count: allowed }) : t('invitations.entered', { count: entries }),
      expires ? t('invitations.until', { day: dayOf(expires) }) : '',
    ];
    const out = t('invitations.revoke', { name });
    return html`<li data-id=${id}>
      ${kind === 'mail' ? icons.mail : icons.link}
      <div><strong>${name}</strong><small>${facts.filter(Boolean).join(' · ')}</small></div>
      <button class="sign" data-do="revoke" aria-label=${out} title=${out} @click=${() => this.#revoke(id, name)}>${icons.bin}</button>
    </li>`;
  }

  #write(patch) {
    this.draft = { ...this.draft, ...patch };
  }

  async #make(event) {
    event.preventDefault();
    const { label, days: after, uses: allowed, to, text } = this.draft;
    const link = {
      kind: 'link',
      label: label.trim(),
      ...(after ? { expires: new Date(Date.now() + after * dayMillis).toISOString() } : {}),
      ...(allowed ? { uses: allowed } : {}),
    };
    const [card] = this.renderRoot.querySelector('#card')?.files ?? [];
    const mail = { kind: 'mail', to: to.trim(), text: text.trim(), ...(card ? { card: base64(new Uint8Array(await card.arrayBuffer())) } : {}) };
    const made = await this.settings.make('invitations', this.kind === 'link' ? link : mail);
    if (made) this.#clear();
    else this.updateComplete.then(() => this.renderRoot.querySelector('[aria-invalid="true"]')?.focus());
  }

  #clear() {
    this.#write({ label: '', to: '', text: '' });
    const card = this.renderRoot.querySelector('#card');
    if (card) card.value = '';
  }

  #revoke(id, name) {
    this.settings.revoke('invitations', id);
    const undo = () => this.settings.keep('invitations', id);
    this.dispatchEvent(new CustomEvent('note', { detail: { key: 'invitations.revoked', values: { name }, undo } }));
  }
}

customElements.define('vc-invitations', VcInvitations);
