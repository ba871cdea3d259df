// The tool bar at the bottom of a room: the same controls at the same place in every room.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { fitting } from './tool-fit.js';
import { toolbarStyles } from './vc-toolbar-styles.js';
import './vc-menu.js';

/**
 * `groups` are lists of tools (room-tools.js): `{id, label, icon, act}` with `pressed` for what is on or off, `busy`,
 * `count`, `text` beside the sign, `grave`, `why` (what went wrong) and `understood` (called when that was read), `keep` (the larger, the longer
 * it stays where space is short; the rest is in a menu). The menu stands before the last but one group.
 */
class VcToolbar extends LitElement {
  static properties = { groups: { attribute: false }, places: { state: true } };

  static styles = [base, controls, toolbarStyles];

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
    const groups = shown.map((group) => [...group]);
    if (rest.length) groups.at(-3)?.push({ id: 'more', tools: rest });
    const things = groups
      .filter(({ length }) => length)
      .flatMap((group, i) => (i ? [{ id: `line-${i}`, line: true }, ...group] : group));
    return html`<div class="tools" role="group" aria-label=${t('tool.label')}>
      ${repeat(
        things,
        ({ id }) => id,
        (thing) => this.#thing(thing),
      )}
    </div>`;
  }

  /** Keyed: whoever is about to press a sign presses that one, though others come beside it. */
  #thing(thing) {
    if (thing.line) return html`<span class="line"></span>`;
    return thing.tools ? this.#more(thing.tools) : this.#tool(thing);
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
