// Records oneself with camera and microphone: look, record, look at it, perhaps again.
import { LitElement, css, html, nothing } from 'lit';
import { devicesFailure } from '../app/devices-failure.js';
import '../app/media-words.js';
import { minutes, t } from '../app/messages.js';
import { RecorderStore } from '../stores/recorder-store.js';
import { Follows } from '../stores/store.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { unload } from './pictures.js';
import './vc-meter.js';
import './vc-mirror.js';

/**
 * Records at most `max` seconds. Fires `recorded` with the File, or with null when it is thrown away for another, and
 * `refused` with the reason when camera and microphone cannot be used. `recorder` is given where others follow it, too. The button
 * that turns the camera off is the part `off`.
 */
class VcRecorder extends LitElement {
  static properties = { max: { type: Number }, recorder: { attribute: false } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        min-width: 0;
        text-align: left;
      }
      .frame {
        position: relative;
        display: grid;
        place-items: center;
        align-content: center;
        gap: var(--space-3);
        aspect-ratio: 16 / 9;
        border-radius: var(--radius-large);
        background: var(--stage);
        color: var(--stage-soft);
        text-align: center;
        overflow: hidden;
      }
      .frame > p {
        padding: 0 var(--space-5);
      }
      .frame > svg {
        width: 40px;
        height: 40px;
        stroke-width: 1.25;
      }
      vc-mirror,
      video {
        width: 100%;
        height: 100%;
        min-height: 0;
        object-fit: contain;
      }
      .rec {
        position: absolute;
        top: var(--space-3);
        left: var(--space-3);
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-variant-numeric: tabular-nums;
      }
      .rec .time {
        padding: 1px var(--space-2);
        border-radius: var(--radius-small);
        background: var(--stage-scrim);
        color: var(--stage-ink);
        font-size: var(--text-small);
      }
      .live::before {
        animation: blink 1.2s steps(2, jump-none) infinite;
      }
      @keyframes blink {
        to {
          opacity: 0.15;
        }
      }
      .do {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-3);
      }
      .do vc-meter {
        flex: 1;
        min-width: 80px;
      }
      .dot {
        width: 14px;
        height: 14px;
        border-radius: 50%;
        background: var(--live);
      }
      .problem {
        padding-left: var(--space-3);
        border-left: 3px solid var(--live);
        font-size: var(--text-small);
      }
      @media (prefers-reduced-motion: reduce) {
        .live::before {
          animation: none;
        }
      }
      @media (forced-colors: active) {
        .frame {
          border: 1px solid CanvasText;
        }
        .dot {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  #follows = null;
  #url = '';
  #phase = 'idle';

  constructor() {
    super();
    this.max = 300;
    this.recorder = new RecorderStore();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#follows ??= new Follows(this, this.recorder);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.recorder.close();
    unload(this.renderRoot.querySelector('video'));
    this.#show(null);
  }

  willUpdate() {
    const { file } = this.recorder.state;
    if (Boolean(file) !== Boolean(this.#url)) this.#show(file);
  }

  updated() {
    const { phase, file, why } = this.recorder.state;
    const before = this.#phase;
    this.#phase = phase;
    if (phase === before) return;
    if (phase === 'done') this.#tell('recorded', file);
    else if (before === 'done') this.#tell('recorded', null);
    if (phase === 'failed') this.#tell('refused', { name: why, text: devicesFailure(why) });
    // The button pressed is gone now: the next one has the focus.
    if (before !== 'idle' || phase !== 'idle') this.renderRoot.querySelector('.do button')?.focus();
  }

  render() {
    const { phase, why } = this.recorder.state;
    return html`<div class="frame">${this.#frame(phase)}</div>
      <div class="do">${this.#buttons(phase)}</div>
      ${phase === 'failed' ? html`<p class="problem" role="alert">${devicesFailure(why)}</p>` : nothing}
      <div class="unseen" role="status">${this.#said(phase)}</div>`;
  }

  #frame(phase) {
    const { stream, seconds } = this.recorder.state;
    if (phase === 'done') return html`<video controls playsinline src=${this.#url} aria-label=${t('recorder.yours')}></video>`;
    if (!stream) return html`${icons.camera}<p>${t(phase === 'asking' ? 'recorder.asking' : 'recorder.lead')}</p>`;
    const seen = stream.getVideoTracks().length > 0;
    return html`${
      seen
        ? html`<vc-mirror .stream=${stream} label=${t('recorder.mirror')}></vc-mirror>`
        : html`${icons.voice}<p>${t('recorder.noCamera')}</p>`
    }
    ${
      phase === 'recording'
        ? html`<div class="rec">
            <span class="live">${t('recorder.rec')}</span>
            <span class="time">${t('recorder.time', { time: minutes(seconds), most: minutes(this.max) })}</span>
          </div>`
        : nothing
    }`;
  }

  #buttons(phase) {
    const { stream } = this.recorder.state;
    const meter = html`<vc-meter .stream=${stream} label=${t('recorder.level')}></vc-meter>`;
    switch (phase) {
      case 'ready':
        return html`<button type="button" class="button" data-do="record" @click=${() => this.recorder.record(this.max)}>
            <span class="dot"></span>${t('recorder.record')}
          </button>
          ${meter}
          <button type="button" class="sign" part="off" data-do="off" aria-label=${t('recorder.off')} title=${t('recorder.off')} @click=${() => this.recorder.close()}>
            ${icons.close}
          </button>`;
      case 'recording':
        return html`<button type="button" class="button" data-do="stop" @click=${() => this.recorder.stop()}>${icons.stop}${t('recorder.stop')}</button>
          ${meter}`;
      case 'done':
        return html`<button type="button" class="button" data-do="again" @click=${() => this.recorder.open()}>
          ${icons.camera}${t('recorder.again')}
        </button>`;
      default:
        return html`<button type="button" class="button" data-do="open" ?disabled=${phase === 'asking'} @click=${() => this.recorder.open()}>
          ${icons.camera}${t('recorder.open')}
        </button>`;
    }
  }

  /** For whoever does not see it. */
  #said(phase) {
    if (phase === 'recording') return t('recorder.began');
    return phase === 'done' ? t('recorder.done', { time: minutes(this.recorder.state.seconds) }) : '';
  }

  #show(file) {
    URL.revokeObjectURL(this.#url);
    this.#url = file ? URL.createObjectURL(file) : '';
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

customElements.define('vc-recorder', VcRecorder);
