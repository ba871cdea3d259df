// A login card in hand: whose it is, a field for its passphrase, and whether this device shall remember it.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/card-words.js';
import { t } from '../app/messages.js';
import { forms, problemAt, problemElsewhere, problemOf } from './fields.js';
import { base, controls } from './styles.js';

/**
 * `card` as the stores hold it, `busy`, `problem`; `go` is what stands on the button. Fires `unlock` with the passphrase
 * and whether to remember, and `back`.
 */
class VcUnlock extends LitElement {
  static properties = {
    card: { attribute: false },
    busy: {},
    problem: { attribute: false },
    go: {},
    offer: { type: Boolean },
    url: { state: true },
  };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: block;
      }
      img {
        display: block;
        width: 100%;
        max-width: 400px;
        aspect-ratio: 5 / 3;
        object-fit: cover;
        border-radius: 18px;
        box-shadow: var(--shadow-low);
      }
    `,
  ];

  constructor() {
    super();
    this.busy = '';
    this.go = '';
    this.offer = false;
  }

  willUpdate(changed) {
    if (!changed.has('card')) return;
    URL.revokeObjectURL(this.url);
    this.url = URL.createObjectURL(new Blob([this.card.file], { type: 'image/png' }));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.url);
  }

  firstUpdated() {
    this.renderRoot.querySelector('#unlock').focus();
  }

  updated(changed) {
    if (changed.has('problem') && this.problem) this.renderRoot.querySelector('#unlock').select();
  }

  render() {
    const { busy, problem } = this;
    const { name, owner } = this.card.information;
    const wrong = problemAt(problem, 'passphrase');
    return html`<form novalidate @submit=${this.#submit}>
      <img src=${this.url} alt=${t('unlock.card', { name })} />
      <input type="text" name="username" autocomplete="username" .value=${owner} hidden />
      <div class="entry">
        <label for="unlock">${t('unlock.passphrase', { name })}</label>
        <input
          class="field"
          id="unlock"
          type="password"
          autocomplete="current-password"
          maxlength="500"
          ?readonly=${Boolean(busy)}
          aria-invalid=${wrong ? 'true' : 'false'}
          aria-describedby="unlock-problem"
        />
        ${problemOf('unlock', wrong)}
      </div>
      ${
        this.offer
          ? html`<label class="choice">
              <input type="checkbox" id="remember" />${t('unlock.remember')}<span class="hint">${t('unlock.rememberHint')}</span>
            </label>`
          : nothing
      }
      <div class="buttons">
        <button class="button primary" data-do="unlock" ?disabled=${Boolean(busy)}>${busy ? t('form.busy') : this.go || t('unlock.go')}</button>
        <button type="button" class="text" data-do="back" @click=${() => this.dispatchEvent(new Event('back'))}>${t('unlock.other')}</button>
      </div>
      ${problemOf('send', problemElsewhere(problem, ['passphrase']))}
    </form>`;
  }

  #submit(event) {
    event.preventDefault();
    const passphrase = this.renderRoot.querySelector('#unlock').value;
    const keep = this.renderRoot.querySelector('#remember')?.checked ?? false;
    if (!this.busy && passphrase) this.dispatchEvent(new CustomEvent('unlock', { detail: { passphrase, keep } }));
  }
}

customElements.define('vc-unlock', VcUnlock);
