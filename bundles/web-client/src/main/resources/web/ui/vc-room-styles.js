// How the shell of a room looks: the stage with the panel beside it, or below it on a phone.
import { css } from 'lit';

export const roomStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    overflow: clip; /* what slides in comes from outside the window */
    background: var(--stage);
  }
  main {
    position: relative;
    flex: 1;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .floor {
    position: relative;
    flex: 1;
    display: flex;
    min-height: 0;
  }
  .room {
    position: relative;
    flex: 1;
    display: flex;
    min-width: 0;
    min-height: 0;
  }
  vc-stage {
    flex: 1;
  }
  .take {
    position: absolute;
    inset: var(--space-2);
    z-index: 4;
    display: none;
    place-content: center;
    justify-items: center;
    gap: var(--space-3);
    border: 2px dashed oklch(0.8 0.11 258);
    border-radius: var(--radius-large);
    background: var(--stage-scrim);
    color: var(--stage-ink);
    font-size: var(--text-large);
    pointer-events: none;
  }
  .take svg {
    width: 44px;
    height: 44px;
    stroke-width: 1.25;
  }
  :host([file-over]) .take {
    display: grid;
  }
  :host(:fullscreen) vc-address {
    display: none;
  }
  @media (max-width: 760px) {
    .floor,
    .room {
      flex-direction: column;
    }
  }
`;
