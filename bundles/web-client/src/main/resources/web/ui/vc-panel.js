// The side panel: one at a time, beside the stage; on a phone a sheet from below.
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

const panels = ['chat', 'people', 'playlists', 'join'];
const ownersPanels = [...panels, 'rooms'];

/** Shows its slot under the names of all panels. Fires `panel` with the name pressed, `close`. */
class VcPanel extends LitElement {
  static properties = { panel: {}, owner: { type: Boolean, reflect: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        width: 360px;
        min-height: 0;
        border-left: 1px solid var(--line);
        background: var(--paper);
        color: var(--ink);
        animation: in var(--slide) var(--ease);
      }
      :host([still]) {
        animation: none;
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        padding: var(--space-2);
        border-bottom: 1px solid var(--line);
      }
      [role='tablist'] {
        display: flex;
        flex: 1;
        gap: var(--space-1);
        min-width: 0;
      }
      [role='tab'] {
        min-height: 36px;
        padding: 0 var(--space-2);
        border: 0;
        border-radius: var(--radius-small);
        background: transparent;
        color: var(--ink-soft);
        font-weight: 500;
        white-space: nowrap;
      }
      :host([owner]) [role='tab'] {
        padding: 0 6px;
        font-size: var(--text-small);
      }
      [role='tab']:hover {
        background: var(--paper-sunk);
      }
      [aria-selected='true'] {
        background: var(--accent-soft);
        color: var(--accent-strong);
      }
      .content {
        flex: 1;
        min-height: 0;
        overflow: auto;
        overscroll-behavior: contain;
        display: flex;
        flex-direction: column;
      }
      .content:focus-visible {
        outline-offset: -2px;
      }
      @keyframes in {
        from {
          opacity: 0;
          transform: translateX(calc(var(--travel) * 40px));
        }
      }
      @media (max-width: 760px) {
        :host {
          width: auto;
          height: min(56dvh, 560px);
          flex: none;
          border: 0;
          border-radius: var(--radius-large) var(--radius-large) 0 0;
          animation-name: up;
        }
        @keyframes up {
          from {
            opacity: 0;
            transform: translateY(calc(var(--travel) * 60px));
          }
        }
      }
      @media (forced-colors: active) {
        [aria-selected='true'] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#tell('close');
    });
  }

  /** One that is there from the start does not come in: the dark of the stage would lie over it like a veil meanwhile. */
  connectedCallback() {
    super.connectedCallback();
    this.toggleAttribute('still', this.getRootNode().host?.hasUpdated === false);
  }

  render() {
    return html`
      <header>
        <div role="tablist" aria-label=${t('panel.label')} @keydown=${this.#onArrow}>${this.#panels().map((panel) => this.#tab(panel))}</div>
        <button class="sign" data-do="close" aria-label=${t('panel.close')} title=${t('panel.close')} @click=${() => this.#tell('close')}>${icons.close}</button>
      </header>
      <div class="content" id="content" role="tabpanel" aria-label=${t('tool.' + this.panel)} tabindex=${this.panel === 'people' ? 0 : nothing}><slot></slot></div>
    `;
  }

  #panels() {
    return this.owner ? ownersPanels : panels;
  }

  #tab(panel) {
    const selected = this.panel === panel;
    return html`<button
      role="tab"
      aria-selected=${selected}
      aria-controls="content"
      tabindex=${selected ? 0 : -1}
      data-tab=${panel}
      @click=${() => selected || this.#tell('panel', panel)}
    >
      ${t('panel.' + panel)}
    </button>`;
  }

  async #onArrow({ key }) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const panels = this.#panels();
    this.#tell('panel', panels[(panels.indexOf(this.panel) + step + panels.length) % panels.length]);
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-selected="true"]')?.focus();
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-panel', VcPanel);
