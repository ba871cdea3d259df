// You, as the city knows you: name, picture, cards, passkeys, and where you are signed in.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import '../app/card-words.js';
import { cityName, deskUrl } from '../app/addresses.js';
import { dayOf, t } from '../app/messages.js';
import { noPasskeys } from '../net/authenticator.js';
import { MeStore } from '../stores/me-store.js';
import { PasskeyListStore } from '../stores/passkey-list-store.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import { desk, forms, problemAt, problemOf, textField } from './fields.js';
import { base, controls } from './styles.js';
import './vc-address.js';
import './vc-crop.js';
import './vc-devices.js';
import './vc-here.js';
import './vc-language.js';
import './vc-leave.js';
import './vc-move.js';
import './vc-my-cards.js';
import './vc-passkeys.js';
import './vc-visiting.js';

class VcMe extends LitElement {
  static properties = {
    name: { state: true },
    keywords: { state: true },
    photo: { state: true },
    choosing: { state: true },
  };

  static styles = [
    base,
    controls,
    desk,
    forms,
    css`
      main {
        display: grid;
        gap: var(--space-4);
        width: 100%;
        max-width: 760px;
        margin: 0 auto;
        padding: var(--space-5) var(--space-4) var(--space-6);
      }
      h2 {
        margin-bottom: var(--space-4);
        font-size: var(--text-large);
      }
      .you {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 300px;
        gap: var(--space-5);
        align-items: start;
      }
      .picture {
        display: grid;
        gap: var(--space-3);
      }
      @media (max-width: 760px) {
        .you {
          grid-template-columns: minmax(0, 1fr);
        }
        .picture {
          order: -1;
        }
      }
    `,
  ];

  #me = new MeStore();
  #passkeys = new PasskeyListStore();

  constructor() {
    super();
    this.name = null;
    this.keywords = null;
    this.photo = null;
    this.choosing = false;
    new Follows(this, this.#me, this.#passkeys, session);
  }

  async connectedCallback() {
    super.connectedCallback();
    document.title = `${t('me.title')} · ${cityName()}`;
    await session.ready;
    const { phase, resident } = session.state;
    if (resident) {
      this.#me.load();
      this.#passkeys.load();
    } else if (phase === 'known') location.replace(deskUrl('sign-in', deskUrl('me')));
  }

  render() {
    const { phase, resident } = session.state;
    return html`
      <vc-address role="banner" .place=${{ kind: 'desk' }} .heading=${t('me.title')}></vc-address>
      <main>
        <h1>${t('me.title')}</h1>
        ${resident ? this.#sheets(resident) : html`<p role="status">${t(phase === 'unknown' ? 'me.unknown' : 'form.busy')}</p>`}
      </main>
      <footer><vc-language></vc-language> <a href=${deskUrl('doctor')}>${t('doctor.link')}</a></footer>
    `;
  }

  #sheets(resident) {
    const { devices, problem } = this.#me.state;
    return html`
      <section class="sheet" aria-labelledby="you">
        <h2 id="you">${t('me.you')}</h2>
        <div class="you">
          ${this.#form(resident)}
          <div class="picture">
            <vc-visiting .name=${this.name ?? resident.name} .address=${resident.address} .photo=${resident.photo} valid></vc-visiting>
            ${this.choosing ? this.#crop() : this.#pictureButtons(resident)} ${problemOf('photo', problemAt(problem, 'photo'))}
          </div>
        </div>
      </section>
      <section class="sheet" aria-labelledby="cards">
        <h2 id="cards">${t('me.cards')}</h2>
        <vc-my-cards></vc-my-cards>
      </section>
      <vc-here></vc-here>
      <section class="sheet" aria-labelledby="passkeys">
        <h2 id="passkeys">${t('passkeys.title')}</h2>
        ${this.#keys()}
      </section>
      <section class="sheet" aria-labelledby="address">
        <h2 id="address">${t('move.title')}</h2>
        <vc-move></vc-move>
      </section>
      <section class="sheet" aria-labelledby="devices">
        <h2 id="devices">${t('devices.title')}</h2>
        <vc-devices
          .devices=${devices}
          .problem=${problemAt(problem, 'devices')}
          @end=${({ detail }) => this.#me.end(detail)}
          @end-all=${() => this.#me.endAll()}
        ></vc-devices>
      </section>
      <section class="sheet" aria-labelledby="data">
        <h2 id="data">${t('leave.title')}</h2>
        <vc-leave @left=${this.#gone}></vc-leave>
      </section>
    `;
  }

