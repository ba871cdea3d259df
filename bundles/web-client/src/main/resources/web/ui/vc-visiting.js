// A visiting card that grows while it is written: picture, name, first room, the address of the home.
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../app/messages.js';
import { base, hueOf, people } from './styles.js';
import './vc-avatar.js';

class VcVisiting extends LitElement {
  static properties = { name: {}, address: {}, room: {}, photo: {}, valid: { type: Boolean } };

  static styles = [
    base,
    people,
    css`
      :host {
        display: block;
        width: 100%;
        max-width: 380px;
      }
      figure {
        position: relative;
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        gap: var(--space-4);
        aspect-ratio: 1.6;
        margin: 0;
        padding: var(--space-5);
        border-radius: var(--radius-large);
        background: linear-gradient(150deg, oklch(0.46 0.11 var(--hue)), oklch(0.32 0.08 calc(var(--hue) + 40)));
        color: oklch(1 0 0);
        box-shadow: var(--shadow-low);
        overflow: hidden;
        --size: 72px;
      }
      .person {
        display: flex;
        align-items: center;
        gap: var(--space-4);
        min-width: 0;
      }
      vc-avatar {
        border-radius: 50%;
        box-shadow: 0 0 0 3px oklch(1 0 0 / 0.85);
      }
      strong {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        font-size: var(--text-large);
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      .room {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 1;
        overflow: hidden;
        font-size: var(--text-small);
        overflow-wrap: anywhere;
      }
      figcaption {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        flex: none;
        overflow: hidden;
        font: var(--text-small) / 1.4 var(--font-mono);
        overflow-wrap: anywhere;
      }
      .stamp {
        position: absolute;
        right: var(--space-3);
        top: var(--space-3);
        padding: 2px var(--space-2);
        border: 2px solid currentColor;
        border-radius: var(--radius-small);
        font-size: var(--text-small);
        font-weight: 700;
        letter-spacing: 0.04em;
        text-transform: uppercase;
      }
      @media (forced-colors: active) {
        figure {
          border: 1px solid currentColor;
        }
      }
    `,
  ];

  render() {
    const { name, address, room } = this;
    return html`<figure data-hue=${hueOf(address || 'home')}>
      <div class="person">
        <vc-avatar .name=${name || '·'} .photo=${this.photo}></vc-avatar>
        <div>
          <strong>${breakable(name || t('signup.yourName'))}</strong>
          ${room ? html`<span class="room">${room}</span>` : nothing}
        </div>
      </div>
      <figcaption>${location.host}/${breakable(address || t('signup.yourAddress'))}</figcaption>
      ${this.valid ? nothing : html`<span class="stamp">${t('signup.notValid')}</span>`}
    </figure>`;
  }
}

/** Addresses come into new lines before their @. */
function breakable(text) {
  return text.split(/(?=@)/).map((part) => html`<wbr />${part}`);
}

customElements.define('vc-visiting', VcVisiting);
