// What is added to a room: files, a text, a link, a live stream; and for how long it stays.
import { LitElement, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/media-words.js';
import { reasonText, t } from '../app/messages.js';
import { forms, textField } from './fields.js';
import * as icons from './icons.js';
import { kindIcons, pin } from './media-icons.js';
import { unload } from './pictures.js';
import { saveAs } from './playlist-items.js';
import { base, controls } from './styles.js';
import { addMediaStyles } from './vc-add-media-styles.js';

const taken = 'image/jpeg,image/png,image/gif,image/webp,video/mp4,video/webm,audio/mpeg,audio/ogg,audio/mp4,.jpg,.jpeg,.png,.gif,.webp,.mp4,.webm,.mp3,.ogg,.oga,.m4a';
const shortestText = 4000;
const millisAWord = 350;

/**
 * `files` are there already, such as a recording; `to` is the playlist it goes to, null for a new one; `streams` are those
 * that are live in the room of the `path`; `share`: one may show something to everybody there, `keep`: it may also stay. `add` is called with the page,
 * `{description, items, files}` and what hears of the progress, and yields what went wrong. Fires `close`,
 * and `letter` with the files that shall go to the `owner` of the room, if there is one to write to.
 */
class VcAddMedia extends LitElement {
  static properties = {
    files: { attribute: false },
    to: { attribute: false },
    streams: { attribute: false },
    path: {},
    share: { type: Boolean },
    keep: { type: Boolean },
    owner: {},
    add: { attribute: false },
    chosen: { state: true },
    text: { state: true },
    stream: { state: true },
    called: { state: true },
    over: { state: true },
    part: { state: true },
    problem: { state: true },
  };

  static styles = [base, controls, forms, addMediaStyles];

  #urls = new Map();

  constructor() {
    super();
    this.files = [];
    this.streams = [];
    this.to = null;
    this.owner = '';
    this.chosen = [];
    this.text = '';
    this.stream = '';
    this.called = '';
    this.over = false;
    this.part = -1;
    this.problem = null;
  }

  willUpdate(changed) {
    if (changed.has('files')) this.chosen = this.files;
  }

  firstUpdated() {
    const dialog = this.renderRoot.querySelector('dialog');
    dialog.showModal();
    dialog.addEventListener('click', (event) => event.target === dialog && this.#close());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const video of this.renderRoot.querySelectorAll('video')) unload(video);
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  render() {
    const title = this.to ? t('add.titleTo', { name: this.to.description || t('playlist.untitled') }) : t('add.title');
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
      <form @submit=${this.#onSubmit}>
        <header>
          <h2 id="title">${title}</h2>
          <button type="button" class="sign" data-do="close-add" aria-label=${t('add.close')} title=${t('add.close')} @click=${this.#close}>${icons.close}</button>
        </header>
        ${this.files.length ? nothing : this.#drop()} ${this.chosen.length ? this.#preview() : nothing}
        ${
          this.files.length
            ? nothing
            : html`<div class="entry">
                <label for="words">${t('add.text')}</label>
                <textarea class="field" id="words" maxlength="65536" .value=${this.text} @input=${({ target }) => (this.text = target.value)}></textarea>
              </div>
              ${this.streams.length ? this.#streams() : nothing}`
        }
        ${
          this.to || !this.share
            ? nothing
            : textField({ id: 'called', label: t('add.called'), optional: true, value: this.called, write: (called) => (this.called = called), max: 200 })
        }
        ${this.part >= 0 ? html`<progress max="1" .value=${this.part} aria-label=${t('add.sending')}></progress>` : nothing}
        <p class="problem" role="alert">${this.problem ? reasonText(this.problem) : nothing}</p>
        ${this.#buttons()}
      </form>
    </dialog>`;
  }

  #drop() {
    return html`<div class="drop" ?data-over=${this.over} @dragover=${this.#onOver} @dragleave=${() => (this.over = false)} @drop=${this.#onDrop}>
      <input type="file" id="files" multiple accept=${taken} @change=${({ target }) => this.#choose(target.files)} />
      <label for="files">${icons.addMedia}<strong>${t('add.choose')}</strong><span>${t('add.drop')}</span></label>
    </div>`;
  }

  #preview() {
    return html`<ul class="chosen" aria-label=${t('add.chosen')}>
      ${this.chosen.map(
        (file) => html`<li>
          ${this.#look(file)}
          <span class="what">${file.name}</span>
          <button
            type="button"
            class="sign"
            aria-label=${t('add.without', { name: file.name })}
            title=${t('add.without', { name: file.name })}
            @click=${() => (this.chosen = this.chosen.filter((other) => other !== file))}
          >
            ${icons.close}
          </button>
        </li>`,
      )}
    </ul>`;
  }

  #look(file) {
    if (file.type.startsWith('image/')) return html`<img src=${this.#urlOf(file)} alt=${file.name} />`;
    if (file.type.startsWith('video/')) return html`<video src=${this.#urlOf(file)} controls playsinline preload="metadata" aria-label=${file.name}></video>`;
    return kindIcons.video;
  }

  #streams() {
    return html`<div class="entry">
      <label for="stream">${t('add.stream')}</label>
      <select class="field" id="stream" @change=${({ target }) => (this.stream = target.value)}>
        <option value="">${t('add.noStream')}</option>
        ${this.streams.map(({ name }) => html`<option value=${name}>${name}</option>`)}
      </select>
    </div>`;
  }

  #buttons() {
    const idle = this.part < 0;
    const ready = idle && Boolean(this.chosen.length || this.text.trim() || this.stream);
    const files = this.files.length > 0 && this.chosen.length > 0;
    return html`<div class="buttons">
        ${
          this.share
            ? html`<button class="button primary" data-do="share" value="active" ?disabled=${!ready}>${t(this.to ? 'add.do' : 'add.share')}</button>`
            : nothing
        }
        ${
          this.keep && !this.to
            ? html`<button class="button" data-do="keep" value="index" ?disabled=${!ready}>${pin}${t('add.keep')}</button>`
            : nothing
        }
        ${files ? html`<button type="button" class="text" data-do="save" @click=${this.#save}>${t('add.save')}</button>` : nothing}
        ${
          files && this.owner
            ? html`<button type="button" class="text" data-do="letter" @click=${this.#letter}>${t('add.letter', { name: this.owner })}</button>`
            : nothing
        }
      </div>
      ${this.to ? nothing : html`<p class="hint">${t(this.#hint())}</p>`}`;
  }

  #hint() {
    if (!this.share) return 'add.hintOwn';
    return this.keep ? 'add.hintKeep' : 'add.hint';
  }

  #onOver(event) {
    event.preventDefault();
    this.over = true;
  }

  #onDrop(event) {
    event.preventDefault();
    event.stopPropagation();
    this.over = false;
    this.#choose(event.dataTransfer.files);
  }

  #choose(files) {
    this.chosen = [...this.chosen, ...files];
  }

  #urlOf(file) {
    if (!this.#urls.has(file)) this.#urls.set(file, URL.createObjectURL(file));
    return this.#urls.get(file);
  }

  async #onSubmit(event) {
    event.preventDefault();
    const page = this.to?.page ?? event.submitter?.value ?? 'active';
    this.part = 0;
    this.problem = null;
    const draft = { description: this.called.trim(), items: this.#items(), files: this.chosen };
    this.problem = await this.add(page, draft, (part) => (this.part = part));
    this.part = -1;
    if (!this.problem) this.#close();
  }

  /** A text that is nothing but an address is a link. */
  #items() {
    const items = [];
    const text = this.text.trim();
    if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) items.push({ kind: 'link', src: text, description: '' });
    else if (text) items.push({ kind: 'text', text, interval: Math.max(shortestText, text.split(/\s+/).length * millisAWord), description: '' });
    if (this.stream) items.push({ kind: 'stream', src: '/' + this.path, id: this.stream, description: '' });
    return items;
  }

  #letter() {
    this.dispatchEvent(new CustomEvent('letter', { detail: this.chosen }));
    this.#close();
  }

  #save() {
    for (const file of this.chosen) saveAs(this.#urlOf(file), file.name);
  }

  #close() {
    this.renderRoot.querySelector('dialog').close();
  }
}

customElements.define('vc-add-media', VcAddMedia);
