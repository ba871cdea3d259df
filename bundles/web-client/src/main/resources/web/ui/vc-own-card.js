// One's own login card: the one of this device, one that is shown, or the first one; and what can be done with it.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/card-words.js';
import { dayOf, t } from '../app/messages.js';
import { lackOf } from '../card/passphrase.js';
import { OwnCardStore, isFull } from '../stores/own-card-store.js';
import { Follows } from '../stores/store.js';
import { forms, problemAt, problemElsewhere, problemOf } from './fields.js';
import { base, controls } from './styles.js';
import { rememberField } from './remember.js';
import './vc-card-drop.js';
import './vc-card-file.js';
import './vc-passphrase.js';
import './vc-unlock.js';

/** What needs the passphrase; the words for each are `own.<name>` and `own.<name>Text`. */
const asking = ['replace', 'change'];
/** The first is the usual one. */
const keyKinds = ['rsa', 'ec'];
const steps = ['key', 'lock', 'paint', 'issue', 'unlock', 'look', 'keep', 'mail'];

/** `own` is the store of the card; `has` says whether the city knows a login card that counts. Fires `changed` when the city issued one. */
class VcOwnCard extends LitElement {
  static properties = { own: { attribute: false }, has: { type: Boolean }, doing: { state: true }, typed: { state: true }, lack: { state: true } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
    `,
  ];

  constructor() {
    super();
    this.own = new OwnCardStore();
    Object.assign(this, { has: false, doing: '', typed: '', lack: '' });
    new Follows(this, this.own);
  }

  connectedCallback() {
    super.connectedCallback();
    this.own.load();
  }

  render() {
    const { phase, card, handles } = this.own.state;
    if (phase === 'asking') return html`<p role="status">${t('form.busy')}</p>`;
    if (!card) return this.#none();
    return handles ? this.#open() : this.#locked();
  }

  #none() {
    const { problem, busy } = this.own.state;
    if (this.doing === 'make' || !this.has) return this.#making('make');
    return html`<p>${t('own.away')}</p>
      <vc-card-drop what="login" ?busy=${busy === 'look'} .problem=${problemAt(problem, 'card')} @card=${({ detail }) => this.own.take(detail)}></vc-card-drop>
      <div class="buttons"><button type="button" class="text" data-do="another" @click=${() => this.#begin('make')}>${t('own.another')}</button></div>`;
  }

  #locked() {
    const { card, busy, problem } = this.own.state;
    return html`<vc-unlock
      .card=${card}
      .busy=${busy}
      .problem=${problem}
      @unlock=${({ detail }) => this.own.open(detail.passphrase)}
      @back=${() => this.own.putAway()}
    ></vc-unlock>`;
  }

  #open() {
    const { card, file, busy, problem, done } = this.own.state;
    return html`
      <vc-card-file .file=${file} .said=${t('unlock.card', { name: card.information.name })} .save=${t('own.save')}></vc-card-file>
      <p class="hint">${t('own.until', { day: dayOf(card.certificate.notAfter) })}</p>
      ${rememberField(this.own)}
      ${
        asking.includes(this.doing)
          ? this.#making(this.doing)
          : html`${this.#buttons(busy)}
              <p class="hint" role="status">${this.#said(busy, done)}</p>
              ${problemOf('own', problemElsewhere(problem, ['keep']))}`
      }
    `;
  }

  #buttons(busy) {
    const button = (name, act) =>
      html`<button type="button" class="button" data-do=${name} ?disabled=${Boolean(busy)} @click=${act}>${t('own.' + name)}</button>`;
    return html`<div class="buttons">
      ${button('renew', () => this.#act(this.own.renew()))} ${button('mail', () => this.own.mail())}
      ${button('change', () => this.#begin('change'))} ${button('replace', () => this.#begin('replace'))}
    </div>`;
  }

  /** A form with the passphrase: for the first card, another key, or another passphrase. */
  #making(doing) {
    const { problem, busy } = this.own.state;
    const fresh = doing !== 'replace';
    return html`<form novalidate @submit=${(event) => this.#submit(event, doing)}>
      <p>${t(`own.${doing}Text`)}</p>
      ${doing === 'replace' && isFull(this.own.state.card) ? html`<p class="hint" data-testid="full">${t('own.replaceFull')}</p>` : nothing}
      ${doing === 'make' ? nothing : this.#oldPassphrase(problemAt(problem, 'passphrase'))}
      ${
        fresh
          ? html`<vc-passphrase
              .label=${doing === 'change' ? t('own.newPassphrase') : ''}
              .value=${this.typed}
              .problem=${this.lack ? { name: this.lack } : null}
              @passphrase=${({ detail }) => Object.assign(this, { typed: detail, lack: '' })}
            ></vc-passphrase>`
          : nothing
      }
      ${doing === 'change' ? nothing : this.#kind()}
      <div class="buttons">
        <button class="button primary" data-do=${doing + '-go'} ?disabled=${Boolean(busy)}>${busy ? t('form.busy') : t(`own.${doing}Go`)}</button>
        ${doing === 'make' && !this.has ? nothing : html`<button type="button" class="text" @click=${() => this.#begin('')}>${t('form.cancel')}</button>`}
      </div>
      <p class="hint" role="status">${this.#said(busy, '')}</p>
      ${problemOf('making', doing === 'make' ? problem : problemElsewhere(problem, ['passphrase']))}
    </form>`;
  }

  /** Most programs that read sealed mail know RSA; the other kind is smaller, and made at once. */
  #kind() {
    return html`<div class="entry">
      <label for="kind">${t('own.kind')}</label>
      <select class="field" id="kind">
        ${keyKinds.map((kind) => html`<option value=${kind}>${t('own.kind.' + kind)}</option>`)}
      </select>
    </div>`;
  }

  #oldPassphrase(problem) {
    return html`<div class="entry">
      <label for="old">${t('own.passphrase')}</label>
      <input class="field" id="old" type="password" autocomplete="current-password" maxlength="500" aria-invalid=${problem ? 'true' : 'false'} aria-describedby="old-problem" />
      ${problemOf('old', problem)}
    </div>`;
  }

  #said(busy, done) {
    if (steps.includes(busy)) return t('own.busy.' + busy);
    return done ? t('own.' + done) : nothing;
  }

  #begin(doing) {
    Object.assign(this, { doing, typed: '', lack: '' });
  }

  async #submit(event, doing) {
    event.preventDefault();
    const written = (id) => this.renderRoot.querySelector('#' + id)?.value;
    const [old, keyKind] = [written('old') ?? '', written('kind')];
    this.lack = doing === 'replace' ? '' : lackOf(this.typed);
    if (this.lack) return;
    const { card } = this.own.state;
    const act = {
      make: () => this.own.make({ passphrase: this.typed, keyKind }),
      replace: () => this.own.make({ passphrase: old, keyKind, replaces: card.certificate.serial }),
      change: () => this.own.changePassphrase(old, this.typed),
    }[doing];
    if (await this.#act(act())) this.#begin('');
  }

  async #act(going) {
    const well = await going;
    if (well) this.dispatchEvent(new Event('changed'));
    return well;
  }
}

customElements.define('vc-own-card', VcOwnCard);
