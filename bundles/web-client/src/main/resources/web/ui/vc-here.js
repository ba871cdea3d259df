// What is set on this device alone: camera and microphone, and how the city looks.
import { LitElement, css, html } from 'lit';
import { t } from '../app/messages.js';
import { MediaStore } from '../stores/media-store.js';
import { Follows } from '../stores/store.js';
import { desk, forms } from './fields.js';
import { base, controls } from './styles.js';
import './vc-appearance.js';
import './vc-language.js';
import './vc-media.js';

class VcHere extends LitElement {
  static styles = [
    base,
    controls,
    desk,
    forms,
    css`
      :host {
        display: grid;
        min-height: 0;
        gap: var(--space-4);
      }
      h2 {
        margin-bottom: var(--space-4);
        font-size: var(--text-large);
      }
    `,
  ];

  #media = new MediaStore();

  constructor() {
    super();
    new Follows(this, this.#media);
  }

  /** Nobody is filmed by a page that shows something else. */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#media.stop();
  }

  render() {
    return html`
      <section class="sheet" aria-labelledby="media">
        <h2 id="media">${t('media.title')}</h2>
        <vc-media
          .media=${this.#media.state}
          @start=${() => this.#media.start()}
          @stop=${() => this.#media.stop()}
          @choose=${({ detail: { kind, id } }) => this.#media.choose(kind, id)}
        ></vc-media>
      </section>
      <section class="sheet" aria-labelledby="looks">
        <h2 id="looks">${t('appearance.title')}</h2>
        <div class="buttons"><vc-appearance></vc-appearance> <vc-language></vc-language></div>
        <p class="hint">${t('appearance.hint')}</p>
      </section>
    `;
  }
}

customElements.define('vc-here', VcHere);
