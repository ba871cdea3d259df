// Sign-up: you, your face, the code from the mail; the card grows beside it, and it ends in a home of one's own.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import { deskUrl, takeToken } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { session } from '../stores/session-store.js';
import { SignStore } from '../stores/sign-store.js';
import { Follows } from '../stores/store.js';
import { desk, forms, problemAt, problemElsewhere, problemOf, textField } from './fields.js';
import { base, controls } from './styles.js';
import './vc-address.js';
import './vc-code.js';
import './vc-crop.js';
import './vc-language.js';
import './vc-visiting.js';

const steps = ['you', 'face', 'code'];
const fields = ['name', 'address', 'roomName', 'invitation'];

class VcSignUp extends LitElement {
  static properties = { photoUrl: { state: true } };

  static styles = [
    base,
    controls,
    desk,
    forms,
    css`
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 380px;
        gap: var(--space-6);
        align-items: start;
        width: 100%;
        max-width: 960px;
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
        vc-visiting {
          max-width: 300px;
        }
      }
    `,
  ];

  #sign = new SignStore('sign-up', takeToken());
  #onVisible = () => document.visibilityState === 'visible' && this.#sign.state.step !== 'you' && this.#sign.lookAgain();

  constructor() {
    super();
    this.photoUrl = '';
    new Follows(this, this.#sign, session);
    this.#sign.subscribe(({ step, home }) => step === 'in' && location.replace(home));
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = `${t('signup.title')} · ${t('city.name')}`;
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisible);
  }

  render() {
    const { draft, step } = this.#sign.state;
    return html`
      <vc-address role="banner" .place=${{ kind: 'desk' }} .heading=${t('signup.title')}></vc-address>
      <main>
        <section class="sheet" data-step=${step} aria-labelledby="title">
          <h1 id="title">${t('signup.title')}</h1>
          ${this.#body()}
        </section>
        <aside>
          <vc-visiting
            .name=${draft.name.trim()}
            .address=${draft.address.trim().toLowerCase()}
            .room=${draft.roomName.trim()}
            .photo=${this.photoUrl}
            ?valid=${step === 'in'}
          ></vc-visiting>
        </aside>
      </main>
      <footer><vc-language></vc-language></footer>
    `;
  }

  #body() {
    const { phase, resident, signUp } = session.state;
    const { step } = this.#sign.state;
    if (phase === 'asking') return html`<p class="lead" role="status">${t('form.busy')}</p>`;
    if (step === 'in') return html`<p class="lead" role="status">${t('signup.in')}</p>`;
    if (resident) {
      return html`<p class="lead">${t('signup.already', { name: resident.name })}</p>
        <a class="button primary" href=${resident.home}>${t('you.home')}</a>`;
    }
    if (signUp === 'closed') {
      return html`<p class="lead" data-testid="closed">${t('signup.closed')}</p>
        <a class="button" href=${deskUrl('sign-in')}>${t('you.signIn')}</a>`;
    }
    return html`
      <p class="lead">${t('signup.lead', { host: location.host })}</p>
      <ol aria-label=${t('signup.steps')}>
        ${steps.map((name, i) => html`<li aria-current=${name === step ? 'step' : nothing}>${i + 1} ${t('signup.step.' + name)}</li>`)}
      </ol>
      ${{ you: () => this.#you(signUp), face: () => this.#face(), code: () => this.#code() }[step]()}
    `;
  }

  #you(policy) {
    const { draft, problem, busy } = this.#sign.state;
    const entry = (id, more) =>
      textField({
        id,
        value: draft[id],
        write: (text) => this.#sign.write({ [id]: text }),
        problem: problemAt(problem, id),
        label: t('signup.' + id),
        ...more,
      });
    const addressHint = policy === 'domains' ? 'signup.domains' : 'signup.addressHint';
    return html`<form novalidate @submit=${this.#send}>
      ${policy === 'invitation' ? entry('invitation', { hint: t('signup.invitationHint'), required: true }) : nothing}
      ${entry('name', { autocomplete: 'name', max: 100, required: true })}
      ${entry('address', { type: 'email', autocomplete: 'email', max: 254, required: true, hint: t(addressHint) })}
      ${entry('roomName', { max: 128, optional: true, hint: t('signup.roomHint'), placeholder: t('signup.roomExample') })}
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
      <vc-crop @photo=${this.#onPhoto}></vc-crop>
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

  #onPhoto({ detail }) {
    URL.revokeObjectURL(this.photoUrl);
    this.photoUrl = URL.createObjectURL(detail);
    this.#sign.choosePhoto(detail);
  }

  async #send(event) {
    event.preventDefault();
    await this.#sign.send();
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid="true"], #face')?.focus();
  }
}

customElements.define('vc-sign-up', VcSignUp);
