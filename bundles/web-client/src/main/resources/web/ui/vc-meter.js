// How loud a microphone hears: a bar that follows the voice.
import { LitElement, css, html } from 'lit';
import { loudness } from '../app/loudness.js';
import { base } from './styles.js';

const tellEveryMillis = 500;

/** Follows the sound of `stream`, or stands at `level` (0 to 1) without one. `label` says whose it is. */
class VcMeter extends LitElement {
  static properties = { stream: { attribute: false }, level: { type: Number }, label: {} };

  static styles = [
    base,
    css`
      :host {
        display: block;
      }
      .scale {
        height: var(--space-2);
        border-radius: var(--radius-small);
        background: var(--paper-sunk);
        overflow: hidden;
      }
      .bar {
        height: 100%;
        background: var(--verified);
        transform: scaleX(0);
        transform-origin: left;
      }
      :host(:dir(rtl)) .bar {
        transform-origin: right;
      }
      @media (forced-colors: active) {
        .scale {
          border: 1px solid CanvasText;
        }
        .bar {
          background: Highlight;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  #sound = null;
  #frame = 0;

  constructor() {
    super();
    this.level = 0;
    this.label = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate('stream');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#quiet();
  }

  render() {
    return html`<div class="scale" role="meter" aria-label=${this.label} aria-valuemin="0" aria-valuemax="100" aria-valuenow="0">
      <div class="bar"></div>
    </div>`;
  }

  updated(changed) {
    if (changed.has('stream')) this.#listen();
    if (!this.#sound) this.#stand(this.level, true);
  }

  #listen() {
    this.#quiet();
    if (!this.stream?.getAudioTracks().length || !this.isConnected) return;
    const sound = new AudioContext();
    const analyser = sound.createAnalyser();
    sound.createMediaStreamSource(this.stream).connect(analyser);
    this.#sound = sound;
    this.#follow(analyser, new Float32Array(analyser.fftSize), 0);
  }

  #follow(analyser, samples, told) {
    this.#frame = requestAnimationFrame((now) => {
      analyser.getFloatTimeDomainData(samples);
      const tell = now - told > tellEveryMillis;
      this.#stand(loudness(samples), tell);
      this.#follow(analyser, samples, tell ? now : told);
    });
  }

  /** Eyes are told at once, readers now and then. */
  #stand(level, tell) {
    this.renderRoot.querySelector('.bar').style.transform = `scaleX(${level})`;
    if (tell) this.renderRoot.querySelector('.scale').setAttribute('aria-valuenow', String(Math.round(level * 100)));
  }

  #quiet() {
    cancelAnimationFrame(this.#frame);
    this.#sound?.close();
    this.#sound = null;
  }
}

customElements.define('vc-meter', VcMeter);
