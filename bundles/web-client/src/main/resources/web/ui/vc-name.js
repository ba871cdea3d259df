// The name a guest goes by, changed where it stands.
import { LitElement, css, html, nothing } from 'lit';
import { reasonText, t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

class VcName extends LitElement {
  static properties = {
    name: {},
    rename: { attribute: false },
    editing: { state: true },
    problem: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      .show,
      .edit {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        min-height: 32px;
      }
      .show > span {
        flex: none;
      }
      .show button {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        min-width: 0;
        min-height: 32px;
        padding: 0 var(--space-2);
        border: 0;
        border-radius: var(--radius-small);
        background: transparent;
        color: var(--ink);
        font-weight: 600;
      }
      .show button:hover {
        background: var(--paper-sunk);
      }
      .show button span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      svg {
        width: 16px;
        height: 16px;
      }
      .field {
        min-height: 32px;
        padding: var(--space-1) var(--space-2);
      }
      .sign {
        width: 32px;
        height: 32px;
        color: var(--accent-strong);
      }
      p {
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    this.editing = false;
    this.problem = null;
  }

  render() {
    return this.editing ? this.#edit() : this.#show();
  }

  #show() {
    const { name } = this;
    return html`<div class="show">
      <span>${t('chat.nameAs')}</span>
      <button type="button" id="chat-name-edit" @click=${this.#begin} title=${t('chat.nameChange')} aria-label=${`${name}: ${t('chat.nameChange')}`}>
        <span>${name}</span>${icons.pencil}
      </button>
    </div>`;
  }

  #edit() {
    return html`<div class="edit">
        <input
          class="field"
          id="chat-name"
          maxlength="60"
          autocomplete="nickname"
          .value=${this.name ?? ''}
          aria-label=${t('chat.name')}
          @keydown=${this.#onKey}
        />
        <button type="button" class="sign" @click=${this.#save} aria-label=${t('chat.nameSave')} title=${t('chat.nameSave')}>${icons.check}</button>
      </div>
      ${this.problem ? html`<p role="alert">${reasonText(this.problem)}</p>` : nothing}`;
  }

  async #begin() {
    this.editing = true;
    await this.updateComplete;
    this.renderRoot.querySelector('#chat-name').select();
  }

  #onKey(event) {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') this.#save();
    else this.#end();
  }

  async #save() {
    const name = this.renderRoot.querySelector('#chat-name').value.trim();
    if (!name || name === this.name) {
      this.#end();
      return;
    }
    const { ok, reason } = await this.rename(name);
    if (ok) this.#end();
    else this.problem = reason;
  }

  async #end() {
    this.editing = false;
    this.problem = null;
    await this.updateComplete;
    this.renderRoot.querySelector('#chat-name-edit')?.focus();
  }
}

customElements.define('vc-name', VcName);
