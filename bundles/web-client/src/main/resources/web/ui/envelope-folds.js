// The back of an envelope, closed and open, and how its paper looks.
import { css, html } from 'lit';

/** The pocket, and the flap over it. */
export const closedFolds = html`<svg class="folds" viewBox="0 0 162 100" preserveAspectRatio="none" aria-hidden="true">
  <path class="pocket" d="M0 0L70 56M162 0L92 56M0 100L66 52M162 100L96 52" />
  <g class="shade"><path class="flap" d="M-1 -1L76 52Q81 55 86 52L163 -1z" /></g>
</svg>`;

/** The same with the flap up, and the edge of what is in it. */
export const openFolds = html`<svg class="folds" viewBox="0 0 162 100" preserveAspectRatio="none" aria-hidden="true">
  <path class="inside" d="M-1 -1H163V60H-1z" />
  <path class="paper" d="M14 101V9H148V101z" />
  <path class="lines" d="M26 18H112M26 26H132" />
  <g class="shade"><path class="pocket" d="M-1 0L76 43Q81 46 86 43L163 0V101H-1z" /></g>
  <path class="lines" d="M0 100L66 52M162 100L96 52" />
</svg>`;

export const folds = css`
  .folds {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .folds * {
    vector-effect: non-scaling-stroke;
    stroke-width: 1;
    stroke: var(--envelope-line);
  }
  .pocket {
    fill: var(--envelope);
  }
  .inside {
    fill: var(--envelope-inside);
  }
  .paper {
    fill: var(--envelope-paper);
  }
  .lines {
    fill: none;
  }
  .flap {
    fill: var(--envelope-fold);
  }
  .shade {
    filter: drop-shadow(0 2px 3px oklch(0.2 0.03 70 / 0.28));
  }
  @media (forced-colors: active) {
    .folds {
      display: none;
    }
  }
`;
