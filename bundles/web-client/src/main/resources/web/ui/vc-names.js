// A list of names or addresses: each stands on its own and can be taken out; Enter, comma or a paste adds.
import { LitElement, css, html } from 'lit';
import '../app/home-words.js';
import { t } from '../app/messages.js';
import { forms } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

/** `what` names the list in the messages. Fires `names` with the whole list. */
class VcNames extends LitElement {
  static properties = { what: {}, names: { attribute: false }, said: { state: true } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: block;
      }
      .box {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
        padding: var(--space-1);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--paper-raised);
        cursor: text;
      }
      .box:focus-within {
        outline: 2px solid var(--accent-strong);
        outline-offset: -1px;
      }
      ul {
        display: contents;
      }
      li {
        display: inline-flex;
        align-items: center;
        max-width: 100%;
        padding-left: var(--space-2);
        border-radius: var(--radius-small);
        background: var(--accent-soft);
        color: var(--accent-strong);
        font-size: var(--text-small);
        font-weight: 500;
      }
      li span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      li .sign {
        width: 32px;
        height: 32px;
      }
      li svg {
        width: 15px;
        height: 15px;
      }
      input {
        flex: 1 1 96px;
        min-width: 0;
        min-height: 32px;
        padding: 0 var(--space-2);
        border: 0;
        outline: 0;
        background: transparent;
      }
      input::placeholder {
        color: var(--ink-soft);
        opacity: 1;
      }
    `,
  ];

  constructor() {
    super();
    this.names = [];
    this.said = '';
  }

  render() {
    const { what, names } = this;
    return html`<div class="entry">
      <label for="more">${t('names.' + what)}</label>
      <div class="box" @click=${({ target }) => target.closest('button') || this.#field.focus()}>
        <ul aria-label=${t('names.' + what)} ?hidden=${!names.length}>
          ${names.map(
            (name) => html`<li>
              <span>${name}</span>
              <button type="button" class="sign" aria-label=${t('names.out', { name })} title=${t('names.out', { name })} @click=${() => this.#out(name)}>
                ${icons.close}
              </button>
            </li>`,
          )}
        </ul>
        <input
          id="more"
          maxlength="2000"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-describedby="hint"
          placeholder=${names.length ? '' : t(`names.${what}Example`)}
          @keydown=${this.#onKey}
          @blur=${() => this.take()}
        />
      </div>
      <p class="hint" id="hint">${t(`names.${what}Hint`)}</p>
      <div class="unseen" role="status">${this.said}</div>
    </div>`;
  }

  /** Takes what was typed into the list. */
  take() {
    const typed = this.#field.value.split(/[,;\n]+|\s{2,}/).map((name) => name.trim()).filter(Boolean);
    if (!typed.length) return;
    this.#field.value = '';
    this.said = t('names.added', { name: typed.join(', ') });
    this.#tell([...new Set([...this.names, ...typed])]);
  }

  get #field() {
    return this.renderRoot.querySelector('#more');
  }

  #onKey(event) {
    const { key, target, isComposing } = event;
    if (isComposing) return;
    if ((key === 'Enter' && target.value.trim()) || key === ',') {
      event.preventDefault();
      this.take();
    } else if (key === 'Backspace' && !target.value && this.names.length) {
      this.#out(this.names.at(-1));
    }
  }

  #out(name) {
    this.said = t('names.gone', { name });
    this.#tell(this.names.filter((other) => other !== name));
    this.#field.focus();
  }

  #tell(names) {
    this.names = names;
    this.dispatchEvent(new CustomEvent('names', { detail: names }));
  }
}

customElements.define('vc-names', VcNames);
