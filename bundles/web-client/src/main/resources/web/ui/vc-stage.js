// The stage: every live stream in a box, laid out so that little of it is wasted; the dock below.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../app/messages.js';
import { remember } from './flip.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { aspectOf, commonAspect, tileLayout } from './tile-layout.js';
import './vc-box.js';

const gap = 8;

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
        position: absolute;
        top: var(--space-4);
        left: 50%;
        z-index: 2;
        translate: -50% 0;
        box-shadow: var(--shadow-high);
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
      <div class="floor">
        <div class="grid">${repeat(shown, ({ name }) => name, (stream) => this.#box(stream))}</div>
        ${shown.length ? nothing : html`<div class="empty"><slot></slot></div>`}
      </div>
      ${audible && !this.view.sound
        ? html`<button class="sound" data-testid="sound-on" @click=${() => this.stage.setSound(true)}>${icons.soundOff}${t('sound.on')}</button>`
        : nothing}
      ${docked.length
        ? html`<div class="dock" role="group" aria-label=${t('dock.label')}>${docked.map((stream) => this.#docked(stream))}</div>`
        : nothing}
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
      .muted=${player.muted}
      ?maximised=${maximised}
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

  /** Sets the grid's tracks and every box's cells. Through the CSSOM: the page's policy forbids style attributes. */
  #arrange() {
    const floor = this.renderRoot.querySelector('.floor');
    const grid = this.renderRoot.querySelector('.grid');
    const shown = this.#shown();
    const boxes = [...grid.querySelectorAll('vc-box')];
    if (!shown.length || !floor.clientWidth) return;
    if (this.view.layout === 'large' && shown.length > 1) this.#arrangeLarge(grid, boxes, shown, floor);
    else this.#arrangeTiles(grid, boxes, shown, floor);
  }

  /** Two grid columns a tile, so that a last row that is not full stands in the middle. */
  #arrangeTiles(grid, boxes, shown, floor) {
    const count = shown.length;
    const size = tileLayout(count, floor.clientWidth, floor.clientHeight, commonAspect(shown), gap);
    const { columns, rows, width, height } = size;
    grid.style.gridTemplateColumns = `repeat(${columns * 2}, ${(width - gap) / 2}px)`;
    grid.style.gridTemplateRows = `repeat(${rows}, ${height}px)`;
    const inLastRow = count - (rows - 1) * columns;
    boxes.forEach((box, i) => {
      const row = Math.floor(i / columns);
      const shift = row === rows - 1 ? columns - inLastRow : 0;
      box.style.gridRow = String(row + 1);
      box.style.gridColumn = `${(i % columns) * 2 + shift + 1} / span 2`;
    });
  }

  /** One large box, the others in a strip beside it, or below it on an upright stage. */
  #arrangeLarge(grid, boxes, shown, floor) {
    const { clientWidth, clientHeight } = floor;
    const large = Math.max(0, shown.findIndex(({ name }) => name === this.view.large));
    const others = shown.length - 1;
    const beside = clientWidth > clientHeight * 1.2;
    const strip = Math.floor(beside ? Math.min(clientWidth * 0.24, 280) : Math.min(clientHeight * 0.26, 170));
    const along = beside ? clientHeight : clientWidth;
    const aspect = commonAspect(shown);
    const step = Math.floor(Math.min((along - gap * (others - 1)) / others, beside ? strip / aspect : strip * aspect));
    const [width, height] = beside ? [clientWidth - strip - gap, clientHeight] : [clientWidth, clientHeight - strip - gap];
    const largeAspect = aspectOf(shown[large]);
    const pack = beside ? Math.min(width, height * largeAspect) : Math.min(height, width / largeAspect);
    const side = `repeat(${others}, ${step}px)`;
    grid.style.gridTemplateColumns = beside ? `${Math.floor(pack)}px ${strip}px` : `1fr ${side} 1fr`;
    grid.style.gridTemplateRows = beside ? `1fr ${side} 1fr` : `${Math.floor(pack)}px ${strip}px`;
    let cell = 2;
    boxes.forEach((box, i) => {
      const [across, down] = i === large ? ['1', '1 / -1'] : ['2', String(cell++)];
      box.style.gridColumn = beside ? across : down;
      box.style.gridRow = beside ? down : across;
    });
  }
}

customElements.define('vc-stage', VcStage);
