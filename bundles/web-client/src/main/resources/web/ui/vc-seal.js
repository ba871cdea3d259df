// A seal of wax: green where the city knows who pressed it, grey where it does not, in two where it does not hold.
import { LitElement, css, html, svg } from 'lit';
import { base } from './styles.js';

/** The rim of wax that was pressed: a circle that ran out a little, here more and there less. */
const rim = Array.from({ length: 60 }, (_, i) => {
  const angle = (i * Math.PI) / 30;
  const radius = 28 + 1.6 * Math.sin(3 * angle + 1) + 1.3 * Math.sin(5 * angle + 2) + 0.7 * Math.sin(8 * angle);
  return `${(32 + radius * Math.cos(angle)).toFixed(1)},${(32 + radius * Math.sin(angle)).toFixed(1)}`;
}).join(' ');

const signs = {
  signed: svg`<path d="M22.5 32.5l6.5 6.5 12.5-13" />`,
  known: svg`<path d="M22.5 32.5l6.5 6.5 12.5-13" />`,
  guest: svg`<circle cx="32" cy="27" r="5" /><path d="M22.5 42c0-5 4.2-8 9.5-8s9.5 3 9.5 8" />`,
  broken: svg`<path d="M25 25l14 14M39 25L25 39" />`,
};
const crack = '36,0 29,14 35,24 28,34 36,44 30,54 34,64';

/** `kind` is `signed`, `known`, `guest` or `broken`; `label` says what it means, none where words beside it do. */
class VcSeal extends LitElement {
  static properties = { kind: { reflect: true }, label: {} };

  static styles = [
    base,
    css`
      :host {
        display: inline-block;
        flex: none;
        width: var(--seal, 56px);
        height: var(--seal, 56px);
        --wax: var(--wax-plain);
      }
      :host([kind='signed']),
      :host([kind='known']) {
        --wax: var(--wax-known);
      }
      :host([kind='broken']) {
        --wax: var(--wax-broken);
      }
      svg {
        display: block;
        width: 100%;
        height: 100%;
        overflow: visible;
        stroke: none;
        forced-color-adjust: none;
        filter: drop-shadow(0 1px 1px oklch(0 0 0 / 0.35));
      }
      .wax {
        fill: var(--wax);
      }
      .light {
        fill: none;
        stroke: color-mix(in oklch, var(--wax), white 32%);
        stroke-width: 1.5;
      }
      .pressed {
        fill: color-mix(in oklch, var(--wax), black 13%);
        stroke: color-mix(in oklch, var(--wax), black 30%);
        stroke-width: 1.5;
      }
      .sign {
        fill: none;
        stroke: var(--wax-ink);
        stroke-width: 4;
      }
      .left {
        transform: translate(-2px, -1px) rotate(-4deg);
      }
      .right {
        transform: translate(3px, 2px) rotate(5deg);
      }
      .half {
        transform-origin: 32px 32px;
      }
    `,
  ];

  constructor() {
    super();
    this.kind = 'guest';
    this.label = '';
  }

  render() {
    const { kind, label } = this;
    return label
      ? html`<svg viewBox="0 0 64 64" role="img" aria-label=${label} focusable="false">${this.#wax(kind)}</svg>`
      : html`<svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">${this.#wax(kind)}</svg>`;
  }

  #wax(kind) {
    const whole = svg`<polygon class="wax" points=${rim} />
      <path class="light" d="M9 27a24 24 0 0 1 18-18" />
      <circle class="pressed" cx="32" cy="32" r="19" />
      <g class="sign">${signs[kind]}</g>`;
    if (kind !== 'broken') return whole;
    return svg`<defs>
        <clipPath id="left"><polygon points=${`-8,-8 ${crack} -8,72`} /></clipPath>
        <clipPath id="right"><polygon points=${`72,-8 ${crack} 72,72`} /></clipPath>
      </defs>
      <g class="half left"><g clip-path="url(#left)">${whole}</g></g>
      <g class="half right"><g clip-path="url(#right)">${whole}</g></g>`;
  }
}

customElements.define('vc-seal', VcSeal);
