// A letter that lies open: who wrote it, what its seal is worth, and what is in it, which plays in place.
import { LitElement, html, nothing } from 'lit';
import '../app/letter-words.js';
import { clockTime, dayOf, sizeOf, reasonText, t } from '../app/messages.js';
import { forms, problemAt } from './fields.js';
import * as icons from './icons.js';
import { linkify } from './linkify.js';
import { base, controls } from './styles.js';
import { openedStyles } from './vc-opened-styles.js';
import './vc-avatar.js';
import './vc-seal.js';

/** What is shown in place; everything else is a file to keep, whatever it calls itself. */
const shown = /^(?:(video)\/(?:webm|mp4)|(audio)\/[\w.+-]+|(image)\/(?:jpeg|png|webp|gif))$/;

/**
 * `row` is the letter as the city lists it, `opened` how far it is open (InboxStore), `card` the one in hand, `busy` and
 * `problem` of unlocking it. Fires `unlock` with `{passphrase, keep}`, `card` with a file, `back`, `reply`, `throw-away`.
 */
class VcOpened extends LitElement {
  static properties = { row: { attribute: false }, opened: { attribute: false }, card: { attribute: false }, busy: {}, problem: { attribute: false } };
  static styles = [base, controls, forms, openedStyles];

  #urls = [];

  willUpdate(changed) {
    if (!changed.has('opened')) return;
    if (changed.get('opened')?.letter !== this.opened.letter) this.#letGo();
    if (this.opened.phase === 'locked') {
      import('./vc-unlock.js');
      import('./vc-card-drop.js');
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#letGo();
  }

  render() {
    const { from, received } = this.row;
    const name = from.name || t('envelope.nameless');
    return html`<article aria-labelledby="from">
      <header>
        <vc-avatar .name=${name} .photo=${from.photo}></vc-avatar>
        <div>
          <h2 id="from" tabindex="-1">${name}</h2>
          <p>${from.address ? html`<span>${from.address}</span>` : nothing}<time datetime=${received}>${dayOf(received)} · ${clockTime(received)}</time></p>
        </div>
      </header>
      ${this.#content()}
      <div class="acts">
        ${
          from.address
            ? html`<button class="button" data-do="reply" @click=${() => this.#tell('reply')}>${icons.reply}${t('inbox.reply')}</button>`
            : nothing
        }
        ${this.opened.phase === 'read' ? this.#saves() : nothing}
        <button class="button" data-do="throw-away" @click=${() => this.#tell('throw-away')}>${icons.bin}${t('inbox.throwAway')}</button>
      </div>
    </article>`;
  }

  #content() {
    const { phase, problem } = this.opened;
    switch (phase) {
      case 'read':
        return this.#letter();
      case 'locked':
        return this.#locked();
      case 'failed':
        return html`<p class="problem" role="alert">${reasonText(problem)}</p>`;
      default:
        return html`<p role="status">${t('inbox.opening')}</p>`;
    }
  }

  #letter() {
    const { letter, seal } = this.opened;
    const files = letter.attachments.map((attachment) => ({ ...attachment, form: shown.exec(attachment.type)?.slice(1).find(Boolean) ?? '' }));
    const inPlace = files.filter(({ form }) => form);
    return html`
      <div class="seal ${seal.kind}" data-seal=${seal.kind} data-why=${seal.why}>
        <vc-seal .kind=${seal.kind}></vc-seal>
        <p>${t(seal.why ? 'seal.why.' + seal.why : `seal.${seal.kind}Text`, { name: this.row.from.name, signer: seal.signer, to: letter.to })}</p>
      </div>
      ${inPlace.length ? html`<div class="shown">${inPlace.map((file) => this.#inPlace(file))}</div>` : nothing}
      ${letter.text ? html`<p class="words">${linkify(letter.text)}</p>` : nothing}
      ${files.length ? html`<div class="files" role="group" aria-label=${t('attach.list')}>${files.map((file) => this.#file(file))}</div>` : nothing}
    `;
  }

  #inPlace({ form, name, type, bytes }) {
    const url = this.#url(bytes, type);
    const label = name || t('opened.' + form);
    if (form === 'video') return html`<video controls playsinline preload="auto" src=${url} aria-label=${label}></video>`;
    if (form === 'audio') return html`<audio controls src=${url} aria-label=${label}></audio>`;
    return html`<img src=${url} alt=${label} />`;
  }

  #file({ form, name, type, bytes }) {
    const kept = name || t('opened.file');
    return html`<a class="button" download=${kept} href=${this.#url(bytes, form ? type : 'application/octet-stream')}>
      ${icons.save}${kept} <small>${sizeOf(bytes.length)}</small>
    </a>`;
  }

  #saves() {
    const { entity, bytes } = this.opened;
    const day = this.row.received.slice(0, 10);
    return html`<a class="button" data-do="save" download=${`letter-${day}.eml`} href=${this.#url(entity, 'message/rfc822')}>${icons.save}${t('inbox.save')}</a>
      ${
        this.row.sealed
          ? html`<a class="button" data-do="save-sealed" download=${`letter-${day}.p7m`} href=${this.#url(bytes, 'application/pkcs7-mime')}>${icons.lock}${t('inbox.saveSealed')}</a>`
          : nothing
      }`;
  }

  #locked() {
    const { card, busy, problem } = this;
    return html`<div class="locked" data-testid="locked">
      <p>${t(card ? 'inbox.locked' : 'inbox.cardless')}</p>
      ${
        card
          ? html`<vc-unlock
              offer
              .card=${card}
              .busy=${busy}
              .problem=${problem}
              .go=${t('inbox.unlock')}
              @unlock=${({ detail }) => this.#tell('unlock', detail)}
              @back=${() => this.#tell('back')}
            ></vc-unlock>`
          : html`<vc-card-drop what="login" ?busy=${busy === 'look'} .problem=${problemAt(problem, 'card')} @card=${({ detail }) => this.#tell('card', detail)}></vc-card-drop>`
      }
    </div>`;
  }

  /** The address of bytes in this page: one for the same bytes, as long as they are shown. */
  #url(bytes, type) {
    const known = this.#urls.find((other) => other.bytes === bytes && other.type === type);
    if (known) return known.url;
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    this.#urls.push({ bytes, type, url });
    return url;
  }

  #letGo() {
    for (const { url } of this.#urls) URL.revokeObjectURL(url);
    this.#urls = [];
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-opened', VcOpened);
