// Another mail address: where the code goes, the code, and what happens to the home.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import { t } from '../app/messages.js';
import { CodeStore } from '../stores/code-store.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import { forms, problemAt, problemElsewhere, problemOf, textField } from './fields.js';
import { base, controls } from './styles.js';
import './vc-code.js';

class VcMove extends LitElement {
  static properties = { open: { state: true } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .now {
        overflow-wrap: anywhere;
      }
    `,
  ];

  #move = new CodeStore('/me/address');

  constructor() {
    super();
    this.open = false;
    new Follows(this, this.#move, session);
  }

  render() {
    const { step } = this.#move.state;
    return html`<p class="now"><strong>${session.state.resident?.address}</strong></p>
      ${
        step === 'code'
          ? this.#code()
          : this.open
            ? this.#form()
            : html`<div class="buttons"><button class="button" data-do="move" @click=${this.#begin}>${t('move.do')}</button></div>`
      }
      <p class="hint" role="status">${step === 'done' ? t('move.done') : nothing}</p>`;
  }

  #form() {
    const { draft, problem, busy } = this.#move.state;
    return html`<form novalidate @submit=${this.#send}>
      ${textField({
        id: 'address',
        label: t('move.address'),
        value: draft.address,
        write: (address) => this.#move.write(address),
        problem: problemAt(problem, 'address'),
        type: 'email',
        autocomplete: 'email',
        max: 254,
        required: true,
        hint: t('move.hint'),
      })}
      <div class="buttons">
        <button class="button primary" ?disabled=${busy || !draft.address.trim()}>${t(busy ? 'form.busy' : 'signin.send')}</button>
        <button type="button" class="text" @click=${() => (this.open = false)}>${t('form.cancel')}</button>
      </div>
      ${problemOf('move', problemElsewhere(problem, ['address']))}
    </form>`;
  }

  #code() {
    return html`<vc-code
      .sign=${this.#move.state}
      go="move.go"
      @code=${({ detail }) => this.#confirm(detail)}
      @again=${() => this.#move.send()}
      @back=${() => this.#move.begin()}
    ></vc-code>`;
  }

  #begin() {
    this.open = true;
    this.#move.begin();
    this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  async #send(event) {
    event.preventDefault();
    await this.#move.send({ address: this.#move.state.draft.address.trim() });
  }

  async #confirm(code) {
    if (!(await this.#move.confirm(code))) return;
    this.open = false;
    session.changed(this.#move.state.value);
  }
}

customElements.define('vc-move', VcMove);
