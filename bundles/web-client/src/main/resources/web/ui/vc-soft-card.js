// A card as it will be: painted while it is written, stamped as long as nobody has issued it.
import { LitElement, css, html, nothing } from 'lit';
import { textsOf } from '../app/card-facts.js';
import { t } from '../app/messages.js';
import { drawCard } from '../card/draw.js';
import { look } from '../stores/look-store.js';
import { Follows } from '../stores/store.js';
import { base } from './styles.js';

/** `facts` as in app/card-facts.js, `photo` an ImageBitmap or nothing. Fires `drawn` with where the parts are. */
class VcSoftCard extends LitElement {
  static properties = { facts: { attribute: false }, photo: { attribute: false }, valid: { type: Boolean } };

  static styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
        width: 100%;
        max-width: 400px;
        aspect-ratio: 5 / 3;
        border-radius: 18px;
        background: var(--paper-sunk);
        box-shadow: var(--shadow-low);
        overflow: hidden;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
      /* Only over the picture, never in it. */
      .stamp {
        position: absolute;
        top: 54%;
        right: 4%;
        pointer-events: none;
      }
      .stamp span {
        display: block;
        padding: var(--space-1) var(--space-3);
        border: 3px solid oklch(0.55 0.21 25);
        border-radius: var(--radius-small);
        background: oklch(1 0 0 / 0.72);
        color: oklch(0.5 0.21 25);
        font-size: var(--text-medium);
        font-weight: 800;
        letter-spacing: 0.08em;
        text-transform: uppercase;
        transform: rotate(-8deg);
      }
      @media (forced-colors: active) {
        :host {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.photo = null;
    new Follows(this, look);
  }

  connectedCallback() {
    super.connectedCallback();
    look.ready.catch(() => {});
  }

  render() {
    return html`<canvas role="img" aria-label=${this.#said()}></canvas>
      ${this.valid ? nothing : html`<div class="stamp"><span>${t('card.notValid')}</span></div>`}`;
  }

  updated() {
    const { layout, skin, moved } = look.state;
    if (!layout) return;
    const { kind } = this.facts;
    const card = { layout, kind, skin, moved: moved[kind], texts: textsOf(this.facts), photo: this.photo };
    const boxes = drawCard(this.renderRoot.querySelector('canvas'), card);
    this.dispatchEvent(new CustomEvent('drawn', { detail: boxes }));
  }

  #said() {
    const { label, title, name, keywords, url } = textsOf(this.facts);
    return [label, title, name, keywords, url].filter(Boolean).join(', ');
  }
}

customElements.define('vc-soft-card', VcSoftCard);
