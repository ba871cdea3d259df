// Oneself, as in a mirror: what the own camera sees, without sound.
import { LitElement, css, html } from 'lit';
import { base } from './styles.js';

/** Shows `stream`; `label` says what it is. */
class VcMirror extends LitElement {
  static properties = { stream: { attribute: false }, label: {} };

  static styles = [
    base,
    css`
      :host {
        display: block;
        background: var(--stage);
        overflow: hidden;
      }
      video {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
        transform: scaleX(-1);
      }
    `,
  ];

  constructor() {
    super();
    this.stream = null;
    this.label = '';
  }

  /** The video to take a picture of: not mirrored, as others see it; null until something is to be seen. */
  get picture() {
    const video = this.renderRoot.querySelector('video');
    return video?.videoWidth ? video : null;
  }

  updated() {
    const video = this.renderRoot.querySelector('video');
    if (video.srcObject !== this.stream) video.srcObject = this.stream;
  }

  render() {
    return html`<video autoplay playsinline .muted=${true} aria-label=${this.label}></video>`;
  }
}

customElements.define('vc-mirror', VcMirror);
