// A picture of oneself, taken with the camera: look, press, keep it or take another.
import { LitElement, css, html, nothing } from 'lit';
import { closeDevices, openDevices } from '../app/chosen-devices.js';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { smallSquare } from './pictures.js';
import { base, controls } from './styles.js';
import './vc-mirror.js';

/** `photo` is a data URL or empty. Fires `photo` with another one, or with an empty text. */
class VcSnap extends LitElement {
  static properties = { photo: {}, state: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        --side: 96px;
      }
      :host([data-looking]) {
        --side: 160px;
      }
      .frame {
        display: grid;
        place-items: center;
        flex: none;
        width: var(--side);
        height: var(--side);
        border: 1px dashed var(--line);
        border-radius: var(--radius-large);
        background: var(--paper-sunk);
        color: var(--ink-soft);
        overflow: hidden;
      }
      .frame svg {
        width: 32px;
        height: 32px;
      }
      img,
      vc-mirror {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      .do {
        display: grid;
        justify-items: start;
        gap: var(--space-2);
        min-width: 0;
      }
      .text {
        padding: 0;
        border: 0;
        background: transparent;
        color: var(--accent-strong);
        min-height: 32px;
        text-align: left;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-small);
        text-align: left;
      }
      @media (max-width: 420px) {
        :host([data-looking]) {
          --side: 120px;
        }
      }
    `,
  ];

  #stream = null;

  constructor() {
    super();
    this.photo = '';
    this.state = 'idle';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end('idle');
  }

  updated() {
    this.toggleAttribute('data-looking', this.state === 'looking');
  }

  render() {
    return html`<div class="frame">${this.#frame()}</div>
      <div class="do">${this.#buttons()}</div>`;
  }

  #frame() {
    if (this.state === 'looking') return html`<vc-mirror .stream=${this.#stream} label=${t('snap.mirror')}></vc-mirror>`;
    return this.photo ? html`<img src=${this.photo} alt=${t('snap.yours')} />` : icons.camera;
  }

  #buttons() {
    switch (this.state) {
      case 'looking':
        return html`<button type="button" class="button" data-do="shoot" @click=${this.#shoot}>${icons.camera}${t('snap.shoot')}</button>
          <button type="button" class="text" @click=${() => this.#end('idle')}>${t('snap.none')}</button>`;
      case 'asking':
        return html`<p role="status">${t('snap.asking')}</p>`;
      default:
        return html`<button type="button" class="button" data-do="camera" @click=${this.#look}>
            ${t(this.photo ? 'snap.again' : 'snap.take')}
          </button>
          ${this.photo ? html`<button type="button" class="text" data-do="no-photo" @click=${() => this.#tell('')}>${t('snap.remove')}</button>` : nothing}
          ${this.state === 'failed' ? html`<p role="alert">${t('snap.failed')}</p>` : nothing}`;
    }
  }

  async #look() {
    this.state = 'asking';
    try {
      this.#stream = await openDevices({ video: { facingMode: 'user', width: 640, height: 480 } });
    } catch {
      this.state = 'failed';
      return;
    }
    if (!this.isConnected) this.#end('idle');
    else await this.#show('looking', '[data-do=shoot]');
  }

  #shoot() {
    const { picture } = this.renderRoot.querySelector('vc-mirror');
    if (!picture) return;
    this.#tell(smallSquare(picture, picture.videoWidth, picture.videoHeight));
    this.#end('idle');
  }

  #end(state) {
    closeDevices(this.#stream);
    this.#stream = null;
    if (state !== this.state) this.#show(state, '[data-do=camera]');
  }

  /** The button pressed is gone now: the next one has the focus. */
  async #show(state, button) {
    this.state = state;
    await this.updateComplete;
    if (this.isConnected) this.renderRoot.querySelector(button)?.focus();
  }

  #tell(photo) {
    this.dispatchEvent(new CustomEvent('photo', { detail: photo }));
  }
}

customElements.define('vc-snap', VcSnap);
