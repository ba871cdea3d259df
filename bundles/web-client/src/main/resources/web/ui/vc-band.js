// Trouble with the connection, told calmly at the top, with the seconds until the next try.
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../app/messages.js';
import { base, controls } from './styles.js';

/** Shows `text`, or a countdown to `until` in the words of the message key `counting`. Fires `retry`. */
class VcBand extends LitElement {
  static properties = { text: {}, counting: {}, until: { type: Number }, seconds: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        background: var(--calm);
        color: var(--on-calm);
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: var(--space-1) var(--space-3);
        min-height: 44px;
        padding: var(--space-1) var(--space-4);
        text-align: center;
        overflow-wrap: anywhere;
        font-variant-numeric: tabular-nums;
      }
      button {
        min-height: 32px;
        padding: 0 var(--space-3);
        border: 1px solid currentColor;
        border-radius: var(--radius-small);
        background: transparent;
        font-weight: 600;
      }
      @media (forced-colors: active) {
        :host {
          border-bottom: 1px solid currentColor;
        }
      }
    `,
  ];

  #ticking = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#tick();
    this.#ticking = setInterval(() => this.#tick(), 250);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  willUpdate(changed) {
    if (changed.has('until')) this.#tick();
  }

  render() {
    const { seconds, counting, text } = this;
    const words = !counting ? text : seconds > 0 ? t(counting, { seconds }) : t('band.trying');
    return html`<div data-testid="band">
      <span aria-hidden=${Boolean(counting)}>${words}</span>
      <span class="unseen" role="status">${counting ? t('band.trying') : nothing}</span>
      ${counting ? html`<button @click=${() => this.dispatchEvent(new Event('retry'))}>${t('band.now')}</button>` : nothing}
    </div>`;
  }

  #tick() {
    this.seconds = Math.max(0, Math.ceil(((this.until ?? 0) - Date.now()) / 1000));
  }
}

customElements.define('vc-band', VcBand);
