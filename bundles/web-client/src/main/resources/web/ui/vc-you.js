// You, at the top right of every place: who you are here, the way to your home, the way in and out.
import { LitElement, css, html, nothing } from 'lit';
import { deskUrl } from '../app/addresses.js';
import { reasonText, t } from '../app/messages.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import { base, controls } from './styles.js';
import './vc-appearance.js';
import './vc-avatar.js';
import './vc-language.js';

/** What a small sign has space for. */
const most = 99;

/** `name` is the one a guest goes by in a room. Fires `people` when a guest wants to change it. */
class VcYou extends LitElement {
  static properties = { name: {}, problem: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        flex: none;
        text-align: right;
      }
      .you {
        position: relative;
        border-radius: 50%;
      }
      .count {
        min-width: 20px;
        padding: 0 5px;
        border-radius: 10px;
        background: var(--live);
        color: var(--on-live);
        font-size: 0.75rem;
        font-weight: 600;
        line-height: 20px;
        text-align: center;
      }
      .you .count {
        position: absolute;
        top: -2px;
        right: -4px;
        box-shadow: 0 0 0 2px var(--paper-raised);
      }
      .menu .count {
        margin-left: auto;
      }
      .menu {
        position: fixed;
        inset: 58px var(--space-4) auto auto;
        width: min(280px, calc(100vw - 2 * var(--space-4)));
        margin: 0;
        padding: var(--space-2);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--paper-raised);
        color: var(--ink);
        box-shadow: var(--shadow-high);
        text-align: left;
      }
      .menu:popover-open {
        animation: in var(--fast) var(--ease);
      }
      @keyframes in {
        from {
          opacity: 0;
          transform: translateY(calc(var(--travel) * -6px));
        }
      }
      .who {
        padding: var(--space-2) var(--space-3) var(--space-3);
        overflow-wrap: anywhere;
      }
      .who strong {
        display: block;
      }
      .who span {
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .menu a,
      .menu button {
        display: flex;
        align-items: center;
        width: 100%;
        min-height: var(--control);
        padding: 0 var(--space-3);
        border: 0;
        border-radius: var(--radius-small);
        background: transparent;
        text-align: left;
        text-decoration: none;
      }
      .menu a:hover,
      .menu button:hover {
        background: var(--paper-sunk);
      }
      vc-appearance,
      vc-language {
        display: block;
        padding: var(--space-1) var(--space-3);
      }
      hr {
        margin: var(--space-1) var(--space-3);
        border: 0;
        border-top: 1px solid var(--line);
      }
      [role='alert'] {
        padding: var(--space-2) var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    this.problem = null;
    new Follows(this, session);
  }

  /** Where nothing is to be shown there is no gap either. */
  willUpdate() {
    const { phase, resident } = session.state;
    this.hidden = phase === 'asking' || (!resident && !this.name && (phase !== 'known' || onDesk()));
  }

  render() {
    const { resident } = session.state;
    if (this.hidden) return nothing;
    const name = resident?.name ?? this.name;
    if (!name) return this.#signIn();
    const unopened = resident ? session.state.unopened : 0;
    const label = unopened ? `${t('room.you', { name })}, ${t('you.unopened', { count: unopened })}` : t('room.you', { name });
    return html`
      <button class="sign you" id="you" popovertarget="menu" aria-haspopup="true" aria-label=${label} title=${label}>
        <vc-avatar .name=${name} .photo=${resident?.photo}></vc-avatar>${countOf(unopened)}
      </button>
      <div class="menu" id="menu" popover @click=${this.#close}>
        ${resident ? this.#resident(resident) : this.#guest(name)}
        <hr />
        <vc-appearance></vc-appearance>
        <vc-language></vc-language>
      </div>
    `;
  }

  #signIn() {
    return html`<a class="button" data-do="sign-in" href=${deskUrl('sign-in', here())}>${t('you.signIn')}</a>`;
  }

  #resident({ name, address, home }) {
    return html`
      <div class="who"><strong>${name}</strong><span>${address}</span></div>
      <a data-do="home" href=${home}>${t('you.home')}</a>
      <a data-do="inbox" href=${deskUrl('inbox')}>${t('you.inbox')}${countOf(session.state.unopened)}</a>
      <a data-do="me" href=${deskUrl('me')}>${t('you.me')}</a>
      <hr />
      <button data-do="sign-out" @click=${this.#signOut}>${t('you.signOut')}</button>
      ${this.problem ? html`<p role="alert">${reasonText(this.problem)}</p>` : nothing}
    `;
  }

  #guest(name) {
    const { phase, signUp } = session.state;
    return html`
      <div class="who"><strong>${name}</strong><span>${t('you.guest')}</span></div>
      <button data-do="people" @click=${() => this.dispatchEvent(new Event('people'))}>${t('tool.people')}</button>
      ${
        phase === 'known'
          ? html`<hr />
            <a data-do="sign-in" href=${deskUrl('sign-in', here())}>${t('you.signIn')}</a>
            ${signUp === 'closed' ? nothing : html`<a data-do="build" href=${deskUrl('sign-up')}>${t('city.build')}</a>`}`
          : nothing
      }
    `;
  }

  #close({ target, currentTarget }) {
    if (target.closest('[data-do]') && target.dataset.do !== 'sign-out') currentTarget.hidePopover();
  }

  async #signOut() {
    this.problem = await session.signOut();
  }
}

/** How many letters wait; the words for it are those of the button. */
function countOf(unopened) {
  if (!unopened) return nothing;
  return html`<span class="count" data-testid="unopened">${unopened > most ? `${most}+` : unopened}</span>`;
}

function here() {
  return location.pathname + location.search;
}

function onDesk() {
  return location.pathname.startsWith('/~');
}

customElements.define('vc-you', VcYou);
