// The tool bar at the bottom of a room: the same controls at the same place in every room.
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { fitting } from './tool-fit.js';
import './vc-menu.js';

/**
 * `groups` are lists of tools (room-tools.js): `{id, label, icon, act}` with `pressed` for what is on or off, `busy`,
 * `count`, `text` beside the sign, `grave`, `why` (what went wrong) and `understood` (called when that was read), `keep` (the larger, the longer
 * it stays where space is short; the rest is in a menu). The menu stands before the last but one group.
 */
class VcToolbar extends LitElement {
  static properties = { groups: { attribute: false }, places: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        border-top: 1px solid var(--stage-line);
        background: var(--stage);
        color: var(--stage-ink);
        padding-bottom: env(safe-area-inset-bottom);
      }
      .tools {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--space-2);
        min-height: 64px;
        padding: var(--space-2);
      }
      .line {
        width: 1px;
        height: 28px;
        background: var(--stage-line);
      }
      .tool {
        position: relative;
        display: flex;
      }
      .sign,
      vc-menu::part(button) {
        position: relative;
        width: 46px;
        height: 46px;
        border-radius: var(--radius-large);
        background: var(--stage-raised);
        color: var(--stage-ink);
      }
      .sign:hover,
      vc-menu::part(button):hover {
        background: var(--stage-hover);
      }
      .sign[aria-pressed='true'] {
        background: var(--stage-ink);
        color: var(--stage);
      }
      .sign[aria-busy='true'] svg {
        animation: breathe 1.2s ease-in-out infinite;
      }
      @keyframes breathe {
        50% {
          opacity: 0.3;
        }
      }
      .grave,
      .grave:hover {
        background: var(--live);
        color: var(--on-live);
      }
      .worded {
        grid-auto-flow: column;
        gap: var(--space-2);
        width: auto;
        padding: 0 var(--space-3);
        font-variant-numeric: tabular-nums;
      }
      .worded svg {
        animation: breathe 1.2s ease-in-out infinite;
      }
      .sign:focus-visible {
        outline-color: var(--stage-ink);
      }
      .sign::after {
        content: attr(aria-label);
        position: absolute;
        bottom: calc(100% + 10px);
        padding: var(--space-1) var(--space-2);
        border-radius: var(--radius-small);
        background: var(--stage-ink);
        color: var(--stage);
        font-size: var(--text-small);
        white-space: nowrap;
        opacity: 0;
        visibility: hidden;
        pointer-events: none;
        transition: opacity var(--fast) var(--ease);
        z-index: 3;
      }
      .tool:first-child .sign::after {
        left: 0;
      }
      .tool:last-child .sign::after {
        right: 0;
      }
      .sign:focus-visible::after {
        opacity: 1;
        visibility: visible;
      }
      @media (hover: hover) {
        .sign:hover::after {
          opacity: 1;
          visibility: visible;
        }
      }
      .count {
        position: absolute;
        top: -4px;
        right: -4px;
        min-width: 20px;
        padding: 0 5px;
        border-radius: 10px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 0.75rem;
        font-weight: 600;
        line-height: 20px;
        font-variant-numeric: tabular-nums;
      }
      .why {
        position: absolute;
        bottom: calc(100% + var(--space-3));
        left: 0;
        z-index: 4;
        display: flex;
        gap: var(--space-2);
        width: max-content;
        max-width: min(320px, 100vw - 88px);
        padding: var(--space-3) var(--space-2) var(--space-3) var(--space-4);
        border-radius: var(--radius-large);
        background: var(--calm);
        color: var(--on-calm);
        box-shadow: var(--shadow-high);
      }
      .why .sign {
        width: 32px;
        height: 32px;
        background: transparent;
        color: inherit;
      }
      .why .sign::after {
        display: none;
      }
      @media (max-width: 560px) {
        .tools {
          gap: 6px;
        }
        .line {
          display: none;
        }
        .sign,
        vc-menu::part(button) {
          width: 44px;
          height: 44px;
        }
      }
      @media (forced-colors: active) {
        .sign,
        .why,
        vc-menu::part(button) {
          border: 1px solid ButtonText;
        }
      }
    `,
  ];

  #sizes = new ResizeObserver(([{ contentRect }]) => (this.places = placesIn(contentRect.width)));

  constructor() {
    super();
    this.groups = [];
    this.places = placesIn(innerWidth);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  render() {
    const { shown, rest } = fitting(this.groups, this.places);
    const groups = shown.map((group) => group.map((tool) => this.#tool(tool)));
    if (rest.length) groups.at(-3)?.push(this.#more(rest));
    return html`<div class="tools" role="group" aria-label=${t('tool.label')}>
      ${groups.filter(({ length }) => length).map((group, i) => html`${i ? html`<span class="line"></span>` : nothing}${group}`)}
    </div>`;
  }

  #tool(tool) {
    const { id, label, icon, count, text, pressed, busy, grave, act } = tool;
    return html`<span class="tool">
      <button
        class="sign ${grave ? 'grave' : ''} ${text ? 'worded' : ''}"
        data-do=${id}
        aria-label=${label}
        aria-pressed=${pressed ?? nothing}
        aria-busy=${busy || nothing}
        @click=${act}
      >
        ${icon}${text || nothing}${count ? html`<span class="count" aria-hidden="true">${count > 99 ? '99+' : count}</span>` : nothing}
      </button>
      ${this.#why(tool)}
    </span>`;
  }

  #more(tools) {
    const failed = tools.find(({ why }) => why);
    return html`<span class="tool">
      <vc-menu .label=${t('tool.more')} .items=${tools} @choose=${({ detail }) => tools.find(({ id }) => id === detail).act()}></vc-menu>
      ${failed ? this.#why(failed) : nothing}
    </span>`;
  }

  /** What went wrong, beside what was pressed. */
  #why({ id, why, understood }) {
    if (!why) return nothing;
    return html`<div class="why" role="alert" data-why=${id}>
      <span>${why}</span>
      <button class="sign" aria-label=${t('tool.understood')} @click=${understood}>${icons.close}</button>
    </div>`;
  }
}

/** How many signs stand side by side in so wide a bar. */
function placesIn(width) {
  const [sign, lines] = matchMedia('(max-width: 560px)').matches ? [50, 0] : [54, 80];
  return Math.floor((width - lines - 8) / sign);
}

customElements.define('vc-toolbar', VcToolbar);
