// The chat: what was said, who said it and when; a field to say something; the name one writes under.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clockTime, fullTime, reasonText, t } from '../app/messages.js';
import * as icons from './icons.js';
import { linkify } from './linkify.js';
import { base, controls, hueOf, people } from './styles.js';
import './vc-name.js';

const together = 3 * 60 * 1000;
const longestLine = 4000;

/** `say` and `rename` are asked to send and answer `{ok, reason}`. Fires `seen` with the id of the last line shown. */
class VcChat extends LitElement {
  static properties = {
    lines: { attribute: false },
    name: {},
    say: { attribute: false },
    rename: { attribute: false },
    problem: { state: true },
    away: { state: true },
  };

  static styles = [
    base,
    controls,
    people,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
      .log {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: var(--space-3) var(--space-4);
      }
      .log:focus-visible {
        outline-offset: -2px;
      }
      .line + .line {
        margin-top: 2px;
      }
      .line.first:not(:first-child) {
        margin-top: var(--space-3);
      }
      .head {
        display: flex;
        align-items: baseline;
        gap: var(--space-2);
      }
      .sender {
        min-width: 0;
        overflow-wrap: anywhere;
        font-weight: 600;
        color: oklch(var(--name-lightness) var(--name-chroma) var(--hue));
      }
      time,
      .direct {
        flex: none;
        color: var(--ink-soft);
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
      }
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .text a {
        color: var(--accent-strong);
      }
      .nothing {
        margin: auto;
        padding: var(--space-5);
        color: var(--ink-soft);
        text-align: center;
      }
      .newer {
        position: absolute;
        right: var(--space-4);
        bottom: 132px;
        min-height: 32px;
        border-radius: 16px;
        box-shadow: var(--shadow-high);
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border-top: 1px solid var(--line);
        background: var(--paper-raised);
      }
      .write {
        display: flex;
        align-items: end;
        gap: var(--space-2);
      }
      textarea {
        display: block;
        resize: none;
        max-height: 120px;
        line-height: var(--line-height);
        field-sizing: content;
      }
      .problem {
        color: var(--live);
        font-size: var(--text-small);
      }
      .write .button {
        padding: 0 var(--space-3);
      }
      @media (prefers-color-scheme: dark) {
        .problem {
          color: oklch(0.78 0.13 25);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.lines = [];
    this.problem = null;
    this.away = false;
  }

  render() {
    const { lines, name, problem, away } = this;
    return html`
      <div class="log" id="chat-log" role="log" aria-live="polite" aria-label=${t('chat.log')} tabindex="0" @scroll=${this.#onScroll}>
        ${repeat(
          lines,
          ({ id }) => id,
          (line, i) => this.#line(line, lines[i - 1]),
        )}
        ${lines.length ? nothing : html`<p class="nothing">${t('chat.empty')}</p>`}
      </div>
      ${away ? html`<button class="button newer" @click=${this.#toEnd}>${icons.down}${t('chat.newer')}</button>` : nothing}
      <form @submit=${this.#submit}>
        <vc-name .name=${name} .rename=${this.rename}></vc-name>
        <div class="write">
          <textarea
            class="field"
            id="chat-text"
            rows="1"
            maxlength=${longestLine}
            placeholder=${t('chat.text')}
            aria-label=${t('chat.text')}
            aria-describedby="problem"
            enterkeyhint="send"
            @keydown=${this.#onKey}
          ></textarea>
          <button class="button primary" aria-label=${t('chat.send')} title=${t('chat.send')}>${icons.send}</button>
        </div>
        <div class="problem" id="problem" role="alert" ?hidden=${!problem}>${reasonText(problem)}</div>
      </form>
    `;
  }

  updated(changed) {
    if (changed.has('lines')) this.#follow();
  }

  #line(line, before) {
    const first =
      before?.sender !== line.sender ||
      before.senderName !== line.senderName ||
      before.direct !== line.direct ||
      new Date(line.time) - new Date(before.time) > together;
    return html`<div class="line ${first ? 'first' : ''}" data-own=${line.own}>
      ${
        first
          ? html`<div class="head">
            <span class="sender" data-hue=${hueOf(line.senderName)}>${line.senderName}</span>
            <time datetime=${line.time} title=${fullTime(line.time)}>${clockTime(line.time)}</time>
            ${line.direct ? html`<span class="direct">${t('chat.direct')}</span>` : nothing}
          </div>`
          : html`<span class="unseen">${line.senderName}:</span>`
      }
      <div class="text" dir="auto">${linkify(line.text)}</div>
    </div>`;
  }

  #follow() {
    const last = this.lines.at(-1);
    if (last?.own || !this.away) this.#toEnd();
    if (last) this.dispatchEvent(new CustomEvent('seen', { detail: last.id }));
  }

  #toEnd() {
    const log = this.renderRoot.querySelector('.log');
    log.scrollTop = log.scrollHeight;
  }

  #onScroll({ target }) {
    this.away = target.scrollHeight - target.scrollTop - target.clientHeight > 60;
  }

  #onKey(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit(event);
  }

  async #submit(event) {
    event.preventDefault();
    const field = this.renderRoot.querySelector('#chat-text');
    const text = field.value.trim();
    if (!text) return;
    field.value = '';
    const { ok, reason } = await this.say(text);
    this.problem = ok ? null : reason;
    if (!ok && !field.value) field.value = text;
  }
}

customElements.define('vc-chat', VcChat);
