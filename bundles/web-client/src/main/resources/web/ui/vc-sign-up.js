// Sign-up: you, your face, your card, which grows beside it; it ends in a home of one's own, with the card to keep.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/card-words.js';
import { issuerHere, loginFacts } from '../app/card-facts.js';
import { keywordsOf } from '../app/keywords.js';
import { cityName, deskUrl, takeToken, thisCity } from '../app/addresses.js';
import { listed, t } from '../app/messages.js';
import { session } from '../stores/session-store.js';
import { SignStore } from '../stores/sign-store.js';
import { Follows } from '../stores/store.js';
import { desk, forms, problemAt, problemElsewhere, problemOf, textField } from './fields.js';
import { base, controls } from './styles.js';
import { unfinished } from './unfinished.js';
import './vc-address.js';
import './vc-card-editor.js';
import './vc-code.js';
import './vc-face.js';
import './vc-first-cards.js';
import './vc-language.js';
import './vc-passphrase.js';
import './vc-soft-card.js';

const steps = ['you', 'face', 'code'];
const fields = ['name', 'address', 'roomName', 'keywords', 'invitation', 'passphrase'];

class VcSignUp extends LitElement {
  static properties = { photo: { state: true }, issued: { state: true } };

  static styles = [
    base,
    controls,
    desk,
    forms,
    css`
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 400px;
        gap: var(--space-6);
        align-items: start;
        width: 100%;
        max-width: 1000px;
        margin: 0 auto;
        padding: var(--space-6) var(--space-4);
      }
      aside {
        position: sticky;
        top: 96px;
      }
      ol {
        display: flex;
        gap: var(--space-4);
        margin: 0 0 var(--space-5);
        padding: 0 0 var(--space-3);
        border-bottom: 1px solid var(--line);
        list-style: none;
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      h1 + ol {
        margin-top: var(--space-4);
      }
      [aria-current] {
        color: var(--accent-strong);
        font-weight: 600;
      }
      @media (max-width: 860px) {
        main {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--space-4);
          max-width: 560px;
          padding: var(--space-4);
        }
        aside {
          position: static;
          order: -1;
          display: grid;
          justify-items: center;
        }
        aside:has(vc-card-editor) {
          order: 1;
        }
        aside > * {
          max-width: 320px;
        }
      }
    `,
  ];

  #sign = new SignStore('sign-up', takeToken());
  #onVisible = () => document.visibilityState === 'visible' && this.#sign.state.step !== 'you' && this.#sign.lookAgain();

  constructor() {
    super();
    this.photo = null;
    this.issued = null;
    new Follows(this, this.#sign, session);
    this.#sign.subscribe(({ step, home }) => step === 'in' && location.replace(home));
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = `${t('signup.title')} · ${cityName()}`;
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisible);
  }

  render() {
    const { step } = this.#sign.state;
    return html`
      <vc-address role="banner" .place=${{ kind: 'desk' }} .heading=${t('signup.title')}></vc-address>
      <main>
        <section class="sheet" data-step=${step} aria-labelledby="title">
          <h1 id="title">${t('signup.title')}</h1>
          ${this.#body()}
        </section>
        <aside>${this.#card(step)}</aside>
      </main>
      <footer><vc-language></vc-language> <a href=${deskUrl('doctor')}>${t('doctor.link')}</a></footer>
    `;
  }

