// Sign-in: an address, the code that is mailed to it; or the address in the mail.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import { deskUrl, takeToken, wayBack } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { session } from '../stores/session-store.js';
import { SignStore } from '../stores/sign-store.js';
import { Follows } from '../stores/store.js';
import { desk, forms, problemAt, problemElsewhere, problemOf, textField } from './fields.js';
import { base, controls } from './styles.js';
import './vc-address.js';
import './vc-code.js';
import './vc-language.js';

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
      @media (max-width: 640px) {
        main {
          padding: var(--space-4);
        }
      }
    `,
  ];

  #sign = new SignStore('sign-in', takeToken());
  #onVisible = () => document.visibilityState === 'visible' && this.#sign.state.step === 'code' && this.#sign.lookAgain();

  constructor() {
    super();
    new Follows(this, this.#sign, session);
    this.#sign.subscribe(({ step, home }) => step === 'in' && location.replace(wayBack(location.search) || home));
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = `${t('signin.title')} · ${t('city.name')}`;
    document.addEventListener('visibilitychange', this.#onVisible);
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
      <footer><vc-language></vc-language></footer>
    `;
  }

  #body(step) {
    const { phase, resident } = session.state;
    if (phase === 'asking') return html`<p class="lead" role="status">${t('form.busy')}</p>`;
    if (step === 'in') return html`<p class="lead" role="status">${t('signup.in')}</p>`;
    if (resident && step !== 'link') {
      return html`<p class="lead">${t('signup.already', { name: resident.name })}</p>
        <a class="button primary" href=${wayBack(location.search) || resident.home}>${t('signin.on')}</a>`;
    }
    return { you: () => this.#you(), code: () => this.#code(), link: () => this.#link() }[step]();
  }

  #you() {
    const { draft, problem, busy } = this.#sign.state;
    return html`<p class="lead">${t('signin.lead')}</p>
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
        <div class="buttons">
          <button class="button primary" ?disabled=${busy}>${t(busy ? 'form.busy' : 'signin.send')}</button>
          ${session.state.signUp === 'closed' ? nothing : html`<a class="text" href=${deskUrl('sign-up')}>${t('signin.new')}</a>`}
        </div>
        ${problemOf('send', problemElsewhere(problem, ['address']))}
      </form>`;
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
    const { problem, busy } = this.#sign.state;
    return html`<p class="lead">${t('signin.link')}</p>
      <div class="buttons">
        <button class="button primary" data-do="follow" ?disabled=${busy} @click=${() => this.#sign.follow()}>
          ${t(busy ? 'form.busy' : 'signin.follow')}
        </button>
        <button class="text" data-do="back" @click=${() => this.#sign.goTo('you')}>${t('signin.otherWay')}</button>
      </div>
      ${problemOf('follow', problem)}`;
  }

  async #send(event) {
    event.preventDefault();
    await this.#sign.send();
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid="true"]')?.focus();
  }
}

customElements.define('vc-sign-in', VcSignIn);
