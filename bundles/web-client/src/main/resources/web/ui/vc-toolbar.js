// The tool bar at the bottom of a room: the same controls at the same place in every room.
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

/** Fires `sound`, `layout`, `full`, `lock`, `settings`, `panel` (detail: its name) and `leave`. */
class VcToolbar extends LitElement {
  static properties = {
    sound: { type: Boolean },
    layout: {},
    panel: {},
    unread: { type: Number },
    people: { type: Number },
    boxes: { type: Number },
    fullscreen: { type: Boolean },
    owner: { type: Boolean, reflect: true },
    moderate: { type: Boolean },
    locked: { type: Boolean },
  };

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
      .tools > span {
        width: 1px;
        height: 28px;
        background: var(--stage-line);
      }
      .sign {
        position: relative;
        width: 46px;
        height: 46px;
        border-radius: var(--radius-large);
        background: var(--stage-raised);
      }
      .sign:hover {
        background: var(--stage-hover);
      }
      .sign[aria-pressed='true'] {
        background: var(--stage-ink);
        color: var(--stage);
      }
      .leave,
      .leave:hover {
        background: var(--live);
        color: var(--on-live);
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
      .leave::after {
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
      /* On a phone both are at the top of a panel: the lock of People, the settings of My rooms. */
      @media (max-width: 560px) {
        [data-do='lock'],
        [data-do='settings'] {
          display: none;
        }
      }
      @media (max-width: 420px) {
        :host([owner]) [data-do='full'] {
          display: none;
        }
        .tools {
          gap: 6px;
        }
        .sign {
          width: 44px;
          height: 44px;
        }
      }
      @media (forced-colors: active) {
        .sign {
          border: 1px solid ButtonText;
        }
      }
    `,
  ];

  render() {
    const { sound, layout, fullscreen, boxes } = this;
    return html`<div class="tools" role="group" aria-label=${t('tool.label')}>
      ${this.#tool('sound', t(sound ? 'tool.mute' : 'tool.sound'), sound ? icons.soundOn : icons.soundOff)}
      ${
        boxes > 1
          ? this.#tool(
              'layout',
              t(layout === 'tiles' ? 'tool.large' : 'tool.tiles'),
              layout === 'tiles' ? icons.large : icons.tiles,
            )
          : nothing
      }
      ${
        document.fullscreenEnabled
          ? this.#tool('full', t(fullscreen ? 'tool.notFull' : 'tool.full'), fullscreen ? icons.notFull : icons.full)
          : nothing
      }
      ${this.moderate ? this.#lock() : nothing}
      ${this.owner ? this.#tool('settings', t('tool.settings'), icons.settings) : nothing}
      <span></span>
      ${this.#panelTool('chat', icons.chat, this.unread)} ${this.#panelTool('people', icons.people)}
      ${this.#panelTool('join', icons.join)} ${this.owner ? this.#panelTool('rooms', icons.home) : nothing}
      <span></span>
      <button class="sign leave" data-do="leave" aria-label=${t('tool.leave')} @click=${() => this.#tell('leave')}>${icons.leave}</button>
    </div>`;
  }

  #tool(event, label, icon) {
    return html`<button class="sign" data-do=${event} aria-label=${label} @click=${() => this.#tell(event)}>${icon}</button>`;
  }

  #lock() {
    const { locked } = this;
    return html`<button
      class="sign"
      data-do="lock"
      aria-label=${t(locked ? 'do.unlock' : 'do.lock')}
      aria-pressed=${Boolean(locked)}
      @click=${() => this.#tell('lock')}
    >
      ${locked ? icons.lock : icons.unlock}
    </button>`;
  }

  #panelTool(panel, icon, unread = 0) {
    const label = unread ? `${t('tool.' + panel)}, ${t('tool.unread', { count: unread })}` : t('tool.' + panel);
    return html`<button
      class="sign"
      data-do=${panel}
      aria-label=${label}
      aria-pressed=${this.panel === panel}
      @click=${() => this.#tell('panel', panel)}
    >
      ${icon}${unread ? html`<span class="count" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : nothing}
    </button>`;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-toolbar', VcToolbar);
