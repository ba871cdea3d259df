// Where somebody is signed in, and the ends of that.
import { LitElement, css, html, nothing } from 'lit';
import { deviceName } from '../app/device-name.js';
import { fullTime, t } from '../app/messages.js';
import { forms, problemOf } from './fields.js';
import * as icons from './icons.js';
import { rows } from './list-styles.js';
import { base, controls } from './styles.js';

/** Fires `end` with the id of a device, `end-all`. */
class VcDevices extends LitElement {
  static properties = { devices: { attribute: false }, problem: { attribute: false } };

  static styles = [
    base,
    controls,
    forms,
    rows,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .here {
        color: var(--verified);
        font-size: var(--text-small);
        font-weight: 600;
      }
    `,
  ];

  render() {
    if (!this.devices) return this.problem ? problemOf('devices', this.problem) : html`<p role="status">${t('form.busy')}</p>`;
    return html`
      <ul>
        ${this.devices.map((device) => this.#device(device))}
      </ul>
      <div class="buttons">
        <button class="button" data-do="end-all" @click=${() => this.#tell('end-all')}>${t('devices.endAll')}</button>
        <span class="hint">${t('devices.endAllHint')}</span>
      </div>
      ${problemOf('devices', this.problem)}
    `;
  }

  #device({ id, device, address, seen, current }) {
    const name = deviceName(device);
    return html`<li data-current=${current}>
      ${icons.device}
      <div>
        <strong title=${device}>${name}</strong> ${current ? html`<span class="here">${t('devices.here')}</span>` : nothing}
        <p class="hint">${t('devices.seen', { time: fullTime(seen), address })}</p>
      </div>
      ${
        current
          ? nothing
          : html`<button class="button" @click=${() => this.#tell('end', id)} aria-label=${t('devices.endNamed', { name })}>${t('devices.end')}</button>`
      }
    </li>`;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-devices', VcDevices);
