// How a letter looks that lies open: a sheet of paper below its envelope.
import { css } from 'lit';

export const openedStyles = css`
  :host {
    display: block;
    animation: unfold var(--slide) var(--ease);
  }
  @keyframes unfold {
    from {
      opacity: 0;
      transform: translateY(calc(var(--travel) * -24px));
    }
  }
  article {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--paper-raised);
    box-shadow: var(--shadow-low);
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    --size: 44px;
  }
  header > div {
    flex: 1;
    min-width: 0;
  }
  h2 {
    font-size: var(--text-large);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  header p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    color: var(--ink-soft);
    font-size: var(--text-small);
    overflow-wrap: anywhere;
  }
  time {
    white-space: nowrap;
  }
  .seal {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--paper-sunk);
    font-size: var(--text-small);
    --seal: 32px;
  }
  .seal.broken {
    border: 1px solid var(--grave);
  }
  .words {
    max-width: 68ch;
    font-size: var(--text-large);
    line-height: 1.55;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  video,
  .words + img,
  img {
    display: block;
    max-width: 100%;
    max-height: min(70vh, 560px);
    border-radius: var(--radius-large);
  }
  video {
    width: 100%;
    aspect-ratio: 16 / 9;
    background: var(--stage-picture);
  }
  audio {
    display: block;
    width: 100%;
  }
  .shown {
    display: grid;
    gap: var(--space-3);
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .files .button {
    max-width: 100%;
    overflow-wrap: anywhere;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }
  .locked {
    display: grid;
    gap: var(--space-4);
    max-width: 440px;
  }
  @media (max-width: 640px) {
    article {
      padding: var(--space-4);
    }
    .acts {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
