// How the inbox looks: envelopes side by side, the open letter across all of them.
import { css } from 'lit';
import { folds } from './envelope-folds.js';

export const inboxStyles = [
  folds,
  css`
    main {
      width: 100%;
      max-width: 1040px;
      margin: 0 auto;
      padding: var(--space-5) var(--space-4) var(--space-6);
    }
    .envelopes {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
      grid-auto-flow: dense;
      gap: var(--space-5);
    }
    .lead {
      min-height: 1lh;
    }
    vc-opened {
      grid-column: 1 / -1;
      scroll-margin: 72px var(--space-4);
    }
    .mail {
      margin-top: var(--space-6);
    }
    .empty + .mail {
      max-width: 560px;
      margin: var(--space-4) auto 0;
    }
    .envelopes + .hint {
      margin-top: var(--space-5);
    }
    .notes {
      position: fixed;
      inset: auto 0 0;
      z-index: 2;
      height: 0;
    }
    .empty {
      display: grid;
      justify-items: center;
      gap: var(--space-4);
      max-width: 560px;
      margin: var(--space-5) auto 0;
      text-align: center;
    }
    .empty .envelope {
      position: relative;
      width: min(220px, 60%);
      aspect-ratio: 1.62;
      border: 1px solid var(--envelope-line);
      border-radius: var(--radius-small);
      background: var(--envelope);
      box-shadow: var(--shadow-low);
      overflow: hidden;
    }
    .empty h2 {
      font-size: var(--text-large);
    }
    .empty vc-copy {
      width: 100%;
      text-align: left;
    }
    @media (max-width: 640px) {
      .envelopes {
        gap: var(--space-4);
      }
    }
  `,
];
