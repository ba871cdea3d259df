// The stage: every live stream and every playlist in a box, laid out so that little of it is wasted; the dock below.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../app/messages.js';
import { labelOf, personOf } from '../app/stream-names.js';
import { Drag } from './drag.js';
import { remember } from './flip.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { arrangeLarge, arrangeTiles } from './tile-layout.js';
import { stageStyles } from './vc-stage-styles.js';
import './vc-box.js';

/**
 * Shows `streams`, called after the `members` whose they are, as `stage` (a StageStore) has them arranged; the slot is what
 * an empty stage shows. A playlist among them is `{name, label, playlist, showing}`.
 */
class VcStage extends LitElement {
  static properties = {
    streams: { attribute: false },
    members: { attribute: false },
    self: {},
    stage: { attribute: false },
    view: { attribute: false },
    moved: { state: true },
  };

  static styles = [base, controls, stageStyles];

  #sizes = new ResizeObserver(() => this.#arrange());
  #slide = () => {};
  #drag = new Drag(this, 'vc-box', {
    'vc-box': (box, other) => this.#swap(box.dataset.stream, other.dataset.stream),
    '.shelf, .dock': (box) => this.stage.dock(box.dataset.stream),
  });

  constructor() {
    super();
    this.streams = [];
    this.members = [];
    this.self = '';
    this.moved = '';
  }

  firstUpdated() {
    this.#sizes.observe(this.renderRoot.querySelector('.floor'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  willUpdate() {
    this.#slide = remember(this.renderRoot.querySelectorAll('[data-stream]'));
  }

  updated() {
    this.#arrange();
    this.#slide(this.renderRoot.querySelectorAll('vc-box'));
  }

  render() {
    const shown = this.#shown();
    const docked = this.streams.filter(({ name }) => this.view.docked.has(name));
    const audible = shown.some(
      (stream) => stream.tracks?.some(({ kind }) => kind === 'audio') && !this.stage.playerOf(stream).own,
    );
    return html`
      ${
        audible && !this.view.sound
          ? html`<button class="sound" data-testid="sound-on" @click=${() => this.stage.setSound(true)}>${icons.soundOff}${t('sound.on')}</button>`
          : nothing
      }
      <div class="floor">
        <div class="grid" @pointerdown=${(event) => this.#drag.begin(event)}>${repeat(
          shown,
          ({ name }) => name,
          (stream) => this.#box(stream),
        )}</div>
        ${shown.length ? nothing : html`<div class="empty"><slot></slot></div>`}
        <div class="shelf" aria-hidden="true">${icons.dock}${t('dock.drop')}</div>
      </div>
      ${
        docked.length
          ? html`<div class="dock" role="group" aria-label=${t('dock.label')}>${docked.map((stream) => this.#docked(stream))}</div>`
          : nothing
      }
      <div class="unseen" role="status">${this.moved}</div>
    `;
  }

  /** The video or picture in a box to take a picture of; null where nothing is to be seen. */
  pictureOf(name) {
    const box = this.renderRoot.querySelector(`vc-box[data-stream="${CSS.escape(name)}"]`);
    return (box?.querySelector('vc-playlist') ?? box)?.picture ?? null;
  }

  /** Puts a box that was dragged back into its place: it slides there. */
  settle(box) {
    const slide = remember([box]);
    box.style.translate = '';
    this.#arrange();
    slide([box]);
  }

  #shown() {
    const { docked, closed } = this.view;
    const shown = this.streams.filter(({ name }) => !docked.has(name) && !closed.has(name));
    return this.stage.arranged(shown);
  }

  #swap(one, other) {
    this.stage.swap(
      this.#shown().map(({ name }) => name),
      one,
      other,
    );
  }

  /** One place on or back, by keys; the focus goes with the box. */
  async #move(name, step) {
    const shown = this.#shown();
    const at = shown.findIndex((stream) => stream.name === name);
    const other = shown[at + step];
    if (!other) return;
    this.#swap(name, other.name);
    this.moved = t('stage.moved', { name: this.#label(name), place: at + step + 1, count: shown.length });
    await new Promise(requestAnimationFrame);
    this.renderRoot.querySelector(`vc-box[data-stream="${CSS.escape(name)}"]`)?.focus();
  }

  #box(stream) {
    const { stage, view } = this;
    const { name } = stream;
    const player = stream.playlist ? null : stage.playerOf(stream);
    const maximised = view.maximised === name;
    return html`<vc-box
      data-stream=${name}
      ?inert=${Boolean(view.maximised) && !maximised}
      .stream=${stream}
      .label=${labelOf(stream, this.members, this.self)}
      .person=${personOf(stream, this.members)}
      .player=${player}
      .state=${player?.state}
      .held=${player?.paused}
      .lacking=${player?.lacking}
      .muted=${player?.muted}
      ?maximised=${maximised}
      @enlarge=${() => view.layout === 'large' && stage.enlarge(name)}
      @large=${() => stage.enlarge(name)}
      @dock=${() => stage.dock(name)}
      @maximise=${() => stage.toggleMaximised(name)}
      @close=${() => this.#close(name)}
      @silence=${() => stage.toggleSilent(name)}
      @again=${() => stage.again(name)}
      @move=${({ detail }) => this.#move(name, detail)}
      @hold=${() => stream.showing.toggle()}
      >${stream.playlist ? html`<vc-playlist .playlist=${stream.playlist} .showing=${stream.showing}></vc-playlist>` : nothing}</vc-box
    >`;
  }

  #docked({ name }) {
    const called = this.#label(name);
    const words = t('dock.show', { name: called });
    return html`<button data-stream=${name} @click=${() => this.stage.show(name)} aria-label=${words} title=${words}>${icons.play}${called}</button>`;
  }

  #label(name) {
    const stream = this.streams.find((one) => one.name === name);
    return stream ? labelOf(stream, this.members, this.self) : name;
  }

  #close(name) {
    this.stage.closeBox(name);
    this.dispatchEvent(new CustomEvent('closed-box', { detail: { name, label: this.#label(name) } }));
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
