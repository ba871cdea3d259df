// A card whose parts can be moved, and whose colours can be chosen.
import { LitElement, css, html, nothing } from 'lit';
import '../app/card-words.js';
import { t } from '../app/messages.js';
import { look } from '../stores/look-store.js';
import { Follows } from '../stores/store.js';
import { forms } from './fields.js';
import { base, controls } from './styles.js';
import './vc-soft-card.js';

/** How far an arrow key moves a part, in pixels of the picture. */
const step = 8;
const ways = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };

/** `facts`, `photo` and `valid` as of vc-soft-card. */
class VcCardEditor extends LitElement {
  static properties = {
    facts: { attribute: false },
    photo: { attribute: false },
    valid: { type: Boolean },
    boxes: { state: true },
  };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        width: 100%;
        max-width: 400px;
      }
      .card {
        position: relative;
      }
      .part {
        position: absolute;
        padding: 0;
        border: 1px dashed transparent;
        border-radius: var(--radius-small);
        background: transparent;
        cursor: grab;
        touch-action: none;
      }
      .part:hover,
      .part:focus-visible,
      .card:hover .part {
        border-color: color-mix(in oklch, var(--accent-strong) 60%, transparent);
      }
      .part[data-held] {
        border-style: solid;
        border-color: var(--accent-strong);
        cursor: grabbing;
      }
      @media (hover: none) {
        .part {
          border-color: color-mix(in oklch, var(--accent-strong) 45%, transparent);
        }
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-bottom: var(--space-1);
        padding: 0;
        font-size: var(--text-small);
        font-weight: 600;
      }
      fieldset label {
        position: relative;
        display: block;
        width: var(--control);
        height: var(--control);
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .swatch {
        display: block;
        width: 100%;
        height: 100%;
        border: 2px solid var(--line);
        border-radius: 50%;
        box-shadow: inset 0 0 0 3px var(--paper-raised);
      }
      input:checked + .swatch {
        border-color: var(--accent-strong);
      }
      input:focus-visible + .swatch {
        outline: 2px solid var(--accent-strong);
        outline-offset: 2px;
      }
      @media (forced-colors: active) {
        .swatch {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  /** What is dragged, by which pointer, and from where. */
  #held = null;

  constructor() {
    super();
    this.photo = null;
    this.boxes = null;
    new Follows(this, look);
  }

  render() {
    const { layout } = look.state;
    return html`
      <div class="card">
        <vc-soft-card .facts=${this.facts} .photo=${this.photo} ?valid=${this.valid} @drawn=${this.#onDrawn}></vc-soft-card>
        ${layout && this.boxes ? this.#parts(layout) : nothing}
      </div>
      ${layout ? this.#skins(layout) : nothing}
      <p class="hint">${t('card.editHint')}</p>
    `;
  }

  #parts({ movable }) {
    const here = movable.filter((part) => this.boxes[part]);
    return here.map(
      (part) => html`<button
        type="button"
        class="part"
        data-part=${part}
        aria-label=${t('card.move.' + part)}
        title=${t('card.move.' + part)}
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
        @pointerup=${this.#drop}
        @pointercancel=${this.#drop}
        @keydown=${this.#onKey}
      ></button>`,
    );
  }

  #skins({ skins }) {
    const { skin, moved } = look.state;
    const tidy = Object.keys(moved[this.facts.kind]).length > 0;
    return html`<fieldset>
        <legend>${t('card.colours')}</legend>
        ${Object.keys(skins).map(
          (name) => html`<label title=${t('card.skin.' + name)}>
            <input type="radio" name="skin" value=${name} aria-label=${t('card.skin.' + name)} .checked=${name === skin} @change=${() => look.wear(name)} />
            <span class="swatch" data-skin=${name}></span>
          </label>`,
        )}
      </fieldset>
      ${tidy ? html`<button type="button" class="text" data-do="tidy" @click=${() => look.tidy(this.facts.kind)}>${t('card.tidy')}</button>` : nothing}`;
  }

  /** Places and colours are set by script: the page's policy allows no style attributes. */
  updated() {
    const { layout } = look.state;
    if (!layout || !this.boxes) return;
    for (const handle of this.renderRoot.querySelectorAll('.part')) {
      const { x, y, w, h } = this.boxes[handle.dataset.part];
      handle.style.left = `${(100 * x) / layout.width}%`;
      handle.style.top = `${(100 * y) / layout.height}%`;
      handle.style.width = `${(100 * w) / layout.width}%`;
      handle.style.height = `${(100 * h) / layout.height}%`;
    }
    for (const swatch of this.renderRoot.querySelectorAll('.swatch')) {
      const { band, paper } = layout.skins[swatch.dataset.skin];
      swatch.style.background = `linear-gradient(135deg, ${band} 50%, ${paper} 50%)`;
    }
  }

  #onDrawn({ detail }) {
    this.boxes = detail;
  }

  #grab({ currentTarget, pointerId, clientX, clientY }) {
    if (this.#held) return;
    currentTarget.setPointerCapture(pointerId);
    currentTarget.toggleAttribute('data-held', true);
    this.#held = { pointerId, x: clientX, y: clientY, from: look.state.moved[this.facts.kind] };
  }

  /** The part is where the pointer is, also after that was beyond the edge: counted from where both began. */
  #drag({ currentTarget, pointerId, clientX, clientY }) {
    if (this.#held?.pointerId !== pointerId) return;
    const { x, y, from } = this.#held;
    const scale = look.state.layout.width / this.renderRoot.querySelector('.card').clientWidth;
    this.#move(currentTarget, (clientX - x) * scale, (clientY - y) * scale, from);
  }

  #drop({ currentTarget, pointerId }) {
    if (this.#held?.pointerId !== pointerId) return;
    currentTarget.toggleAttribute('data-held', false);
    this.#held = null;
  }

  #onKey(event) {
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    this.#move(event.currentTarget, ...way);
  }

  #move({ dataset }, dx, dy, from) {
    look.move(this.facts.kind, dataset.part, dx, dy, from);
  }
}

customElements.define('vc-card-editor', VcCardEditor);
