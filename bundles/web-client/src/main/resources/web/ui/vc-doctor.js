// The connection doctor: what works from here, and in plain words what to do where it does not.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import { cityName, socketUrl } from '../app/addresses.js';
import { listed, t } from '../app/messages.js';
import { LivePlayer } from '../player/live-player.js';
import { DoctorStore, things } from '../stores/doctor-store.js';
import { Follows } from '../stores/store.js';
import { desk, forms } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import './vc-address.js';
import './vc-language.js';

const patienceMillis = 10_000;
const knownWhys = ['NotAllowedError', 'NotFoundError', 'NotReadableError', 'insecure'];

class VcDoctor extends LitElement {
  static styles = [
    base,
    controls,
    desk,
    forms,
    css`
      main {
        width: 100%;
        max-width: 680px;
        margin: 0 auto;
        padding: var(--space-5) var(--space-4) var(--space-6);
      }
      ul {
        margin-bottom: var(--space-5);
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-3);
        padding: var(--space-4) 0;
        border-top: 1px solid var(--line);
      }
      li:first-child {
        border-top: 0;
        padding-top: 0;
      }
      .sign {
        display: grid;
        place-items: center;
        width: 32px;
        height: 32px;
        border-radius: 50%;
        background: var(--paper-sunk);
        color: var(--ink-soft);
      }
      [data-state='good'] > .sign {
        background: color-mix(in oklch, var(--verified), transparent 85%);
        color: var(--verified);
      }
      [data-state='fair'] > .sign {
        background: var(--calm);
        color: var(--on-calm);
      }
      [data-state='bad'] > .sign {
        background: color-mix(in oklch, var(--live), transparent 85%);
        color: var(--live);
      }
      h2 {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 var(--space-3);
        padding-block: 5px;
        font-size: var(--text-medium);
        line-height: 22px;
      }
      h2 small {
        color: var(--ink-soft);
        font-size: var(--text-small);
        font-weight: 400;
      }
      li .button {
        margin-top: var(--space-2);
      }
      video {
        display: block;
        width: 160px;
        max-width: 100%;
        margin-top: var(--space-2);
        border-radius: var(--radius-small);
        background: var(--stage-picture);
      }
    `,
  ];

  #doctor = new DoctorStore(new URLSearchParams(location.search).get('room') ?? '');
  #player = null;
  #patience = 0;

  constructor() {
    super();
    new Follows(this, this.#doctor);
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = `${t('doctor.title')} · ${cityName()}`;
    this.#doctor.look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  updated() {
    const { stream } = this.#doctor.state;
    if (stream && !this.#player) this.#play(stream);
  }

  render() {
    return html`
      <vc-address role="banner" .place=${{ kind: 'desk' }} .heading=${t('doctor.title')}></vc-address>
      <main>
        <h1>${t('doctor.title')}</h1>
        <p class="lead">${t('doctor.lead')}</p>
        <ul class="sheet" aria-live="polite">
          ${things.map((thing) => this.#thing(thing))}
        </ul>
        <div class="buttons"><button class="button" data-do="again" @click=${this.#again}>${t('doctor.again')}</button></div>
      </main>
      <footer><vc-language></vc-language></footer>
    `;
  }

  #thing(thing) {
    const { state, values } = this.#doctor.state[thing];
    const sign = { good: icons.check, fair: icons.info, bad: icons.close }[state] ?? icons.more;
    return html`<li data-thing=${thing} data-state=${state}>
      <span class="sign">${sign}</span>
      <div>
        <h2>${t('doctor.' + thing)} <small>${t('doctor.' + state)}</small></h2>
        <p class="hint">${sentence(thing, state, values)}</p>
        ${
          thing === 'camera' && state === 'fair'
            ? html`<button class="button" data-do="camera" @click=${() => this.#doctor.tryCamera()}>${t('doctor.camera.try')}</button>`
            : nothing
        }
        ${thing === 'live' && this.#doctor.state.stream ? html`<video muted playsinline tabindex="-1" @timeupdate=${this.#onPicture}></video>` : nothing}
      </div>
    </li>`;
  }

  #play({ room, name }) {
    this.#player = new LivePlayer(socketUrl('/ws/live', { room, stream: name }));
    this.#player.attach(this.renderRoot.querySelector('video'));
    this.#patience = setTimeout(() => this.#end(false), patienceMillis);
  }

  #onPicture({ target }) {
    if (target.currentTime > 0 && (target.videoWidth || target.readyState > 2)) this.#end(true);
  }

  #end(played) {
    this.#stop();
    this.#doctor.played(played);
  }

  #stop() {
    clearTimeout(this.#patience);
    this.#player?.close();
    this.#player = null;
  }

  #again() {
    this.#stop();
    this.#doctor.update({ stream: null });
    this.#doctor.look();
  }
}

function sentence(thing, state, { formats = [], devices = [], why = '', ...values }) {
  if (state === 'asking' || state === 'idle') return '';
  return t(`doctor.${thing}.${state}`, {
    ...values,
    formats: listed(formats),
    devices: listed(devices.map(({ kind, label }) => label || t('doctor.device.' + (kind === 'videoinput' ? 'camera' : 'microphone')))),
    why: t('doctor.why.' + (knownWhys.includes(why) ? why : 'other')),
  });
}

customElements.define('vc-doctor', VcDoctor);
