// The moving picture on a room's card: a still when it comes into view, moving while pointed at.
import { LitElement, css, html } from 'lit';
import { base } from './styles.js';

const patienceMillis = 10_000;

class VcPreview extends LitElement {
  static properties = { makePlayer: { attribute: false }, moving: { type: Boolean }, seen: { state: true } };

  static styles = [
    base,
    css`
      :host,
      video {
        display: block;
        width: 100%;
        height: 100%;
      }
      video {
        object-fit: cover;
        opacity: 0;
        transition: opacity var(--slide) var(--ease);
      }
      .seen {
        opacity: 1;
      }
    `,
  ];

  #player = null;
  #patience = 0;
  #watcher = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting) && !this.seen) this.#start();
  });

  constructor() {
    super();
    this.seen = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#watcher.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watcher.disconnect();
    this.#stop(false);
  }

  updated(changed) {
    if (!changed.has('moving')) return;
    if (this.moving) this.#start();
    else if (this.seen) this.#stop(true);
  }

  render() {
    return html`<video muted playsinline tabindex="-1" aria-hidden="true" class=${this.seen ? 'seen' : ''} @timeupdate=${this.#onPicture}></video>`;
  }

  async #start() {
    if (this.#player) return;
    this.#player = this.makePlayer();
    await this.updateComplete;
    this.#player?.attach(this.renderRoot.querySelector('video'));
    this.#patience = setTimeout(() => this.moving || this.#stop(true), patienceMillis);
  }

  #onPicture({ target }) {
    if (!target.videoWidth) return;
    this.seen = true;
    if (!this.moving) this.#stop(true);
  }

  #stop(keepPicture) {
    clearTimeout(this.#patience);
    if (this.#player && keepPicture) this.renderRoot.querySelector('video').pause();
    this.#player?.close({ keepPicture });
    this.#player = null;
  }
}

customElements.define('vc-preview', VcPreview);