  #keys() {
    const { passkeys, leaving, busy, problem, done } = this.#passkeys.state;
    return html`<vc-passkeys
      .passkeys=${passkeys}
      .leaving=${leaving}
      .busy=${busy}
      .problem=${problem}
      .done=${done}
      .lack=${noPasskeys() || (this.#passkeys.full ? 'full' : '')}
      @add=${({ detail }) => this.#passkeys.add(detail)}
      @remove=${({ detail }) => this.#passkeys.remove(detail)}
      @keep=${({ detail }) => this.#passkeys.keep(detail)}
    ></vc-passkeys>`;
  }

  #form({ name, keywords = [], home, since }) {
    const { problem, done } = this.#me.state;
    const written = this.name ?? name;
    const about = this.keywords ?? keywords.join(', ');
    const named = written.trim() && written.trim() !== name;
    const described = about !== keywords.join(', ');
    return html`<form novalidate @submit=${this.#save}>
      ${textField({
        id: 'name',
        label: t('signup.name'),
        value: written,
        write: (text) => (this.name = text),
        problem: problemAt(problem, 'name'),
        autocomplete: 'name',
        max: 100,
      })}
      ${textField({
        id: 'keywords',
        label: t('me.keywords'),
        value: about,
        write: (text) => (this.keywords = text),
        problem: problemAt(problem, 'keywords'),
        max: 900,
        optional: true,
        hint: t('me.keywordsHint'),
      })}
      <div class="entry">
        <span class="label">${t('me.since')}</span>
        <span class="hint">${dayOf(since)}</span>
      </div>
      <div class="buttons">
        <button class="button primary" ?disabled=${!named && !described}>${t('form.save')}</button>
        <a class="text" href=${home}>${t('you.home')}</a>
        <a class="text" href=${deskUrl('inbox')}>${session.state.unopened ? t('you.unopened', { count: session.state.unopened }) : t('you.inbox')}</a>
      </div>
      <p class="hint" role="status">${done === 'name' || done === 'keywords' ? t('form.saved') : nothing}</p>
    </form>`;
  }

  #pictureButtons({ photo }) {
    return html`<div class="buttons">
      <button class="button" data-do="photo" @click=${() => (this.choosing = true)}>${t(photo ? 'photo.change' : 'photo.choose')}</button>
      ${photo ? html`<button class="text" data-do="no-photo" @click=${() => this.#me.picture(null)}>${t('photo.remove')}</button>` : nothing}
    </div>`;
  }

  #crop() {
    return html`<vc-crop @photo=${({ detail }) => (this.photo = detail)}></vc-crop>
      <div class="buttons">
        <button class="button primary" ?disabled=${!this.photo} @click=${this.#hang}>${t('photo.use')}</button>
        <button class="text" @click=${this.#noCrop}>${t('form.cancel')}</button>
      </div>`;
  }

  async #hang() {
    if (await this.#me.picture(this.photo)) this.#noCrop();
  }

  #noCrop() {
    this.choosing = false;
    this.photo = null;
  }

  async #save(event) {
    event.preventDefault();
    const name = this.name?.trim();
    if (name && name !== session.state.resident.name && !(await this.#me.rename(name))) return;
    this.name = null;
    if (this.keywords !== null && (await this.#me.describe(this.keywords))) this.keywords = null;
  }

  /** Whoever left is a stranger here. */
  #gone() {
    location.assign('/');
  }
}

customElements.define('vc-me', VcMe);
