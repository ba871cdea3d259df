// Files that go with something: chosen or dropped, each to be taken out again.
import { LitElement, css, html, nothing } from 'lit';
import '../app/letter-words.js';
import { sizeOf, t } from '../app/messages.js';
import { forms, problemOf } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

/** `files` as they are in it, `most` how many fit. Fires `attach` with more, `take-out` with one. */
class VcAttachments extends LitElement {
  static properties = { files: { attribute: false }, most: { type: Number }, problem: { attribute: false }, over: { type: Boolean, reflect: true } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host,
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        padding-left: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--paper-raised);
      }
      li span {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      small {
        flex: none;
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      label.button {
        position: relative;
        justify-self: start;
      }
      :host([over]) label.button {
        border-color: var(--accent-strong);
        background: var(--accent-soft);
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        opacity: 0;
        cursor: pointer;
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--accent-strong);
        outline-offset: 2px;
      }
    `,
  ];

  constructor() {
    super();
    Object.assign(this, { files: [], most: 4, problem: null, over: false });
    this.addEventListener('dragover', this.#onOver);
    this.addEventListener('dragleave', () => (this.over = false));
    this.addEventListener('drop', this.#onDrop);
  }

  render() {
    const { files } = this;
    return html`
      ${
        files.length
          ? html`<ul aria-label=${t('attach.list')}>
              ${files.map((file) => this.#file(file))}
            </ul>`
          : nothing
      }
      ${
        files.length < this.most
          ? html`<label class="button">
              ${icons.clip}${t('attach.choose')}
              <input type="file" id="attach" multiple accept="image/jpeg,image/png,image/webp,image/gif,video/mp4,video/webm,audio/*" aria-describedby="files-problem" @change=${this.#onChosen} />
            </label>`
          : nothing
      }
      ${problemOf('files', this.problem)}
    `;
  }

  #file(file) {
    const out = t('attach.out', { name: file.name });
    return html`<li>
      ${iconOf(file.type)}<span>${file.name}</span><small>${sizeOf(file.size)}</small>
      <button type="button" class="sign" data-do="take-out" aria-label=${out} title=${out} @click=${() => this.#tell('take-out', file)}>${icons.close}</button>
    </li>`;
  }

  #onOver(event) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = true;
  }

  #onDrop(event) {
    event.preventDefault();
    this.over = false;
    this.#tell('attach', [...event.dataTransfer.files]);
  }

  #onChosen({ target }) {
    this.#tell('attach', [...target.files]);
    target.value = '';
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** The sign of a kind of file. */
function iconOf(type) {
  return { video: icons.camera, audio: icons.voice }[type.split('/')[0]] ?? icons.clip;
}

customElements.define('vc-attachments', VcAttachments);
