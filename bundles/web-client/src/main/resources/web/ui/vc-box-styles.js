// How a box on the stage looks.
import { css } from 'lit';

export const boxStyles = css`
  :host {
    display: block;
    min-width: 0;
    min-height: 0;
    color: var(--stage-ink);
  }
  .box {
    position: relative;
    width: 100%;
    height: 100%;
    border-radius: var(--radius-large);
    background: var(--stage-picture);
    overflow: hidden;
    container-type: size;
  }
  :host([maximised]) .box {
    border-radius: 0;
  }
  .box:focus-visible {
    outline: 3px solid oklch(0.8 0.11 258);
    outline-offset: -3px;
  }
  .sign:focus-visible,
  .button:focus-visible {
    outline-color: var(--stage-ink);
    outline-offset: -2px;
  }
  video {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  .mirrored {
    transform: scaleX(-1); /* as in a mirror */
  }
  .off {
    display: inline-flex;
    color: var(--stage-soft);
  }
  .off svg {
    width: 16px;
    height: 16px;
  }
  .sound-only,
  .veil {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--space-3);
    padding: var(--space-6) var(--space-4);
    text-align: center;
  }
  .sound-only {
    --size: clamp(40px, 22cqw, 96px);
    background: oklch(0.27 0.04 var(--hue));
    color: var(--stage-soft);
  }
  .veil {
    background: var(--stage-scrim);
    border: 0;
    color: inherit;
  }
  .held {
    cursor: pointer;
    background: transparent;
  }
  .held svg {
    width: 64px;
    height: 64px;
    padding: var(--space-3);
    border-radius: 50%;
    background: var(--stage-scrim);
  }
  .pulse {
    width: 28px;
    height: 28px;
    border: 3px solid var(--stage-line);
    border-top-color: var(--stage-ink);
    border-radius: 50%;
    animation: turn 1.2s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  .window {
    position: absolute;
    top: var(--space-2);
    right: var(--space-2);
    display: flex;
    border-radius: var(--radius-small);
    background: var(--stage-scrim);
    opacity: 0;
    transition: opacity var(--fast) var(--ease);
  }
  .box:hover .window,
  .box:focus-within .window {
    opacity: 1;
  }
  .window .sign,
  .foot .sign {
    width: 34px;
    height: 34px;
  }
  .foot {
    position: absolute;
    left: var(--space-2);
    bottom: var(--space-2);
    display: flex;
    align-items: stretch;
    max-width: calc(100% - 2 * var(--space-2));
    border-radius: var(--radius-small);
    background: var(--stage-scrim);
  }
  .foot .sign {
    height: auto;
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    min-width: 0;
    min-height: 34px;
    padding: var(--space-1) var(--space-2);
    font-size: var(--text-small);
    font-weight: 500;
  }
  .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .missing {
    color: var(--stage-soft);
    font-weight: 400;
  }
  @media (hover: none) {
    .window {
      opacity: 1;
    }
    .window .sign {
      width: 40px;
      height: 40px;
    }
  }
  @container (max-width: 320px) {
    .sound-only {
      --size: 44px;
      align-items: start;
      justify-content: start;
      padding: var(--space-3);
    }
    .sound-only span {
      display: none;
    }
  }
  @container (max-height: 220px) {
    .sound-only span {
      display: none;
    }
  }
  @container (max-width: 180px) {
    .window [data-do='dock'],
    .window [data-do='close'] {
      display: none;
    }
    .name {
      flex-wrap: nowrap;
    }
    .name .missing {
      display: none;
    }
    .name .live {
      flex: none;
      width: 10px;
      height: 10px;
      padding: 0;
      border-radius: 50%;
      font-size: 0;
    }
    .name .live::before {
      display: none;
    }
  }
  @container (max-width: 110px) {
    .foot .sign {
      display: none;
    }
  }
  @container (max-height: 90px) {
    .window,
    .sound-only vc-avatar {
      display: none;
    }
    .name {
      min-height: 24px;
      padding-block: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .pulse {
      animation: breathe 2s ease-in-out infinite;
    }
    @keyframes breathe {
      50% {
        opacity: 0.3;
      }
    }
  }
  @media (forced-colors: active) {
    .box,
    .window,
    .foot {
      border: 1px solid CanvasText;
    }
  }
`;
