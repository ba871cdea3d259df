// How lists look of what somebody has made or has: each with its facts and a way to take it back.
import { css } from 'lit';

/** The lists of a room's settings. */
export const list = css`
  :host {
    display: block;
  }
  .lead {
    margin-bottom: var(--space-4);
    color: var(--ink-soft);
  }
  .two {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-3);
  }
  .made {
    display: grid;
    gap: var(--space-2);
    margin-top: var(--space-4);
    padding: var(--space-3);
    border: 1px solid var(--verified);
    border-radius: var(--radius-small);
    background: var(--paper-raised);
  }
  div[role='status']:empty {
    margin: 0;
  }
  .made p {
    font-size: var(--text-small);
  }
  h3 {
    margin: var(--space-5) 0 var(--space-2);
    font-size: var(--text-medium);
  }
  ul {
    display: grid;
    gap: var(--space-2);
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-2) var(--space-1) var(--space-2) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--paper-raised);
  }
  li > svg {
    color: var(--ink-soft);
  }
  li div {
    flex: 1;
    min-width: 0;
    line-height: 1.35;
  }
  li strong {
    display: block;
    overflow-wrap: anywhere;
  }
  li small {
    color: var(--ink-soft);
    font-size: var(--text-small);
    overflow-wrap: anywhere;
  }
`;

/** What the city keeps for somebody, a line between: a sign, what it is, and the button that ends it. */
export const rows = css`
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--space-3);
    align-items: center;
    padding: var(--space-3) 0;
    border-bottom: 1px solid var(--line);
  }
  li > svg {
    color: var(--ink-soft);
  }
  li[data-leaving] > div {
    color: var(--ink-soft);
    text-decoration: line-through;
  }
  strong {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`;
