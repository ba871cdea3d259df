// The chat: what was said, who said it and when; a field to say something; the name one writes under.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clockTime, fullTime, listed, reasonText, t } from '../app/messages.js';
import * as icons from './icons.js';
import { linkify } from './linkify.js';
import { base, controls, hueOf, people } from './styles.js';
import { chatStyles } from './vc-chat-styles.js';
import './vc-avatar.js';
import './vc-name.js';

const together = 3 * 60 * 1000;
const longestLine = 4000;
/** More names than these are only counted while they write. */
const namedTypists = 3;

/**
 * `say` and `rename` are asked to send and answer `{ok, reason}`; `typing` names who writes just now, `silenced` says that
 * a moderator muted the reader. Fires `seen` with the id of the last line shown, and `typing` while something is written.
 */
class VcChat extends LitElement {
  static properties = {
    lines: { attribute: false },
    name: {},
    say: { attribute: false },
    rename: { attribute: false },
    typing: { attribute: false },
    silenced: { type: Boolean },
    problem: { state: true },
    away: { state: true },
  };

  static styles = [base, controls, people, chatStyles];

  constructor() {
    super();
    this.lines = [];
    this.typing = [];
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
      <div class="typing" data-testid="typing">${this.#typists()}</div>
      <form @submit=${this.#submit}>
        ${name ? html`<vc-name .name=${name} .rename=${this.rename}></vc-name>` : nothing}
        ${this.silenced ? html`<p class="silenced" role="status">${t('chat.silenced')}</p>` : this.#field()}
        <div class="problem" id="problem" role="alert" ?hidden=${!problem}>${reasonText(problem)}</div>
      </form>
    `;
  }

  #field() {
    return html`<div class="write">
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
        @input=${({ target }) => target.value.trim() && this.dispatchEvent(new Event('typing'))}
      ></textarea>
      <button class="button primary" aria-label=${t('chat.send')} title=${t('chat.send')}>${icons.send}</button>
    </div>`;
  }

  #typists() {
    const { typing } = this;
    if (!typing.length) return nothing;
    if (typing.length > namedTypists) return t('chat.typingMany', { count: typing.length });
    return t('chat.typing', { count: typing.length, names: listed(typing) });
  }

  updated(changed) {
    if (changed.has('lines')) this.#follow();
  }

  #line(line, before) {
    if (line.kind !== 'said') return this.#event(line);
    const first =
      before?.sender !== line.sender ||
      before.senderName !== line.senderName ||
      before.direct !== line.direct ||
      new Date(line.time) - new Date(before.time) > together;
    return html`<div class="line ${first ? 'first' : ''}" data-own=${line.own}>
      ${first ? html`<vc-avatar .name=${line.senderName} .photo=${line.photo}></vc-avatar>` : nothing}
      <div class="words">
        ${first ? this.#head(line) : html`<span class="unseen">${line.senderName}:</span>`}
        <div class="text" dir="auto">${linkify(line.text)}</div>
      </div>
    </div>`;
  }

  #head({ senderName, time, direct }) {
    return html`<div class="head">
      <span class="sender" data-hue=${hueOf(senderName)}>${senderName}</span>
      <time datetime=${time} title=${fullTime(time)}>${clockTime(time)}</time>
      ${direct ? html`<span class="direct">${t('chat.direct')}</span>` : nothing}
    </div>`;
  }

  /** Somebody came or left. */
  #event({ kind, name, time }) {
    return html`<p class="event" data-event=${kind}>${t('chat.' + kind, { name })} · <time datetime=${time}>${clockTime(time)}</time></p>`;
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
