// A place of the shape of a card: drop one there, or choose its file; what is wrong with it stands beside it.
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../app/messages.js';
import { problemOf } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

/** `what` is `login` or `room`. Fires `card` with the file. */
class VcCardDrop extends LitElement {
  static properties = {
    what: {},
    busy: { type: Boolean },
    problem: { attribute: false },
    over: { type: Boolean, reflect: true },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        width: 100%;
        max-width: 400px;
      }
      .place {
        position: relative;
      }
      label {
        display: grid;
        place-items: center;
        align-content: center;
        gap: var(--space-2);
        aspect-ratio: 5 / 3;
        padding: var(--space-4);
        border: 2px dashed var(--line);
        border-radius: 18px;
        color: var(--ink-soft);
        text-align: center;
        cursor: pointer;
        transition: border-color var(--fast) var(--ease);
      }
      label svg {
        width: 44px;
        height: 44px;
        stroke-width: 1.25;
        color: var(--accent-strong);
      }
      strong {
        color: var(--ink);
      }
      .place:hover label,
      :host([over]) label {
        border-color: var(--accent-strong);
      }
      :host([over]) label {
        background: var(--accent-soft);
        color: var(--ink);
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        opacity: 0;
        cursor: pointer;
      }
      input:focus-visible + label {
        outline: 2px solid var(--accent-strong);
        outline-offset: 2px;
      }
      .problem {
        margin: var(--space-3) 0 0;
        padding-left: var(--space-3);
        border-left: 3px solid var(--live);
        color: var(--ink);
        font-size: var(--text-small);
        text-align: left;
      }
      .problem:empty {
        display: none;
      }
    `,
  ];

  constructor() {
    super();
    this.what = 'room';
    this.busy = false;
    this.problem = null;
    this.over = false;
  }

  willUpdate(changed) {
    // The words for what is wrong with a card come when something is.
    if (changed.has('problem') && this.problem) import('../app/card-words.js').then(() => this.requestUpdate());
  }

  render() {
    return html`
      <div class="place" @dragenter=${this.#onOver} @dragover=${this.#onOver} @dragleave=${this.#onLeave} @drop=${this.#onDrop}>
        <input
          type="file"
          id="card"
          accept="image/png,.png"
          ?disabled=${this.busy}
          aria-describedby="card-problem"
          aria-invalid=${this.problem ? 'true' : 'false'}
          @change=${this.#onChosen}
        />
        <label for="card">
          ${icons.card}<strong>${t('drop.' + this.what)}</strong><span>${this.busy ? t('drop.busy') : t('drop.choose')}</span>
        </label>
      </div>
      ${this.problem === undefined ? nothing : problemOf('card', this.problem)}
    `;
  }

  #onOver(event) {
    event.preventDefault();
    this.over = true;
  }

  #onLeave({ currentTarget, relatedTarget }) {
    if (!currentTarget.contains(relatedTarget)) this.over = false;
  }

  #onDrop(event) {
    event.preventDefault();
    event.stopPropagation();
    this.over = false;
    this.#tell(event.dataTransfer.files[0]);
  }

  #onChosen({ target }) {
    this.#tell(target.files[0]);
    target.value = '';
  }

  #tell(file) {
    if (file && !this.busy) this.dispatchEvent(new CustomEvent('card', { detail: file }));
  }
}

customElements.define('vc-card-drop', VcCardDrop);
