// How the chat looks.
import { css } from 'lit';

export const chatStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }
  .log {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--space-3) var(--space-4);
  }
  .log:focus-visible {
    outline-offset: -2px;
  }
  .line {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    column-gap: var(--space-3);
  }
  .line + .line {
    margin-top: 2px;
  }
  .line.first:not(:first-child) {
    margin-top: var(--space-3);
  }
  .words {
    grid-column: 2;
    min-width: 0;
  }
  .event {
    margin-block: var(--space-2);
    color: var(--ink-soft);
    font-size: var(--text-small);
    text-align: center;
    overflow-wrap: anywhere;
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: var(--space-2);
  }
  .sender {
    min-width: 0;
    overflow-wrap: anywhere;
    font-weight: 600;
    color: light-dark(oklch(0.47 0.13 var(--hue)), oklch(0.8 0.1 var(--hue)));
  }
  time,
  .direct {
    flex: none;
    color: var(--ink-soft);
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .text a {
    color: var(--accent-strong);
  }
  .nothing {
    margin: auto;
    padding: var(--space-5);
    color: var(--ink-soft);
    text-align: center;
  }
  .typing {
    min-height: 1.45em;
    padding: 0 var(--space-4);
    color: var(--ink-soft);
    font-size: var(--text-small);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .silenced {
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--calm);
    color: var(--on-calm);
    font-size: var(--text-small);
  }
  .newer {
    position: absolute;
    right: var(--space-4);
    bottom: 152px;
    min-height: 32px;
    border-radius: 16px;
    box-shadow: var(--shadow-high);
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    padding: var(--space-3) var(--space-4);
    border-top: 1px solid var(--line);
    background: var(--paper-raised);
  }
  .write {
    display: flex;
    align-items: end;
    gap: var(--space-2);
  }
  textarea {
    display: block;
    resize: none;
    max-height: 120px;
    line-height: var(--line-height);
    field-sizing: content;
  }
  .problem {
    color: var(--grave);
    font-size: var(--text-small);
  }
  .write .button {
    padding: 0 var(--space-3);
  }
`;
