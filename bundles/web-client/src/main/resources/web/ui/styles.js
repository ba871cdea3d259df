// What every component looks like: reset, buttons, fields, the colours of people.
import { css, unsafeCSS } from 'lit';

const hues = Array.from({ length: 12 }, (_, i) => `[data-hue="${i}"] { --hue: ${(i * 30 + 15) % 360}; }`).join('\n');

export const base = css`
  :host {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    text-wrap: balance;
  }
  p {
    text-wrap: pretty;
  }
  a {
    color: inherit;
  }
  svg {
    width: 20px;
    height: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  svg.logo {
    width: 28px;
    height: 28px;
    stroke: none;
  }
  svg.logo rect {
    fill: var(--accent);
  }
  svg.logo path {
    fill: var(--on-accent);
  }
  :focus-visible {
    outline: 2px solid var(--accent-strong);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    svg.logo rect {
      fill: LinkText;
    }
    svg.logo path {
      fill: Canvas;
    }
  }
`;

export const controls = css`
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
    touch-action: manipulation;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: var(--control);
    padding: 0 var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--paper-raised);
    color: var(--ink);
    font-weight: 500;
    text-decoration: none;
    transition: background var(--fast) var(--ease);
  }
  .button:hover {
    background: var(--paper-sunk);
  }
  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.primary:hover {
    background: color-mix(in oklch, var(--accent), black 12%);
  }
  .sign {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: var(--control);
    height: var(--control);
    padding: 0;
    border: 0;
    border-radius: var(--radius-small);
    background: transparent;
    color: inherit;
    transition: background var(--fast) var(--ease);
  }
  .sign:hover {
    background: color-mix(in oklch, currentColor 12%, transparent);
  }
  .field {
    width: 100%;
    min-height: var(--control);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--paper-raised);
    color: var(--ink);
  }
  .field::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  .field:focus-visible {
    outline-offset: -1px;
  }
  .live {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 1px var(--space-2);
    border-radius: var(--radius-small);
    background: var(--live);
    color: var(--on-live);
    font-size: var(--text-small);
    font-weight: 600;
  }
  .live::before {
    content: '';
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: currentColor;
  }
  @media (forced-colors: active) {
    .live,
    .button.primary {
      border: 1px solid currentColor;
    }
    .sign[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;

export const people = css`
  ${unsafeCSS(hues)}
`;

/** A colour number that stays the same for the same person. */
export function hueOf(text) {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)) >>> 0;
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 12) % 12;
}

/** A small choice, its sign before it. */
export const pick = css`
  label {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
  select {
    min-height: var(--control);
    max-width: 100%;
    padding: 0 var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--paper-raised);
    color: var(--ink);
    font: inherit;
  }
`;
