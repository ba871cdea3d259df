// How the pages look: as the system says, or light or dark as chosen on this device.
import { LitElement, html } from 'lit';
import { appearances, chooseAppearance, keptAppearance } from '../app/appearance.js';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls, pick } from './styles.js';

class VcAppearance extends LitElement {
  static styles = [base, controls, pick];

  render() {
    const kept = keptAppearance();
    return html`<label>
      ${icons.halfMoon}<span class="unseen">${t('appearance.label')}</span>
      <select id="appearance" name="appearance" @change=${({ target }) => chooseAppearance(target.value)}>
        <option value="" ?selected=${!kept}>${t('appearance.system')}</option>
        ${appearances.map((one) => html`<option value=${one} ?selected=${kept === one}>${t('appearance.' + one)}</option>`)}
      </select>
    </label>`;
  }
}

customElements.define('vc-appearance', VcAppearance);
