// How the sheet with the settings of a room looks: at the right edge, over everything else.
import { css } from 'lit';

export const settingsStyles = css`
  dialog {
    position: fixed;
    inset: 0 0 0 auto;
    display: flex;
    flex-direction: column;
    width: min(520px, 100vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    border-left: 1px solid var(--line);
    background: var(--paper);
    color: var(--ink);
    box-shadow: var(--shadow-high);
    animation: in var(--slide) var(--ease);
  }
  dialog:not([open]) {
    display: none;
  }
  dialog::backdrop {
    background: var(--stage-scrim);
    opacity: 0.7;
    animation: fade var(--slide) var(--ease);
  }
  @keyframes in {
    from {
      opacity: 0;
      transform: translateX(calc(var(--travel) * 60px));
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    padding: var(--space-3) var(--space-2) var(--space-3) var(--space-4);
  }
  h2 {
    font-size: var(--text-large);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  [role='tablist'] {
    display: flex;
    gap: var(--space-1);
    padding: 0 var(--space-3) var(--space-2);
    border-bottom: 1px solid var(--line);
    overflow-x: auto;
  }
  [role='tab'] {
    min-height: 36px;
    padding: 0 var(--space-3);
    border: 0;
    border-radius: var(--radius-small);
    background: transparent;
    color: var(--ink-soft);
    font-size: var(--text-small);
    font-weight: 500;
    white-space: nowrap;
  }
  [role='tab']:hover {
    background: var(--paper-sunk);
  }
  [aria-selected='true'] {
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  [role='tab']:focus-visible,
  .content:focus-visible {
    outline-offset: -2px;
  }
  .content {
    flex: 1;
    min-height: 0;
    padding: var(--space-4);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .end {
    margin-top: var(--space-5);
    padding-top: var(--space-4);
    border-top: 1px solid var(--line);
  }
  .end svg {
    color: color-mix(in oklch, var(--live), var(--ink) 25%);
  }
  @media (max-width: 420px) {
    [role='tab'] {
      padding: 0 var(--space-2);
    }
  }
  @media (forced-colors: active) {
    [aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
