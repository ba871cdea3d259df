// Stands over the stage to take a recording or a picture of oneself with the own camera.
import { LitElement, css, html } from 'lit';
import { devicesFailure } from '../app/devices-failure.js';
import '../app/media-words.js';
import { t } from '../app/messages.js';
import { Follows } from '../stores/store.js';
import * as icons from './icons.js';
import { still } from './pictures.js';
import { base, controls } from './styles.js';
import './vc-mirror.js';
import './vc-recorder.js';

export { RecorderStore } from '../stores/recorder-store.js';

const mostSeconds = 600;

/**
 * `what` is `record` or `snapshot`, `recorder` the store both take the camera from; with the attribute `popover` it stands
 * over the page. Fires `captured` with a File, and `close`.
 */
class VcCapture extends LitElement {
  static properties = { what: {}, recorder: { attribute: false } };

  static styles = [
    base,
    controls,
    css`
      :host {
        width: min(360px, calc(100% - 2 * var(--space-4)));
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--paper-raised);
        color: var(--ink);
        box-shadow: var(--shadow-high);
      }
      /* Above the tool bar. */
      :host(:popover-open) {
        inset: auto auto calc(80px + env(safe-area-inset-bottom)) var(--space-4);
        margin: 0;
        animation: rise var(--slide) var(--ease);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(calc(var(--travel) * 16px));
        }
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin: calc(-1 * var(--space-1)) 0 var(--space-2);
      }
      h2 {
        font-size: var(--text-medium);
      }
      .sign {
        margin-right: calc(-1 * var(--space-1));
      }
      vc-recorder::part(off) {
        display: none;
      }
      vc-mirror,
      .waiting {
        aspect-ratio: 16 / 9;
        border-radius: var(--radius-large);
      }
      .waiting {
        display: grid;
        place-items: center;
        padding: var(--space-4);
        background: var(--stage);
        color: var(--stage-soft);
        text-align: center;
      }
      .do {
        display: flex;
        justify-content: center;
        margin-top: var(--space-3);
      }
      [data-do='shoot'] {
        width: 56px;
        height: 56px;
        border: 3px solid var(--paper-raised);
        border-radius: 50%;
        outline: 2px solid var(--ink);
        background: var(--live);
        color: var(--on-live);
      }
      [data-do='shoot']:hover {
        background: color-mix(in oklch, var(--live), black 12%);
      }
      [data-do='shoot']:focus-visible {
        outline: 4px solid var(--accent-strong);
      }
    `,
  ];

  #follows = null;

  constructor() {
    super();
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#close();
    });
  }

  /** Not before: an element that was there before its module knows its properties only now. */
  willUpdate(changed) {
    this.#follows ??= new Follows(this, this.recorder);
    if (changed.has('what') && this.recorder.state.phase === 'idle') this.recorder.open();
  }

  firstUpdated() {
    if (this.popover) this.showPopover();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.recorder.close();
  }

  render() {
    return html`<header>
        <h2>${t('tool.' + this.what)}</h2>
        <button class="sign" data-do="close-capture" aria-label=${t('capture.close')} title=${t('capture.close')} @click=${this.#close}>
          ${icons.close}
        </button>
      </header>
      ${
        this.what === 'record'
          ? html`<vc-recorder .recorder=${this.recorder} .max=${mostSeconds} @recorded=${({ detail }) => detail && this.#tell('captured', detail)}></vc-recorder>`
          : this.#snapshot()
      }`;
  }

  #snapshot() {
    const { phase, stream, why } = this.recorder.state;
    if (phase === 'failed') return html`<p class="waiting" role="alert">${devicesFailure(why)}</p>`;
    if (!stream) return html`<p class="waiting" role="status">${t('recorder.asking')}</p>`;
    return html`<vc-mirror .stream=${stream} label=${t('recorder.mirror')}></vc-mirror>
      <div class="do">
        <button class="sign" data-do="shoot" aria-label=${t('capture.shoot')} title=${t('capture.shoot')} @click=${this.#shoot}>${icons.snapshot}</button>
      </div>`;
  }

  /** What is being recorded is not thrown away: it ends, and is looked at. */
  #close() {
    if (this.recorder.state.phase === 'recording') this.recorder.stop();
    else this.#tell('close');
  }

  async #shoot() {
    const { picture } = this.renderRoot.querySelector('vc-mirror');
    if (!picture) return;
    this.#tell('captured', new File([await still(picture)], `${t('capture.name')}.jpg`, { type: 'image/jpeg' }));
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

customElements.define('vc-capture', VcCapture);
