// A person: the picture, or a coloured letter as long as there is none.
import { LitElement, css, html } from 'lit';
import { base, hueOf, people } from './styles.js';

class VcAvatar extends LitElement {
  static properties = { name: {}, photo: {} };

  static styles = [
    base,
    people,
    css`
      :host {
        display: inline-block;
        flex: none;
        width: var(--size, 32px);
        height: var(--size, 32px);
      }
      span {
        display: grid;
        place-items: center;
        width: 100%;
        height: 100%;
        border-radius: 50%;
        background: oklch(0.5 0.11 var(--hue));
        color: oklch(1 0 0);
        font-size: calc(var(--size, 32px) * 0.44);
        font-weight: 600;
        line-height: 1;
      }
      img {
        display: block;
        width: 100%;
        height: 100%;
        border-radius: 50%;
        object-fit: cover;
      }
      @media (forced-colors: active) {
        span {
          border: 1px solid currentColor;
        }
      }
    `,
  ];

  render() {
    if (this.photo) return html`<img src=${this.photo} alt="" />`;
    const letter = [...(this.name ?? '').trim()][0] ?? '·';
    return html`<span data-hue=${hueOf(this.name ?? '')} aria-hidden="true">${letter.toUpperCase()}</span>`;
  }
}

customElements.define('vc-avatar', VcAvatar);
