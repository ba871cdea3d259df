// An envelope: from whom, when, and the seal on it; pressed it opens.
import { LitElement, css, html, nothing } from 'lit';
import { dayOf, fullTime, t } from '../app/messages.js';
import '../app/letter-words.js';
import { closedSeal } from '../stores/letter-reading.js';
import { closedFolds, folds, openFolds } from './envelope-folds.js';
import { base, controls } from './styles.js';
import './vc-avatar.js';
import './vc-seal.js';

/** `letter` as the city lists it, `seal` what is known of its seal once it was open; `open` while it lies open. Fires `open`. */
class VcEnvelope extends LitElement {
  static shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static properties = { letter: { attribute: false }, seal: { attribute: false }, open: { type: Boolean, reflect: true } };

  static styles = [
    base,
    controls,
    folds,
    css`
      :host {
        display: block;
      }
      button {
        position: relative;
        display: block;
        width: 100%;
        aspect-ratio: 1.62;
        padding: 0;
        border: 1px solid var(--envelope-line);
        border-radius: var(--radius-small);
        background: var(--envelope);
        color: var(--ink);
        box-shadow: var(--shadow-low);
        text-align: left;
        overflow: hidden;
        transition:
          transform var(--fast) var(--ease),
          box-shadow var(--fast) var(--ease);
      }
      button:hover,
      :host([open]) button {
        box-shadow: var(--shadow-high);
        transform: translateY(calc(-2px * var(--travel)));
      }
      :host([open]) button {
        outline: 2px solid var(--accent-strong);
        outline-offset: 2px;
      }
      vc-seal {
        position: absolute;
        top: 54%;
        left: 50%;
        translate: -50% -50%;
      }
      .read vc-seal {
        --seal: 44px;
        top: auto;
        right: var(--space-3);
        bottom: var(--space-3);
        left: auto;
        translate: none;
      }
      .who {
        position: absolute;
        right: var(--space-3);
        bottom: var(--space-3);
        left: var(--space-3);
        display: flex;
        align-items: center;
        gap: var(--space-2);
        line-height: 1.3;
      }
      .read .who {
        right: 68px;
      }
      .facts {
        flex: 1;
        min-width: 0;
      }
      strong,
      small {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .read strong {
        font-weight: 500;
      }
      small {
        font-size: var(--text-small);
      }
      .new {
        flex: none;
        width: 10px;
        height: 10px;
        border-radius: 50%;
        background: var(--accent-strong);
      }
      @media (forced-colors: active) {
        button {
          border: 1px solid ButtonText;
        }
      }
    `,
  ];

  render() {
    const { from, received, opened } = this.letter;
    const seal = this.seal ?? closedSeal(this.letter);
    const name = from.name || t('envelope.nameless');
    return html`<button
      class=${opened ? 'read' : ''}
      data-do="open"
      aria-expanded=${this.open ? 'true' : 'false'}
      title=${fullTime(received)}
      @click=${() => this.dispatchEvent(new Event('open'))}
    >
      ${opened ? openFolds : closedFolds}
      <vc-seal .kind=${seal.kind} label=${t('seal.' + seal.kind)}></vc-seal>
      <span class="who">
        <vc-avatar .name=${name} .photo=${from.photo}></vc-avatar>
        <span class="facts"><strong>${name}</strong><small>${dayOf(received)}</small></span>
        ${opened ? nothing : html`<span class="new"></span><span class="unseen">${t('envelope.new')}</span>`}
      </span>
    </button>`;
  }
}

customElements.define('vc-envelope', VcEnvelope);
