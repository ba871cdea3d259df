// All cards of somebody: the login card in hand, how cards look, and every card the city has issued.
import { LitElement, css, html } from 'lit';
import '../app/home-words.js';
import '../app/card-words.js';
import { issuerHere, loginFacts } from '../app/card-facts.js';
import { t } from '../app/messages.js';
import { CardListStore } from '../stores/card-list-store.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import { forms, problemAt } from './fields.js';
import { base, controls } from './styles.js';
import './vc-card-editor.js';
import './vc-card-list.js';
import './vc-own-card.js';

class VcMyCards extends LitElement {
  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-5);
      }
      h3 {
        margin-bottom: var(--space-2);
        font-size: var(--text-medium);
      }
      .looks {
        display: grid;
        gap: var(--space-3);
      }
      summary {
        min-height: var(--control);
        padding: var(--space-2) 0;
        color: var(--accent-strong);
        font-weight: 500;
        cursor: pointer;
      }
    `,
  ];

  #list = new CardListStore();

  constructor() {
    super();
    new Follows(this, this.#list, session);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#list.load();
    this.#list.loadPhoto();
  }

  render() {
    const { cards, leaving, problem, photo } = this.#list.state;
    const { resident, city } = session.state;
    if (!cards && !problem) return html`<p role="status">${t('form.busy')}</p>`;
    const valid = this.#list.valid();
    const has = valid.some(({ kind }) => kind === 'login');
    const facts = loginFacts(resident, issuerHere(city));
    return html`
      <section aria-labelledby="own">
        <h3 id="own">${t('own.title')}</h3>
        <vc-own-card ?has=${has} @changed=${() => this.#list.load()}></vc-own-card>
      </section>
      <details>
        <summary>${t('card.looks')}</summary>
        <div class="looks">
          <p class="hint">${t('card.looksHint')}</p>
          <vc-card-editor .facts=${facts} .photo=${photo}></vc-card-editor>
        </div>
      </details>
      <section aria-labelledby="issued">
        <h3 id="issued">${t('cards.title')}</h3>
        <vc-card-list
          .cards=${valid}
          .leaving=${leaving}
          .problem=${problemAt(problem, 'cards')}
          @revoke=${({ detail }) => this.#list.revoke(detail)}
          @keep=${({ detail }) => this.#list.keep(detail)}
        ></vc-card-list>
      </section>
    `;
  }
}

customElements.define('vc-my-cards', VcMyCards);
