// The language of the pages: what the browser says, or another one chosen on this device.
import { LitElement, html } from 'lit';
import { chooseLanguage, keptLanguage, languages, t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls, pick } from './styles.js';

class VcLanguage extends LitElement {
  static styles = [base, controls, pick];

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
