// Sign-in: a card of this device, a card's file and its passphrase, a passkey; without them a code by mail, or the address in
// the mail.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/card-words.js';
import { cityName, deskUrl, takeToken, wayBack } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { noPasskeys } from '../net/authenticator.js';
import { PasskeyStore } from '../stores/passkey-store.js';
import { session } from '../stores/session-store.js';
import { SignStore } from '../stores/sign-store.js';
import { Follows } from '../stores/store.js';
import { UnlockStore } from '../stores/unlock-store.js';
import { desk, forms, problemAt, problemElsewhere, problemOf, textField } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { unfinished } from './unfinished.js';
import './vc-address.js';
import './vc-card-drop.js';
import './vc-code.js';
import './vc-kept-cards.js';
import './vc-language.js';
import './vc-unlock.js';

class VcSignIn extends LitElement {
  static styles = [
    base,
    controls,
    desk,
    forms,
    css`
      main {
        width: 100%;
        max-width: 480px;
        margin: 0 auto;
        padding: var(--space-6) var(--space-4);
      }
      vc-kept-cards,
      vc-card-drop {
        margin-bottom: var(--space-5);
      }
      .passkey {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
        margin-bottom: var(--space-5);
      }
      .without {
        padding-top: var(--space-5);
        border-top: 1px solid var(--line);
      }
      h2 {
        font-size: var(--text-large);
      }
      .without .lead {
        margin-bottom: var(--space-4);
      }
      @media (max-width: 640px) {
        main {
          padding: var(--space-4);
        }
      }
    `,
  ];

  #sign = new SignStore('sign-in', takeToken());
  #unlock = new UnlockStore();
  #passkey = new PasskeyStore();
  #onVisible = () => document.visibilityState === 'visible' && this.#sign.state.step === 'code' && this.#sign.lookAgain();

  constructor() {
    super();
    new Follows(this, this.#sign, this.#unlock, this.#passkey, session);
    // Who lost a card goes where another one is made.
    this.#sign.subscribe(({ step, home, draft }) => step === 'in' && this.#goIn(draft.lost ? deskUrl('me') : home));
    this.#unlock.subscribe(({ step, home }) => step === 'in' && this.#goIn(home));
    this.#passkey.subscribe(({ home }) => home && this.#goIn(home));
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = `${t('signin.title')} · ${cityName()}`;
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#unlock.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisible);
  }

  render() {
    const { step } = this.#sign.state;
    return html`
      <vc-address role="banner" .place=${{ kind: 'desk' }} .heading=${t('signin.title')}></vc-address>
      <main>
        <section class="sheet" data-step=${step} aria-labelledby="title">
          <h1 id="title">${t('signin.title')}</h1>
          ${this.#body(step)}
        </section>
      </main>
      <footer><vc-language></vc-language> <a href=${deskUrl('doctor')}>${t('doctor.link')}</a></footer>
    `;
  }

  #body(step) {
    const { phase, resident } = session.state;
    if (phase === 'asking') return html`<p class="lead" role="status">${t('form.busy')}</p>`;
    if (step === 'in' || this.#unlock.state.step === 'in' || this.#passkey.state.home) return html`<p class="lead" role="status">${t('signup.in')}</p>`;
    if (step === 'unfinished') return unfinished(this.#sign);
    if (resident && step !== 'link') {
      return html`<p class="lead">${t('signup.already', { name: resident.name })}</p>
        <a class="button primary" href=${wayBack(location.search) || resident.home}>${t('signin.on')}</a>`;
    }
    return { you: () => this.#choose(), code: () => this.#code(), link: () => this.#link() }[step]();
  }

  #choose() {
    const { step, card, kept, busy, problem } = this.#unlock.state;
    if (step === 'card') {
      return html`<p class="lead">${t('unlock.lead')}</p>
        <vc-unlock
          offer
          .card=${card}
          .busy=${busy}
          .problem=${problem}
          @unlock=${({ detail }) => this.#unlock.unlock(detail.passphrase, detail.keep)}
          @back=${() => this.#unlock.putAway()}
        ></vc-unlock>`;
    }
    const atDrop = problemAt(problem, 'card');
    return html`<p class="lead">${t(kept.length ? 'signin.leadKept' : 'signin.leadCard')}</p>
      ${kept.length ? this.#kept() : nothing}
      <vc-card-drop what="login" ?busy=${busy === 'look'} .problem=${atDrop} @card=${({ detail }) => this.#unlock.take(detail)}></vc-card-drop>
      ${noPasskeys() ? nothing : this.#withPasskey()} ${this.#without()}`;
  }

  #kept() {
    const { kept, busy, problem } = this.#unlock.state;
    return html`<vc-kept-cards
      .cards=${kept}
      .busy=${busy}
      .problem=${problem}
      @come-in=${({ detail }) => this.#unlock.comeInAs(detail)}
      @forget=${({ detail }) => this.#unlock.forget(detail)}
    ></vc-kept-cards>`;
  }

  #withPasskey() {
    const { busy, problem } = this.#passkey.state;
    return html`<div class="passkey">
      <button type="button" class="button" data-do="passkey" ?disabled=${busy} @click=${() => this.#passkey.comeIn()}>
        ${icons.key}${t(busy ? 'passkeys.busy' : 'signin.passkey')}
      </button>
      ${problemOf('passkey', problem)}
    </div>`;
  }

