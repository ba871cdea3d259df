// Knocking at a closed door: who one is and what one wants, then the wait for an answer.
import { LitElement, css, html, nothing } from 'lit';
import { reasonText, t } from '../app/messages.js';
import { forms } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import './vc-avatar.js';

const longestText = 280;

/**
 * `known`: a resident, whose name and `photo` the city shows by itself. `knock` is asked to knock with name, photo and
 * text and answers `{ok, reason}`. Fires `stop` when the knock is taken back.
 */
class VcKnock extends LitElement {
  static properties = {
    name: {},
    known: { type: Boolean },
    photo: {},
    waiting: { type: Boolean },
    declined: { attribute: false },
    knock: { attribute: false },
    open: { state: true },
    picture: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: block;
        text-align: left;
      }
      form,
      .wait {
        display: grid;
        gap: var(--space-3);
      }
      .closed .button {
        width: 100%;
      }
      textarea.field {
        resize: none;
        field-sizing: content;
        min-height: 66px;
        max-height: 160px;
      }
      .who {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        overflow-wrap: anywhere;
      }
      .calm {
        margin-bottom: var(--space-3);
        padding: var(--space-3);
        border-radius: var(--radius-small);
        background: var(--calm);
        color: var(--on-calm);
      }
      .wait {
        justify-items: center;
        text-align: center;
      }
      .wait p {
        color: var(--ink-soft);
      }
      .wait strong {
        font-size: var(--text-large);
      }
      .knocking {
        display: grid;
        place-items: center;
        width: 64px;
        height: 64px;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--accent-strong);
        animation: knock 2.4s var(--ease) infinite;
      }
      .knocking svg {
        width: 32px;
        height: 32px;
      }
      @keyframes knock {
        0%,
        12%,
        24%,
        100% {
          transform: none;
        }
        6%,
        18% {
          transform: rotate(calc(var(--travel) * -14deg)) scale(0.94);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
    this.picture = '';
    this.problem = null;
    this.busy = false;
  }

  updated(changed) {
    if (changed.get('waiting') === undefined || !changed.has('waiting')) return;
    this.renderRoot.querySelector('button')?.focus();
  }

  render() {
    if (this.waiting) return this.#wait();
    return html`
      <div role="status">${this.declined ? html`<p class="calm" data-testid="declined">${declinedText(this.declined)}</p>` : nothing}</div>
      ${this.open ? this.#form() : this.#closed()}
    `;
  }

  #closed() {
    return html`<div class="closed">
      <button class="button primary" data-do="knock" @click=${this.#begin}>${icons.knock}${t(this.declined ? 'knock.again' : 'knock.do')}</button>
    </div>`;
  }

  #form() {
    return html`<form @submit=${this.#submit}>
      ${this.known ? this.#who() : this.#guest()}
      <div class="entry">
        <label for="knock-text">${t('knock.text')} <span>${t('knock.optional')}</span></label>
        <textarea class="field" id="knock-text" rows="2" maxlength=${longestText} placeholder=${t('knock.example')}></textarea>
      </div>
      <button class="button primary" data-do="send" ?disabled=${this.busy}>${icons.knock}${t('knock.do')}</button>
      <div role="alert">${this.problem ? html`<p class="problem">${reasonText(this.problem)}</p>` : nothing}</div>
    </form>`;
  }

  #who() {
    return html`<div class="who"><vc-avatar .name=${this.name} .photo=${this.photo}></vc-avatar><span>${t('knock.as', { name: this.name })}</span></div>`;
  }

  #guest() {
    return html`<div class="entry">
        <label for="knock-name">${t('knock.name')}</label>
        <input class="field" id="knock-name" required maxlength="60" autocomplete="name" .value=${this.name ?? ''} />
      </div>
      <vc-snap .photo=${this.picture} @photo=${({ detail }) => (this.picture = detail)}></vc-snap>`;
  }

  #wait() {
    return html`<div class="wait" data-testid="waiting">
      <div class="knocking">${icons.knock}</div>
      <div role="status"><strong>${t('knock.waiting')}</strong></div>
      <p>${t('knock.waitingText')}</p>
      <button class="button" data-do="stop" @click=${() => this.dispatchEvent(new Event('stop'))}>${t('knock.stop')}</button>
    </div>`;
  }

  async #begin() {
    import('./vc-snap.js');
    this.open = true;
    await this.updateComplete;
    this.renderRoot.querySelector(this.known ? '#knock-text' : '#knock-name').focus();
  }

  async #submit(event) {
    event.preventDefault();
    const name = this.known ? this.name : this.renderRoot.querySelector('#knock-name').value.trim();
    if (!name) return;
    const text = this.renderRoot.querySelector('#knock-text').value.trim();
    this.busy = true;
    const photo = this.picture;
    const { ok, reason } = await this.knock({ name, ...(photo ? { photo } : {}), ...(text ? { text } : {}) });
    this.busy = false;
    this.problem = ok ? null : reason;
    if (ok) this.open = false;
  }
}

/** "No" in calm words, whatever the reason was. */
function declinedText({ name }) {
  return t(name === 'nobody-answered' ? 'knock.unanswered' : 'knock.declined');
}

customElements.define('vc-knock', VcKnock);
