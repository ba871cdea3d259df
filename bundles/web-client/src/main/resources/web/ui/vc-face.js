// A face for a card: several shots with the camera to choose from, or a picture there is; then the square of it.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/card-words.js';
import { closeDevices, openDevices } from '../app/chosen-devices.js';
import { t } from '../app/messages.js';
import { forms } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { still } from './pictures.js';
import './vc-crop.js';
import './vc-mirror.js';

const mostShots = 6;

/** Fires `photo` with the square as a JPEG blob, after every change. */
class VcFace extends LitElement {
  static properties = { phase: { state: true }, shots: { state: true }, chosen: { state: true } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      vc-mirror {
        width: 100%;
        max-width: 280px;
        aspect-ratio: 1;
        border-radius: var(--radius-large);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .shot {
        display: block;
        width: 72px;
        height: 72px;
        padding: 0;
        border: 2px solid transparent;
        border-radius: var(--radius-small);
        background: transparent;
        overflow: hidden;
      }
      .shot[aria-pressed='true'] {
        border-color: var(--accent-strong);
      }
      .shot img {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
    `,
  ];

  #stream = null;

  constructor() {
    super();
    this.phase = 'idle';
    this.shots = [];
    this.chosen = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end('idle');
    for (const { url } of this.shots) URL.revokeObjectURL(url);
    this.shots = [];
  }

  render() {
    return html`
      ${this.#camera()} ${this.shots.length ? this.#choice() : nothing}
      <vc-crop ?hidden=${this.phase === 'looking' && !this.shots.length} @photo=${({ detail }) => this.dispatchEvent(new CustomEvent('photo', { detail }))}></vc-crop>
    `;
  }

  #camera() {
    if (this.phase === 'looking') {
      return html`<vc-mirror .stream=${this.#stream} label=${t('face.mirror')}></vc-mirror>
        <div class="buttons">
          <button type="button" class="button primary" data-do="shoot" ?disabled=${this.shots.length >= mostShots} @click=${this.#shoot}>
            ${icons.camera}${t('face.shoot')}
          </button>
          <button type="button" class="text" data-do="camera-off" @click=${() => this.#end('idle')}>${t('face.off')}</button>
        </div>
        <p class="hint">${t('face.several')}</p>`;
    }
    if (!navigator.mediaDevices?.getUserMedia) return nothing;
    return html`<div class="buttons">
        <button type="button" class="button" data-do="camera" ?disabled=${this.phase === 'asking'} @click=${this.#look}>
          ${icons.camera}${t(this.phase === 'asking' ? 'face.asking' : 'face.camera')}
        </button>
      </div>
      ${this.phase === 'failed' ? html`<p class="problem" role="alert">${t('face.failed')}</p>` : nothing}`;
  }

  #choice() {
    return html`<ul aria-label=${t('face.shots')}>
      ${this.shots.map(
        (shot, i) => html`<li>
          <button
            type="button"
            class="shot"
            aria-label=${t('face.shot', { count: i + 1 })}
            aria-pressed=${shot === this.chosen}
            @click=${() => this.#choose(shot)}
          >
            <img src=${shot.url} alt="" />
          </button>
        </li>`,
      )}
    </ul>`;
  }

  async #look() {
    this.phase = 'asking';
    try {
      this.#stream = await openDevices({ video: { facingMode: 'user', width: 1280, height: 720 } });
    } catch {
      this.phase = 'failed';
      return;
    }
    if (this.isConnected) this.phase = 'looking';
    else this.#end('idle');
  }

  async #shoot() {
    const { picture } = this.renderRoot.querySelector('vc-mirror');
    if (!picture) return;
    const blob = await still(picture);
    const shot = { blob, url: URL.createObjectURL(blob) };
    this.shots = [...this.shots, shot];
    this.#choose(shot);
  }

  #choose(shot) {
    this.chosen = shot;
    this.renderRoot.querySelector('vc-crop').open(shot.blob);
  }

  #end(phase) {
    closeDevices(this.#stream);
    this.#stream = null;
    this.phase = phase;
  }
}

customElements.define('vc-face', VcFace);