  /** The card as it grows; as soon as there is something on it, its parts can be moved. */
  #card(step) {
    if (this.issued) return html`<vc-soft-card valid .facts=${this.issued} .photo=${this.photo}></vc-soft-card>`;
    const { name, address, keywords } = this.#sign.state.draft;
    const person = {
      name: name.trim() || t('signup.yourName'),
      address: address.trim().toLowerCase() || t('signup.yourAddress'),
      keywords: keywordsOf(keywords),
    };
    const facts = loginFacts(person, issuerHere(session.state.city));
    return step === 'you'
      ? html`<vc-soft-card .facts=${facts} .photo=${this.photo}></vc-soft-card>`
      : html`<vc-card-editor .facts=${facts} .photo=${this.photo}></vc-card-editor>`;
  }

  #body() {
    const { phase, resident, signUp } = session.state;
    const { step } = this.#sign.state;
    if (phase === 'asking') return html`<p class="lead" role="status">${t('form.busy')}</p>`;
    if (step === 'in') return html`<p class="lead" role="status">${t('signup.in')}</p>`;
    if (step === 'unfinished') return unfinished(this.#sign);
    if (step === 'card') return html`${this.#steps('code')}${this.#cards()}`;
    if (resident) {
      return html`<p class="lead">${t('signup.already', { name: resident.name })}</p>
        <a class="button primary" href=${resident.home}>${t('you.home')}</a>`;
    }
    if (signUp === 'closed') {
      return html`<p class="lead" data-testid="closed">${t('signup.closed')}</p>
        <a class="button" href=${deskUrl('sign-in')}>${t('you.signIn')}</a>`;
    }
    return html`
      <p class="lead">${t('signup.lead', { city: thisCity() })}</p>
      ${this.#steps(step)}
      ${{ you: () => this.#you(signUp), face: () => this.#face(), code: () => this.#code() }[step]()}
    `;
  }

  #steps(step) {
    return html`<ol aria-label=${t('signup.steps')}>
      ${steps.map((name, i) => html`<li aria-current=${name === step ? 'step' : nothing}>${i + 1} ${t('signup.step.' + name)}</li>`)}
    </ol>`;
  }

  #you(policy) {
    const { draft, problem, busy, passphrase } = this.#sign.state;
    const entry = (id, more) =>
      textField({
        id,
        value: draft[id],
        write: (text) => this.#sign.write({ [id]: text }),
        problem: problemAt(problem, id),
        label: t('signup.' + id),
        ...more,
      });
    const { domains } = session.state;
    const addressHint = policy === 'domains' && domains.length ? t('signup.domainsAre', { domains: listed(domains) }) : t(policy === 'domains' ? 'signup.domains' : 'signup.addressHint');
    return html`<form novalidate @submit=${this.#send}>
      ${policy === 'invitation' ? entry('invitation', { hint: t('signup.invitationHint'), required: true }) : nothing}
      ${entry('name', { autocomplete: 'name', max: 100, required: true })}
      ${entry('address', { type: 'email', autocomplete: 'email', max: 254, required: true, hint: addressHint })}
      ${entry('roomName', { max: 128, optional: true, hint: t('signup.roomHint'), placeholder: t('signup.roomExample') })}
      ${entry('keywords', { max: 400, optional: true, hint: t('signup.keywordsHint'), placeholder: t('signup.keywordsExample') })}
      <vc-passphrase
        optional
        .value=${passphrase}
        .hint=${t('signup.passphraseHint')}
        .problem=${problemAt(problem, 'passphrase')}
        @passphrase=${({ detail }) => this.#sign.writePassphrase(detail)}
      ></vc-passphrase>
      <div class="buttons">
        <button class="button primary" ?disabled=${busy}>${t(busy ? 'form.busy' : 'signup.send')}</button>
        <a class="text" href=${deskUrl('sign-in')}>${t('signup.have')}</a>
      </div>
      ${problemOf('send', problemElsewhere(problem, fields))}
    </form>`;
  }

  #face() {
    const { photo } = this.#sign.state;
    return html`<div class="entries">
      <p id="face" tabindex="-1">${t('signup.face')}</p>
      <vc-face @photo=${this.#onPhoto}></vc-face>
      <div class="buttons">
        <button class="button primary" data-do="next" @click=${() => this.#sign.goTo('code')}>
          ${t(photo ? 'signup.next' : 'signup.skip')}
        </button>
      </div>
    </div>`;
  }

  #code() {
    return html`<vc-code
      .sign=${this.#sign.state}
      @code=${({ detail }) => this.#sign.confirm(detail)}
      @again=${() => this.#sign.send()}
      @back=${() => this.#sign.goTo('you')}
    ></vc-code>`;
  }

  #cards() {
    const { passphrase, draft, home } = this.#sign.state;
    return html`<vc-first-cards
      .passphrase=${passphrase}
      .keywords=${draft.keywords}
      .photo=${this.photo}
      @issued=${({ detail }) => (this.issued = detail)}
      @home=${() => location.replace(home)}
    ></vc-first-cards>`;
  }

  async #onPhoto({ detail }) {
    this.#sign.choosePhoto(detail);
    this.photo = await createImageBitmap(detail);
  }

  async #send(event) {
    event.preventDefault();
    await this.#sign.send();
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid="true"], #face')?.focus();
    if (this.#sign.state.problem?.field === 'passphrase') this.renderRoot.querySelector('vc-passphrase').focus();
  }
}

customElements.define('vc-sign-up', VcSignUp);
