// How the stage and its dock look.
import { css } from 'lit';

export const stageStyles = css`
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
  vc-box {
    touch-action: pinch-zoom;
  }
  vc-box[dragged] {
    z-index: 2;
    opacity: 0.85;
    cursor: grabbing;
  }
  vc-box[target] {
    outline: 3px solid oklch(0.8 0.11 258);
    outline-offset: 2px;
    border-radius: var(--radius-large);
  }
  .shelf {
    position: absolute;
    inset: auto 0 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    height: 64px;
    border: 2px dashed var(--stage-line);
    border-radius: var(--radius-large);
    background: var(--stage-raised);
    opacity: 0;
    visibility: hidden;
    transition:
      opacity var(--fast) var(--ease),
      visibility var(--fast);
  }
  :host([dragging]) .shelf {
    opacity: 0.9;
    visibility: visible;
  }
  .shelf[target] {
    border-color: oklch(0.8 0.11 258);
    background: var(--stage-hover);
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
`;
