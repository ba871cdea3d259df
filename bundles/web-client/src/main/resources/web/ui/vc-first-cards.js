// The end of signing up: the key is made here, the city issues the cards, and there they are, to keep.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/card-words.js';
import { keywordsOf } from '../app/keywords.js';
import { listed, t } from '../app/messages.js';
import { lackOf } from '../card/passphrase.js';
import { FirstCardsStore } from '../stores/first-cards-store.js';
import { Follows } from '../stores/store.js';
import { forms, problemAt, problemOf, tickField } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { rememberField } from './remember.js';
import './vc-card-file.js';
import './vc-passphrase.js';

const steps = ['key', 'lock', 'paint', 'issue'];

/**
 * `passphrase` and `keywords` as written before, `photo` an ImageBitmap or nothing; without a passphrase it asks for one.
 * `first` is the store that makes them. Fires `issued` with what stands in the login card, `home` when somebody goes on.
 */
class VcFirstCards extends LitElement {
  static properties = {
    first: { attribute: false },
    passphrase: {},
    keywords: {},
    photo: { attribute: false },
    typed: { state: true },
    lack: { state: true },
    saved: { state: true },
  };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .steps li {
        display: flex;
        gap: var(--space-2);
        padding: var(--space-1) 0;
        color: var(--ink-soft);
      }
      .steps [data-now] {
        color: var(--ink);
        font-weight: 600;
      }
      .steps svg {
        color: var(--verified);
      }
      .steps .dot {
        width: 20px;
        text-align: center;
      }
      h2 {
        font-size: var(--text-large);
      }
      .visiting {
        display: grid;
        gap: var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    this.first = new FirstCardsStore();
    Object.assign(this, { passphrase: '', keywords: '', photo: null, typed: '', lack: '', saved: false });
    new Follows(this, this.first);
  }

  firstUpdated() {
    if (this.passphrase) this.#make(this.passphrase);
  }

  render() {
    const { busy, done } = this.first.state;
    if (done) return this.#ready();
    return busy ? this.#making() : this.#asking();
  }

  /** The passphrase is not kept while the mail travels: a page that was loaded anew asks for it. */
  #asking() {
    const { problem } = this.first.own.state;
    return html`<form novalidate @submit=${this.#submit}>
      <p>${t('first.lead')}</p>
      <vc-passphrase
        .value=${this.typed || this.passphrase}
        .problem=${this.lack ? { name: this.lack } : null}
        @passphrase=${({ detail }) => Object.assign(this, { typed: detail, lack: '' })}
      ></vc-passphrase>
      <div class="buttons">
        <button class="button primary" data-do="make">${t('first.make')}</button>
        <button type="button" class="text" data-do="later" @click=${this.#goHome}>${t('first.later')}</button>
      </div>
      ${problemOf('first', problem)}
    </form>`;
  }

  #making() {
    const now = this.first.own.state.card ? steps.length : steps.indexOf(this.first.own.state.busy);
    return html`<p>${t('first.making')}</p>
      <div role="status">
        <ul class="steps">
          ${[...steps, 'visiting'].map(
            (step, i) => html`<li ?data-now=${i === now}>${i < now ? icons.check : html`<span class="dot" aria-hidden="true">·</span>`}${t('first.' + step)}</li>`,
          )}
        </ul>
      </div>`;
  }

  #ready() {
    const { own } = this.first;
    const { file, problem, kept, done } = own.state;
    const { visiting } = this.first.state;
    return html`
      <p role="status">${t('first.ready')}</p>
      <vc-card-file primary .file=${file} .save=${t('first.save')} @saved=${() => (this.saved = true)}></vc-card-file>
      <p class="note">${t('first.keep')}</p>
      ${rememberField(own)}
      ${tickField({
        id: 'mail',
        label: t('own.mail'),
        on: done === 'mailed',
        tick: () => own.mail(),
        hint: t(done === 'mailed' ? 'own.mailed' : 'own.mailHint'),
        problem: problemAt(problem, 'mail'),
        disabled: done === 'mailed',
      })}
      ${visiting.length || this.first.state.problem ? this.#visiting() : nothing}
      <div class="buttons">
        <button class="button ${this.saved ? 'primary' : ''}" data-do="home" @click=${this.#goHome}>${t('first.home')}</button>
        ${this.saved || kept ? nothing : html`<span class="hint">${t('first.unsaved')}</span>`}
      </div>
    `;
  }

  #visiting() {
    const { visiting, problem } = this.first.state;
    const rooms = listed(visiting.map(({ path }) => path));
    return html`<section class="visiting" aria-labelledby="visiting">
      <h2 id="visiting">${t('first.visitingTitle')}</h2>
      ${visiting.length ? html`<p class="hint">${t('first.visitingHint', { rooms })}</p>` : nothing}
      ${visiting.map((card) => html`<vc-card-file small data-room=${card.path} .file=${card} .said=${t('visit.cardOf', { room: card.path })}></vc-card-file>`)}
      ${problemOf('visiting', problem)}
    </section>`;
  }

  #submit(event) {
    event.preventDefault();
    const passphrase = this.typed || this.passphrase;
    this.lack = lackOf(passphrase);
    if (this.lack) this.renderRoot.querySelector('vc-passphrase').focus();
    else this.#make(passphrase);
  }

  async #make(passphrase) {
    await this.first.make({ passphrase, photo: this.photo, keywords: keywordsOf(this.keywords) });
    const { card } = this.first.own.state;
    if (this.first.state.done) this.dispatchEvent(new CustomEvent('issued', { detail: card.information }));
  }

  #goHome() {
    this.dispatchEvent(new Event('home'));
  }
}

customElements.define('vc-first-cards', VcFirstCards);
