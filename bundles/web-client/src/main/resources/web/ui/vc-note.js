// Notes at the bottom right: what just happened, for four seconds, with a way to undo where there is one. Whoever is at that
// way, with the pointer or the keyboard, has all the time there is; Ctrl or Cmd with Z undoes from anywhere.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { reasonText, t } from '../app/messages.js';
import { goOn, hold } from '../stores/note-clock.js';
import { base, controls } from './styles.js';

const fields = ['input', 'textarea', 'select'];

/** Fires `done` with the id of a note that was acted on. */
class VcNote extends LitElement {
  static properties = { notes: { attribute: false } };

  static styles = [
    base,
    controls,
    css`
      :host {
        position: absolute;
        right: var(--space-4);
        bottom: var(--space-4);
        left: var(--space-4);
        z-index: 3;
        display: grid;
        justify-items: end;
        gap: var(--space-2);
        pointer-events: none;
      }
      [role='status'] {
        display: contents;
      }
      .note {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        max-width: min(100%, 360px);
        min-height: 40px;
        padding: var(--space-2) var(--space-4);
        border: 1px solid var(--stage-line);
        border-radius: var(--radius-small);
        background: var(--stage-raised);
        color: var(--stage-ink);
        box-shadow: var(--shadow-high);
        overflow-wrap: anywhere;
        animation: in var(--slide) var(--ease);
      }
      :host([raised]) {
        bottom: 56px;
      }
      /* Somebody who knocks stands at the right. */
      :host([aside]) {
        justify-items: start;
      }
      button {
        min-height: 32px;
        padding: 0 var(--space-2);
        border: 0;
        border-radius: var(--radius-small);
        background: transparent;
        color: oklch(0.82 0.1 258);
        font-weight: 600;
        white-space: nowrap;
        pointer-events: auto;
      }
      @media (max-width: 760px) {
        .note {
          max-width: 62%;
          padding: var(--space-1) var(--space-3);
          gap: var(--space-2);
          font-size: var(--text-small);
        }
        /* Below is who knocks. */
        :host([aside]) {
          top: var(--space-2);
          bottom: auto;
          justify-items: end;
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

  /** The same notes may be shown twice: only who held the time lets it go on. */
  #holds = false;

  #onKey = (event) => {
    if (event.key.toLowerCase() !== 'z' || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const note = this.notes?.findLast(({ undo }) => undo);
    if (!note || event.defaultPrevented || fields.includes(event.composedPath()[0].localName)) return;
    event.preventDefault();
    this.#undo(note);
  };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.#goOn();
  }

  /** A note that went away under the pointer says nothing of it. */
  updated() {
    if (!this.renderRoot.querySelector('button:is(:hover, :focus)')) this.#goOn();
  }

  render() {
    return html`<div role="status" aria-label=${t('note.label')}>
      ${repeat(
        this.notes,
        ({ id }) => id,
        (note) => this.#note(note),
      )}
    </div>`;
  }

  #note(note) {
    const { key, values, reason, undo } = note;
    return html`<div class="note" data-note=${key ?? reason?.name}>
      <span>${key ? t(key, values) : reasonText(reason)}</span>
      ${undo ? this.#way(note) : nothing}
    </div>`;
  }

  #way(note) {
    return html`<button
      aria-keyshortcuts="Control+Z Meta+Z"
      @click=${() => this.#undo(note)}
      @pointerenter=${this.#hold}
      @pointerleave=${this.#goOn}
      @focus=${this.#hold}
      @blur=${this.#goOn}
    >
      ${t('note.undo')}
    </button>`;
  }

  #hold() {
    this.#holds = true;
    hold();
  }

  #goOn() {
    if (this.#holds) goOn();
    this.#holds = false;
  }

  #undo({ id, undo }) {
    undo();
    this.dispatchEvent(new CustomEvent('done', { detail: id }));
  }
}

customElements.define('vc-note', VcNote);
