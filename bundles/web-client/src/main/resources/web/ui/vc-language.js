// The language of the pages: what the browser says, or another one chosen on this device.
import { LitElement, css, html } from 'lit';
import { chooseLanguage, keptLanguage, languages, t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

class VcLanguage extends LitElement {
  static styles = [
    base,
    controls,
    css`
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      select {
        min-height: var(--control);
        max-width: 100%;
        padding: 0 var(--space-2);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--paper-raised);
        color: var(--ink);
        font: inherit;
      }
    `,
  ];

  render() {
    const kept = keptLanguage();
    return html`<label>
      ${icons.globe}<span class="unseen">${t('language.label')}</span>
      <select id="language" name="language" @change=${({ target }) => chooseLanguage(target.value)}>
        <option value="" ?selected=${!kept}>${t('language.browser')}</option>
        ${Object.entries(languages).map(
          ([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${kept === tag}>${name}</option>`,
        )}
      </select>
    </label>`;
  }
}

customElements.define('vc-language', VcLanguage);
