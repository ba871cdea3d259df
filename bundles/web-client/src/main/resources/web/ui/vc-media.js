// Camera and microphone: see and hear yourself, and choose which ones the city uses on this device.
import { LitElement, css, html, nothing } from 'lit';
import { devicesFailure } from '../app/devices-failure.js';
import { t } from '../app/messages.js';
import { forms } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import './vc-meter.js';
import './vc-mirror.js';

/** `media` is the state of a media store. Fires `start`, `stop`, and `choose` with `{ kind, id }`. */
class VcMedia extends LitElement {
  static properties = { media: { attribute: false } };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .on {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: var(--space-4);
        align-items: start;
      }
      @media (max-width: 760px) {
        .on {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      .mirror,
      vc-mirror {
        aspect-ratio: 16 / 9;
        border-radius: var(--radius-large);
      }
      .mirror {
        display: grid;
        place-items: center;
        background: var(--stage);
        color: var(--stage-soft);
      }
      .choices {
        display: grid;
        gap: var(--space-4);
      }
    `,
  ];

  render() {
    const { phase, why } = this.media;
    if (phase === 'on') return this.#on();
    return html`
      <p class="hint">${t('media.lead')}</p>
      <div class="buttons">
        <button class="button" data-do="try" ?disabled=${phase === 'asking'} @click=${() => this.#tell('start')}>
          ${icons.camera}${t(phase === 'asking' ? 'media.asking' : 'media.try')}
        </button>
      </div>
      <p class="problem" id="media-problem" role="alert">${phase === 'failed' ? devicesFailure(why) : nothing}</p>
    `;
  }

  #on() {
    const { stream, cameras, microphones, used } = this.media;
    const seen = stream.getVideoTracks().length > 0;
    return html`<div class="on">
      ${
        seen
          ? html`<vc-mirror .stream=${stream} label=${t('media.mirror')}></vc-mirror>`
          : html`<p class="mirror">${t('media.noCamera')}</p>`
      }
      <div class="choices">
        ${this.#choice('camera', cameras, used.camera)}
        <div class="entry">
          ${this.#choice('microphone', microphones, used.microphone)}
          <vc-meter .stream=${stream} label=${t('media.level')}></vc-meter>
          <p class="hint">${t(stream.getAudioTracks().length ? 'media.speak' : 'media.noMicrophone')}</p>
        </div>
        <div class="buttons"><button class="button" data-do="stop" @click=${() => this.#tell('stop')}>${t('media.stop')}</button></div>
      </div>
    </div>`;
  }

  #choice(kind, devices, used) {
    if (!devices.length) return nothing;
    return html`<div class="entry">
      <label for=${kind}>${t('media.' + kind)}</label>
      <select class="field" id=${kind} name=${kind} @change=${({ target }) => this.#tell('choose', { kind, id: target.value })}>
        ${devices.map(({ id, label }) => html`<option value=${id} ?selected=${id === used}>${label || t('media.' + kind)}</option>`)}
      </select>
    </div>`;
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

customElements.define('vc-media', VcMedia);
