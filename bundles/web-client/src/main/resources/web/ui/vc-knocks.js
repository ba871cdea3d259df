// Who knocks at the door, for those inside who may open it: a note for each with picture, name, words, and two buttons.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clockTime, t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import './vc-avatar.js';

/** Fires `answer` with `{id, admit}`. */
class VcKnocks extends LitElement {
  static properties = { knocks: { attribute: false } };

  static styles = [
    base,
    controls,
    css`
      :host {
        position: absolute;
        right: var(--space-4);
        bottom: var(--space-4);
        z-index: 3;
        width: min(340px, calc(100% - 2 * var(--space-4)));
        max-height: calc(100% - 2 * var(--space-4));
        overflow-y: auto;
      }
      ul {
        display: grid;
        gap: var(--space-2);
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-3);
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--paper-raised);
        color: var(--ink);
        box-shadow: var(--shadow-high);
        animation: in var(--slide) var(--ease);
        --size: 56px;
      }
      strong {
        display: block;
        overflow-wrap: anywhere;
        line-height: 1.3;
      }
      small {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .verified {
        display: inline-flex;
        align-items: center;
        gap: 3px;
        color: var(--verified);
        font-weight: 600;
      }
      .verified svg {
        width: 15px;
        height: 15px;
      }
      .text {
        grid-column: 1 / -1;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .answers {
        grid-column: 1 / -1;
        display: flex;
        gap: var(--space-2);
      }
      .answers .button {
        flex: 1;
      }
      :host([raised]) {
        bottom: 56px;
      }
      /* On a phone there is no space beside the stage: the stage makes room. */
      @media (max-width: 760px) {
        :host,
        :host([raised]) {
          position: static;
          flex: none;
          width: auto;
          max-height: 60%;
        }
        ul {
          gap: 0;
        }
        li {
          margin: 0 var(--space-2) var(--space-2);
        }
      }
      @keyframes in {
        from {
          opacity: 0;
          transform: translateY(calc(var(--travel) * 12px));
        }
      }
    `,
  ];

  constructor() {
    super();
    this.knocks = [];
  }

  render() {
    const newest = this.knocks.at(-1);
    return html`
      <div class="unseen" role="alert">${newest ? t('knocks.heard', { name: newest.name }) : nothing}</div>
      <ul aria-label=${t('knocks.label')}>
        ${repeat(
          this.knocks,
          ({ id }) => id,
          (knock) => this.#knock(knock),
        )}
      </ul>
    `;
  }

  #knock({ id, name, photo, text, since, verified }) {
    return html`<li data-knock=${id}>
      <vc-avatar .name=${name} .photo=${photo}></vc-avatar>
      <div>
        <strong>${t('knocks.who', { name })}</strong>
        <small>
          ${verified ? html`<span class="verified">${icons.check}${t('knocks.verified')}</span>` : html`<span>${t('knocks.guest')}</span>`}
          ${since ? html`<time datetime=${since}>${clockTime(since)}</time>` : nothing}
        </small>
      </div>
      ${text ? html`<p class="text" dir="auto">${text}</p>` : nothing}
      <div class="answers">
        <button class="button primary" data-do="admit" aria-label=${t('knocks.admitNamed', { name })} @click=${() => this.#answer(id, true)}>
          ${t('knocks.admit')}
        </button>
        <button class="button" data-do="decline" aria-label=${t('knocks.declineNamed', { name })} @click=${() => this.#answer(id, false)}>
          ${t('knocks.decline')}
        </button>
      </div>
    </li>`;
  }

  #answer(id, admit) {
    this.dispatchEvent(new CustomEvent('answer', { detail: { id, admit } }));
  }
}

customElements.define('vc-knocks', VcKnocks);
