// How the dialog looks in which something is added to a room.
import { css } from 'lit';

export const addMediaStyles = css`
  dialog {
    width: min(520px, 100vw - 2 * var(--space-3));
    max-height: calc(100dvh - 2 * var(--space-3));
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--paper-raised);
    color: var(--ink);
    box-shadow: var(--shadow-high);
    text-align: left;
  }
  dialog[open] {
    animation: rise var(--slide) var(--ease);
  }
  dialog::backdrop {
    background: var(--stage-scrim);
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(calc(var(--travel) * 16px));
    }
  }
  form {
    padding: var(--space-4) var(--space-5) var(--space-5);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    margin-right: calc(-1 * var(--space-3));
  }
  h2 {
    font-size: var(--text-large);
    overflow-wrap: anywhere;
  }
  .drop {
    position: relative;
  }
  .drop input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .drop label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0 var(--space-4);
    padding: var(--space-4);
    border: 2px dashed var(--line);
    border-radius: var(--radius-large);
    font-weight: 400;
    transition: border-color var(--fast) var(--ease);
  }
  .drop svg {
    grid-row: span 2;
    width: 36px;
    height: 36px;
    stroke-width: 1.25;
    color: var(--accent-strong);
  }
  .drop strong {
    font-size: var(--text-medium);
  }
  .drop:hover label,
  .drop[data-over] label {
    border-color: var(--accent-strong);
  }
  .drop[data-over] label {
    background: var(--accent-soft);
  }
  .drop input:focus-visible + label {
    outline: 2px solid var(--accent-strong);
    outline-offset: 2px;
  }
  .chosen {
    display: grid;
    gap: var(--space-2);
  }
  .chosen li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--space-3);
    font-size: var(--text-small);
  }
  .chosen img,
  .chosen > li > svg {
    width: 72px;
    height: 45px;
    border-radius: var(--radius-small);
    background: var(--paper-sunk);
    object-fit: cover;
  }
  .chosen > li > svg {
    padding: var(--space-3);
  }
  .chosen video {
    width: 160px;
    aspect-ratio: 16 / 9;
    border-radius: var(--radius-small);
    background: var(--stage);
  }
  /* One alone is looked at. */
  .chosen li:only-child img,
  .chosen li:only-child video {
    grid-column: 1 / -1;
    width: 100%;
    height: auto;
    max-height: 40dvh;
    object-fit: contain;
    border-radius: var(--radius-large);
    background: var(--stage);
  }
  .chosen li:only-child .what {
    grid-column: 1 / 3;
  }
  .what {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  progress {
    width: 100%;
    accent-color: var(--accent);
  }
  textarea.field {
    min-height: 72px;
  }
`;
