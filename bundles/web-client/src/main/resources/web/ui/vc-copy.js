// A line of text to take along: shown, selectable, with a button that copies it.
import { LitElement, css, html } from 'lit';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

const shownMillis = 2000;

class VcCopy extends LitElement {
  static properties = { label: {}, text: {}, outcome: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .label {
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .line {
        display: flex;
        align-items: stretch;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--paper-sunk);
      }
      code {
        flex: 1;
        min-width: 0;
        padding: var(--space-2) var(--space-3);
        font: var(--text-small) / 1.5 var(--font-mono);
        overflow-wrap: anywhere;
        align-self: center;
        user-select: all;
      }
      .sign {
        height: auto;
        min-height: 36px;
        color: var(--accent-strong);
      }
      .failed {
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
    `,
  ];

  constructor() {
    super();
    this.outcome = '';
  }

  render() {
    const { label, text, outcome } = this;
    return html`
      ${label ? html`<div class="label">${label}</div>` : ''}
      <div class="line">
        <code>${breakable(text)}</code>
        <button class="sign" @click=${this.#copy} aria-label=${t('copy.do', { what: label || text })} title=${t('copy.do', { what: label || text })}>
          ${outcome === 'done' ? icons.check : icons.copy}
        </button>
      </div>
      <div role="status" class=${outcome === 'failed' ? 'failed' : 'unseen'}>${outcome ? t('copy.' + outcome) : ''}</div>
    `;
  }

  async #copy() {
    this.outcome = (await copyText(this.text)) ? 'done' : 'failed';
    setTimeout(() => (this.outcome = ''), shownMillis);
  }
}

/** The text with places to break a line behind its slashes. */
export function breakable(text = '') {
  return text.split(/(?<=\/)(?!\/)/).map((part) => html`${part}<wbr />`);
}

/** Puts a text on the clipboard; false where the browser does not allow it. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

customElements.define('vc-copy', VcCopy);
