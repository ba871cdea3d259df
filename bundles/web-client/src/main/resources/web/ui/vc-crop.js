// A square of a picture: chosen or dropped, dragged and resized until the face is in it.
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { forms } from './fields.js';
import { base, controls } from './styles.js';

const side = 512;
const step = 16;
const mostZoom = 4;
const quality = 0.9;

/** Fires `photo` with the square as a JPEG blob, after every change. */
class VcCrop extends LitElement {
  static properties = { picture: { state: true }, zoom: { state: true }, failed: { state: true }, over: { state: true } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .drop {
        display: grid;
        place-items: center;
        align-content: center;
        gap: var(--space-2);
        width: 100%;
        max-width: 280px;
        aspect-ratio: 1;
        padding: var(--space-4);
        border: 2px dashed var(--line);
        border-radius: var(--radius-large);
        color: var(--ink-soft);
        text-align: center;
        cursor: pointer;
      }
      .drop svg {
        width: 40px;
        height: 40px;
        stroke-width: 1.25;
        color: var(--accent-strong);
      }
      .drop strong {
        color: var(--ink);
      }
      .drop:hover,
      .drop[data-over] {
        border-color: var(--accent-strong);
      }
      input[type='file'] {
        position: absolute;
        opacity: 0;
        width: 1px;
        height: 1px;
      }
      input[type='file']:focus-visible + .drop,
      input[type='file']:focus-visible + .button {
        outline: 2px solid var(--accent-strong);
        outline-offset: 2px;
      }
      canvas {
        display: block;
        width: 100%;
        max-width: 280px;
        aspect-ratio: 1;
        border-radius: var(--radius-large);
        cursor: grab;
        touch-action: none;
      }
      canvas:active {
        cursor: grabbing;
      }
      input[type='range'] {
        width: 100%;
        max-width: 280px;
        min-height: var(--control);
        accent-color: var(--accent);
      }
    `,
  ];

  #x = 0;
  #y = 0;
  #held = null;

  constructor() {
    super();
    this.picture = null;
    this.zoom = 1;
    this.failed = false;
    this.over = false;
  }

  render() {
    return html`
      ${this.picture ? this.#square() : nothing}
      <div>
        <input type="file" id="photo" accept="image/*" aria-label=${t('photo.choose')} @change=${({ target }) => this.open(target.files[0])} />
        ${
          this.picture
            ? html`<label class="button" for="photo">${t('photo.other')}</label>`
            : html`<label class="drop" for="photo" ?data-over=${this.over} @dragover=${this.#onOver} @dragleave=${() => (this.over = false)} @drop=${this.#onDrop}>
              ${icons.friend}<strong>${t('photo.choose')}</strong><span>${t('photo.drop')}</span>
            </label>`
        }
      </div>
      ${this.failed ? html`<p class="problem" role="alert">${t('photo.bad')}</p>` : nothing}
    `;
  }

  #square() {
    return html`
      <canvas
        width=${side}
        height=${side}
        tabindex="0"
        role="img"
        aria-label=${t('photo.square')}
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
        @pointerup=${this.#drop}
        @pointercancel=${this.#drop}
        @keydown=${this.#onKey}
      ></canvas>
      <div class="entry">
        <label for="zoom">${t('photo.zoom')}</label>
        <input id="zoom" type="range" min="1" max=${mostZoom} step="0.02" .value=${String(this.zoom)} @input=${this.#onZoom} @change=${this.#tell} />
      </div>
    `;
  }

  updated() {
    if (this.picture) this.#draw();
  }

  /** Shows a picture, cut in the middle. */
  async open(file) {
    if (!file) return;
    try {
      this.picture = await createImageBitmap(file);
      this.failed = false;
      Object.assign(this, { zoom: 1 });
      this.#x = this.#y = 0;
      await this.updateComplete;
      this.#tell();
    } catch {
      this.failed = true;
    }
  }

  #onOver(event) {
    event.preventDefault();
    this.over = true;
  }

  #onDrop(event) {
    event.preventDefault();
    this.over = false;
    this.open(event.dataTransfer.files[0]);
  }

  #grab(event) {
    event.target.setPointerCapture(event.pointerId);
    this.#held = { x: event.clientX, y: event.clientY };
  }

  #drag({ clientX, clientY, target }) {
    if (!this.#held) return;
    const scale = side / target.clientWidth;
    this.#move((clientX - this.#held.x) * scale, (clientY - this.#held.y) * scale);
    this.#held = { x: clientX, y: clientY };
  }

  #drop() {
    if (!this.#held) return;
    this.#held = null;
    this.#tell();
  }

  #onKey(event) {
    const way = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }[event.key];
    if (!way) return;
    event.preventDefault();
    this.#move(...way);
    this.#tell();
  }

  #onZoom({ target }) {
    this.zoom = Number(target.value);
  }

  #move(dx, dy) {
    this.#x += dx;
    this.#y += dy;
    this.#draw();
  }

  /** Draws the picture so that it covers the square, whatever was dragged. */
  #draw() {
    const { picture, zoom } = this;
    const scale = (side / Math.min(picture.width, picture.height)) * zoom;
    const width = picture.width * scale;
    const height = picture.height * scale;
    const within = (offset, size) => Math.max(-(size - side) / 2, Math.min((size - side) / 2, offset));
    this.#x = within(this.#x, width);
    this.#y = within(this.#y, height);
    const pen = this.renderRoot.querySelector('canvas').getContext('2d');
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, side, side);
    pen.drawImage(picture, (side - width) / 2 + this.#x, (side - height) / 2 + this.#y, width, height);
  }

  #tell() {
    const done = (photo) => this.dispatchEvent(new CustomEvent('photo', { detail: photo }));
    this.renderRoot.querySelector('canvas').toBlob(done, 'image/jpeg', quality);
  }
}

customElements.define('vc-crop', VcCrop);
