// How a playlist looks while it is shown.
import { css } from 'lit';

export const playlistStyles = css`
  :host {
    position: relative;
    display: block;
    width: 100%;
    height: 100%;
    container-type: size;
    background: var(--stage-picture);
    color: var(--stage-ink);
    overflow: hidden;
  }
  .item {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    animation: in var(--slide) var(--ease);
  }
  /* What is no picture has a colour of its own. */
  [data-kind='text'],
  [data-kind='link'],
  [data-kind='sound'],
  [data-kind='stream'] {
    background: oklch(0.27 0.04 var(--hue));
  }
  @keyframes in {
    from {
      opacity: 0;
    }
  }
  .item img,
  .item video {
    width: 100%;
    height: 100%;
    min-height: 0;
    object-fit: contain;
  }
  [data-kind='sound'] video {
    display: none;
  }
  .words {
    position: absolute;
    inset: 0 0 46px;
    display: grid;
    align-items: safe center;
    padding: 46px var(--space-5) 0;
    overflow: auto;
    font-size: clamp(0.9375rem, 7cqmin, 2.75rem);
    line-height: 1.35;
    text-align: center;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .words.long {
    padding-top: var(--space-5);
    font-size: clamp(0.8125rem, 3cqmin, 1.125rem);
    text-align: start;
  }
  .leads {
    display: grid;
    justify-items: center;
    gap: var(--space-2);
    max-width: 88%;
    padding-bottom: 40px;
    text-align: center;
    text-decoration: none;
  }
  .leads svg {
    width: 40px;
    height: 40px;
    stroke-width: 1.25;
  }
  .leads strong {
    font-size: clamp(0.875rem, 4.5cqmin, 1.5rem);
    overflow-wrap: anywhere;
  }
  .leads span {
    max-width: 100%;
    color: var(--stage-ink);
    font-size: var(--text-small);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  a.leads:hover strong {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .foot {
    position: absolute;
    left: var(--space-2);
    bottom: var(--space-2);
    display: flex;
    align-items: center;
    max-width: calc(100% - 2 * var(--space-2));
    border-radius: var(--radius-small);
    background: var(--stage-scrim);
  }
  .foot .sign {
    width: 34px;
    height: 34px;
  }
  .name {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
    min-height: 34px;
    padding: 0 var(--space-3) 0 var(--space-2);
    font-size: var(--text-small);
    white-space: nowrap;
  }
  .name strong,
  .name .caption {
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 500;
  }
  .name .count {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .name .count,
  .name .caption {
    color: var(--stage-soft);
    font-weight: 400;
  }
  .seek {
    position: absolute;
    inset: auto var(--space-2) 46px;
    height: 20px;
    margin: 0;
    accent-color: oklch(0.8 0.11 258);
    opacity: 0;
    transition: opacity var(--fast) var(--ease);
  }
  :host(:hover) .seek,
  :host(:focus-within) .seek {
    opacity: 1;
  }
  .list {
    position: absolute;
    inset: 0 0 50px;
    padding: 48px var(--space-2) var(--space-2);
    overflow: auto;
    background: var(--stage);
    animation: in var(--fast) var(--ease);
  }
  .list button {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    width: 100%;
    padding: var(--space-1) var(--space-2);
    border: 0;
    border-radius: var(--radius-small);
    background: transparent;
    text-align: start;
  }
  .list button:hover,
  .list [aria-current] {
    background: var(--stage-hover);
  }
  .list button > span:last-child {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  button:focus-visible,
  a:focus-visible,
  input:focus-visible {
    outline-color: var(--stage-ink);
    outline-offset: -2px;
  }
  @media (hover: none) {
    .seek {
      opacity: 1;
    }
  }
  @container (max-width: 420px) {
    .caption {
      display: none;
    }
  }
  @container (max-width: 240px) {
    [data-do='previous'],
    [data-do='list'],
    .name strong {
      display: none;
    }
  }
  @container (max-width: 130px) or (max-height: 90px) {
    .foot .sign {
      display: none;
    }
    .name {
      min-height: 24px;
    }
  }
  @media (forced-colors: active) {
    .foot {
      border: 1px solid CanvasText;
    }
  }
`;
