// How the panel with the playlists of a room looks.
import { css } from 'lit';

export const playlistsStyles = css`
  :host {
    display: block;
    padding: var(--space-3) var(--space-3) var(--space-5);
  }
  .lead {
    margin-top: var(--space-3);
    color: var(--ink-soft);
    text-align: center;
  }
  .add {
    width: 100%;
  }
  h2 {
    margin: var(--space-5) 0 0;
    font-size: var(--text-medium);
  }
  h2 + p {
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
  .playlist {
    position: relative;
    margin-top: var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--paper-raised);
  }
  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 var(--space-1);
    padding: var(--space-1);
  }
  .head > div {
    min-width: 0;
  }
  .by {
    display: block;
    padding: 0 var(--space-2) 2px;
    color: var(--ink-soft);
    font-size: var(--text-small);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .called {
    width: 100%;
    min-width: 0;
    min-height: 32px;
    padding: 0 var(--space-2);
    border: 1px solid transparent;
    border-radius: var(--radius-small);
    background: transparent;
    text-overflow: ellipsis;
  }
  .head .called {
    font-weight: 600;
  }
  .called::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  input.called:hover {
    border-color: var(--line);
  }
  input.called:focus {
    border-color: var(--accent-strong);
    background: var(--paper);
  }
  div.called {
    line-height: 32px;
    overflow: hidden;
    white-space: nowrap;
  }
  .items {
    min-height: var(--space-4);
    padding: 0 var(--space-1) var(--space-1);
  }
  .item {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--space-1);
    padding: 2px 0;
    border-radius: var(--radius-small);
    background: var(--paper-raised);
  }
  .grip {
    display: grid;
    place-items: center;
    width: 24px;
    height: 40px;
    color: var(--ink-soft);
    cursor: grab;
    touch-action: none;
  }
  .grip svg {
    stroke-width: 2.5;
  }
  [dragged] {
    position: relative;
    z-index: 2;
    box-shadow: var(--shadow-high);
    cursor: grabbing;
  }
  .playlist[dragged] {
    opacity: 0.85;
  }
  [target] {
    outline: 2px solid var(--accent-strong);
    outline-offset: 1px;
  }
  .away {
    color: var(--accent-strong);
  }
  @media (forced-colors: active) {
    .thumb {
      border: 1px solid CanvasText;
    }
  }
`;
