// How the tool bar of a room looks.
import { css } from 'lit';

export const toolbarStyles = css`
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
    flex: none;
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
  .sign.worded {
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
`;
