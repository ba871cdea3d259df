// A public room as a card on the street: its picture, its name, who is inside; the whole card is the way in.
import { LitElement, css, html, nothing } from 'lit';
import { roomUrl } from '../app/addresses.js';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls, hueOf, people } from './styles.js';
import './vc-preview.js';

class VcCard extends LitElement {
  static properties = { room: { attribute: false }, makePlayer: { attribute: false }, pointed: { state: true } };

  static styles = [
    base,
    controls,
    people,
    css`
      :host {
        display: block;
        height: 100%;
      }
      a {
        display: flex;
        flex-direction: column;
        height: 100%;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--paper-raised);
        box-shadow: var(--shadow-low);
        text-decoration: none;
        overflow: hidden;
        transition:
          box-shadow var(--fast) var(--ease),
          transform var(--fast) var(--ease);
      }
      a:hover {
        box-shadow: var(--shadow-high);
        transform: translateY(calc(-2px * var(--travel)));
      }
      .picture {
        position: relative;
        aspect-ratio: 16 / 9;
        background: oklch(0.3 0.045 var(--hue));
        color: oklch(0.85 0.06 var(--hue));
        overflow: hidden;
      }
      .picture > svg {
        position: absolute;
        inset: 0;
        margin: auto;
        width: 44px;
        height: 44px;
        stroke-width: 1.25;
      }
      vc-preview {
        position: absolute;
        inset: 0;
      }
      .live {
        position: absolute;
        top: var(--space-3);
        left: var(--space-3);
      }
      .words {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-3) var(--space-4) var(--space-4);
      }
      h2 {
        font-size: var(--text-large);
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .path,
      .about,
      .who {
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .path {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .about {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        overflow-wrap: anywhere;
        font-size: var(--text-medium);
      }
      .who {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin-top: var(--space-1);
      }
      .who svg {
        width: 16px;
        height: 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.pointed = false;
  }

  render() {
    const { room } = this;
    const title = room.title || room.path;
    const stream = room.streams.find(
      ({ tracks, suspended }) => !suspended && tracks?.some(({ kind }) => kind === 'video'),
    );
    const point = (pointed) => () => (this.pointed = pointed);
    return html`
      <a
        href=${roomUrl(room.path)}
        data-room=${room.path}
        @pointerenter=${point(true)}
        @pointerleave=${point(false)}
        @focus=${point(true)}
        @blur=${point(false)}
      >
        <div class="picture" data-hue=${hueOf(room.path)}>
          ${icons.door}
          ${
            stream
              ? html`<vc-preview .makePlayer=${() => this.makePlayer(room, stream)} .moving=${this.pointed}></vc-preview>`
              : nothing
          }
          ${room.streams.length ? html`<span class="live">${t('card.live', { count: room.streams.length })}</span>` : nothing}
        </div>
        <div class="words">
          <h2>${title}</h2>
          ${room.title ? html`<div class="path">${room.path}</div>` : nothing}
          ${room.description ? html`<p class="about">${room.description}</p>` : nothing}
          <div class="who">
            ${icons.people}${room.members.length ? t('card.inside', { count: room.members.length }) : t('card.nobody')}
          </div>
        </div>
      </a>
    `;
  }
}

customElements.define('vc-card', VcCard);
