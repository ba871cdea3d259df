// A new passphrase: written, or made of words; shown to who wants to see it.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/card-words.js';
import { t } from '../app/messages.js';
import { makePhrase } from '../card/passphrase.js';
import { forms, problemOf } from './fields.js';
import { base, controls } from './styles.js';

/** Fires `passphrase` with the text. */
class VcPassphrase extends LitElement {
  static properties = {
    value: {},
    label: {},
    hint: {},
    optional: { type: Boolean },
    problem: { attribute: false },
    shown: { state: true },
  };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        gap: var(--space-2);
      }
      .line .field {
        flex: 1;
        min-width: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.hint = '';
    this.optional = false;
    this.problem = null;
    this.shown = false;
  }

  focus() {
    this.renderRoot.querySelector('input').focus();
  }

  render() {
    return html`<div class="entry">
      <label for="passphrase">${this.label || t('pass.new')}${this.optional ? html` <span>${t('form.optional')}</span>` : nothing}</label>
      <div class="line">
        <input
          class="field"
          id="passphrase"
          type=${this.shown ? 'text' : 'password'}
          autocomplete="new-password"
          autocapitalize="off"
          spellcheck="false"
          maxlength="500"
          .value=${this.value}
          aria-invalid=${this.problem ? 'true' : 'false'}
          aria-describedby="passphrase-hint passphrase-problem"
          @input=${({ target }) => this.#tell(target.value)}
        />
        <button type="button" class="button" data-do="show" aria-pressed=${this.shown} @click=${() => (this.shown = !this.shown)}>
          ${t(this.shown ? 'pass.hide' : 'pass.show')}
        </button>
      </div>
      <p class="hint" id="passphrase-hint">${this.hint || t('pass.hint')}</p>
      ${problemOf('passphrase', this.problem)}
      <div><button type="button" class="text" data-do="make" @click=${this.#make}>${t('pass.make')}</button></div>
    </div>`;
  }

  #make() {
    this.shown = true;
    this.#tell(makePhrase());
  }

  #tell(passphrase) {
    this.value = passphrase;
    this.dispatchEvent(new CustomEvent('passphrase', { detail: passphrase }));
  }
}

customElements.define('vc-passphrase', VcPassphrase);
