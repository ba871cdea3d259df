// The stage: every live stream in a box, laid out so that little of it is wasted; the dock below.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../app/messages.js';
import { remember } from './flip.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { arrangeLarge, arrangeTiles } from './tile-layout.js';
import './vc-box.js';

/** Shows `streams` as `stage` (a StageStore) has them arranged; the slot is what an empty stage shows. */
class VcStage extends LitElement {
  static properties = { streams: { attribute: false }, stage: { attribute: false }, view: { attribute: false } };

  static styles = [
    base,
    controls,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        background: var(--stage);
        color: var(--stage-ink);
        overflow: hidden;
      }
      .floor {
        position: relative;
        flex: 1;
        min-height: 0;
        margin: var(--space-2);
      }
      .grid {
        position: absolute;
        inset: 0;
        display: grid;
        gap: 8px;
        place-content: center;
      }
      vc-box[maximised] {
        position: absolute;
        inset: 0;
        z-index: 1;
        grid-area: auto !important;
        width: auto !important;
        height: auto !important;
        place-self: stretch !important;
      }
      .empty {
        position: absolute;
        inset: 0;
        overflow: auto;
        display: grid;
        place-items: center;
      }
      .dock {
        display: flex;
        justify-content: center;
        gap: var(--space-2);
        padding: 0 var(--space-2) var(--space-2);
        overflow-x: auto;
      }
      .dock button,
      .sound {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 36px;
        padding: 0 var(--space-3);
        border: 1px solid var(--stage-line);
        border-radius: 18px;
        background: var(--stage-raised);
        color: var(--stage-ink);
        white-space: nowrap;
        animation: rise var(--slide) var(--ease);
      }
      .dock button:hover,
      .sound:hover {
        background: var(--stage-hover);
      }
      .sound {
        align-self: center;
        margin-top: var(--space-2);
        font-weight: 500;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(calc(var(--travel) * 12px));
        }
      }
      button:focus-visible {
        outline-color: var(--stage-ink);
      }
    `,
  ];

  #sizes = new ResizeObserver(() => this.#arrange());
  #slide = () => {};

  constructor() {
    super();
    this.streams = [];
  }

  firstUpdated() {
    this.#sizes.observe(this.renderRoot.querySelector('.floor'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  willUpdate() {
    const boxes = this.renderRoot?.querySelectorAll('vc-box') ?? [];
    this.#slide = remember(boxes);
  }

  updated() {
    this.#arrange();
    this.#slide();
  }

  render() {
    const shown = this.#shown();
    const docked = this.streams.filter(({ name }) => this.view.docked.has(name));
    const audible = shown.some(({ tracks }) => tracks?.some(({ kind }) => kind === 'audio'));
    return html`
      ${
        audible && !this.view.sound
          ? html`<button class="sound" data-testid="sound-on" @click=${() => this.stage.setSound(true)}>${icons.soundOff}${t('sound.on')}</button>`
          : nothing
      }
      <div class="floor">
        <div class="grid">${repeat(
          shown,
          ({ name }) => name,
          (stream) => this.#box(stream),
        )}</div>
        ${shown.length ? nothing : html`<div class="empty"><slot></slot></div>`}
      </div>
      ${
        docked.length
          ? html`<div class="dock" role="group" aria-label=${t('dock.label')}>${docked.map((stream) => this.#docked(stream))}</div>`
          : nothing
      }
    `;
  }

  #shown() {
    const { docked, closed } = this.view;
    return this.streams.filter(({ name }) => !docked.has(name) && !closed.has(name));
  }

  #box(stream) {
    const { stage, view } = this;
    const { name } = stream;
    const player = stage.playerOf(stream);
    const maximised = view.maximised === name;
    return html`<vc-box
      data-stream=${name}
      ?inert=${Boolean(view.maximised) && !maximised}
      .stream=${stream}
      .player=${player}
      .state=${player.state}
      .held=${player.paused}
      .lacking=${player.lacking}
      .muted=${player.muted}
      ?maximised=${maximised}
      @enlarge=${() => view.layout === 'large' && stage.enlarge(name)}
      @large=${() => stage.enlarge(name)}
      @dock=${() => stage.dock(name)}
      @maximise=${() => stage.toggleMaximised(name)}
      @close=${() => this.#close(name)}
      @silence=${() => stage.toggleSilent(name)}
      @again=${() => stage.again(name)}
    ></vc-box>`;
  }

  #docked({ name }) {
    const label = t('dock.show', { name });
    return html`<button @click=${() => this.stage.show(name)} aria-label=${label} title=${label}>${icons.play}${name}</button>`;
  }

  #close(name) {
    this.stage.closeBox(name);
    this.dispatchEvent(new CustomEvent('closed-box', { detail: name }));
  }

  #arrange() {
    const floor = this.renderRoot.querySelector('.floor');
    const grid = this.renderRoot.querySelector('.grid');
    const shown = this.#shown();
    if (!shown.length || !floor.clientWidth) return;
    const boxes = [...grid.querySelectorAll('vc-box')];
    const { layout, large } = this.view;
    if (layout === 'large' && shown.length > 1) arrangeLarge(grid, boxes, shown, floor, large);
    else arrangeTiles(grid, boxes, shown, floor);
  }
}

customElements.define('vc-stage', VcStage);