  /** Whoever has no card here, or none any more. */
  #without() {
    const { draft, problem, busy } = this.#sign.state;
    return html`<section class="without" aria-labelledby="without">
      <h2 id="without">${t('signin.without')}</h2>
      <p class="lead">${t('signin.lead')}</p>
      <form novalidate @submit=${this.#send}>
        ${textField({
          id: 'address',
          value: draft.address,
          write: (address) => this.#sign.write({ address }),
          problem: problemAt(problem, 'address'),
          label: t('signup.address'),
          type: 'email',
          autocomplete: 'email',
          max: 254,
          required: true,
        })}
        ${this.#lost(draft)}
        <div class="buttons">
          <button class="button primary" ?disabled=${busy}>${t(busy ? 'form.busy' : 'signin.send')}</button>
          ${session.state.signUp === 'closed' ? nothing : html`<a class="text" href=${deskUrl('sign-up')}>${t('signin.new')}</a>`}
        </div>
        ${problemOf('send', problemElsewhere(problem, ['address']))}
      </form>
    </section>`;
  }

  #lost({ lost }) {
    return html`<label class="choice">
        <input type="checkbox" id="lost" .checked=${lost} aria-describedby="lost-text" @change=${({ target }) => this.#sign.write({ lost: target.checked })} />
        ${t('signin.lost')}
      </label>
      ${lost ? html`<p class="note" id="lost-text" role="status">${t('signin.lostText')}</p>` : nothing}`;
  }

  #code() {
    return html`<p class="lead">${t(this.#sign.state.outbox ? 'signin.lead' : 'signin.check')}</p>
      <vc-code
        .sign=${this.#sign.state}
        @code=${({ detail }) => this.#sign.confirm(detail)}
        @again=${() => this.#sign.send()}
        @back=${() => this.#sign.goTo('you')}
      ></vc-code>`;
  }

  /** Nobody is signed in by merely opening an address: somebody else may have sent it. */
  #link() {
    const { draft, problem, busy } = this.#sign.state;
    return html`<p class="lead">${t('signin.link')}</p>
      <div class="entries">
        ${this.#lost(draft)}
        <div class="buttons">
          <button class="button primary" data-do="follow" ?disabled=${busy} @click=${() => this.#sign.follow()}>
            ${t(busy ? 'form.busy' : 'signin.follow')}
          </button>
          <button class="text" data-do="back" @click=${() => this.#sign.goTo('you')}>${t('signin.otherWay')}</button>
        </div>
        ${problemOf('follow', problem)}
      </div>`;
  }

  #goIn(home) {
    location.replace(wayBack(location.search) || home);
  }

  async #send(event) {
    event.preventDefault();
    await this.#sign.send();
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid="true"]')?.focus();
  }
}

customElements.define('vc-sign-in', VcSignIn);
