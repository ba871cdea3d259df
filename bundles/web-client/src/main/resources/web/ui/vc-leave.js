// What the city keeps of you: take it along as a file, or leave with everything, after a last look at what goes.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import { t } from '../app/messages.js';
import { ask } from '../net/api.js';
import { CodeStore } from '../stores/code-store.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import { forms, problemOf } from './fields.js';
import { base, controls } from './styles.js';
import { breakable } from './vc-copy.js';
import './vc-code.js';

/** Fires `left` when the resident is no more. */
class VcLeave extends LitElement {
  static properties = { goes: { state: true }, problem: { state: true }, refused: { state: true } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .entry {
        gap: var(--space-2);
      }
      .goes {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4);
        border: 1px solid var(--live);
        border-radius: var(--radius-large);
      }
      h3 {
        font-size: var(--text-medium);
      }
      ul {
        display: grid;
        gap: var(--space-1);
        padding-left: var(--space-4);
        list-style: disc;
        overflow-wrap: anywhere;
      }
    `,
  ];

  #leave = new CodeStore('/me/deletion');

  constructor() {
    super();
    this.goes = null;
    this.problem = null;
    /** Why the file cannot be had. */
    this.refused = null;
    new Follows(this, this.#leave, session);
  }

  render() {
    return html`
      <div class="entry">
        <span class="hint">${t('leave.exportHint')}</span>
        <div class="buttons"><a class="button" data-do="export" href="/api/me/export" download @click=${this.#take}>${t('leave.export')}</a></div>
        ${problemOf('export', this.refused)}
      </div>
      ${this.goes ? this.#lastLook() : this.#way()} ${problemOf('leave', this.problem)}
    `;
  }

  #way() {
    return html`<div class="entry">
      <span class="hint">${t('leave.hint')}</span>
      <div class="buttons"><button class="button" data-do="leave" @click=${this.#look}>${t('leave.do')}</button></div>
    </div>`;
  }

  #lastLook() {
    const { step, busy, problem, draft } = this.#leave.state;
    const { rooms, cards } = this.goes;
    return html`<section class="goes" aria-labelledby="goes">
      <h3 id="goes">${t('leave.goes')}</h3>
      <ul>
        ${rooms.map(({ title, path }) => html`<li>${title ? html`${title} (${breakable(path)})` : breakable(path)}</li>`)}
        ${session.state.resident?.photo ? html`<li>${t('leave.photo')}</li>` : nothing}
        ${cards ? html`<li>${t('leave.cards', { count: cards })}</li>` : nothing}
        <li>${t('leave.rest', { address: draft.address })}</li>
      </ul>
      <p>${t('leave.forGood')}</p>
      ${
        step === 'ask'
          ? html`<div class="buttons">
                <button class="button" data-do="leave-code" ?disabled=${busy} @click=${() => this.#leave.send({})}>${t(busy ? 'form.busy' : 'leave.code')}</button>
                <button class="button primary" data-do="stay" @click=${this.#stay}>${t('leave.stay')}</button>
              </div>
              ${problemOf('leave-code', problem)}`
          : html`<vc-code
              .sign=${this.#leave.state}
              go="leave.go"
              other="leave.stay"
              @code=${({ detail }) => this.#confirm(detail)}
              @again=${() => this.#leave.send()}
              @back=${this.#stay}
            ></vc-code>`
      }
    </section>`;
  }

  #taken = false;

  /** A download that is refused shows nothing of the reason, so it is asked for first. */
  async #take(event) {
    if (this.#taken) return;
    const link = event.currentTarget;
    event.preventDefault();
    const { ok, problem } = await ask('GET', '/me/export/ready');
    this.refused = problem;
    if (!ok) return;
    this.#taken = true;
    link.click();
    this.#taken = false;
  }

  /** Reads what there is, so that nobody is surprised by what goes. */
  async #look() {
    const [rooms, cards] = await Promise.all([ask('GET', '/me/rooms'), ask('GET', '/me/cards')]);
    this.problem = rooms.ok ? null : rooms.problem;
    if (!rooms.ok) return;
    this.#leave.begin(session.state.resident?.address);
    const valid = (cards.ok ? (cards.value.cards ?? []) : []).filter(({ revoked }) => !revoked);
    this.goes = { rooms: rooms.value.rooms, cards: valid.length };
  }

  #stay() {
    this.goes = null;
    this.#leave.begin();
  }

  async #confirm(code) {
    if (await this.#leave.confirm(code)) this.dispatchEvent(new Event('left'));
  }
}

customElements.define('vc-leave', VcLeave);
