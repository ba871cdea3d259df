// How a letter looks while it is written and sent: a sheet over the place, the whole screen on a phone.
import { css } from 'lit';

export const letterStyles = css`
  dialog {
    width: min(560px, 100vw);
    max-width: none;
    max-height: min(100dvh, 860px);
    margin: auto;
    padding: 0;
    --edge: var(--space-5);
    scroll-padding: 72px 0 80px;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--paper);
    color: var(--ink);
    box-shadow: var(--shadow-high);
    text-align: left;
    overscroll-behavior: contain;
    animation: in var(--slide) var(--ease);
  }
  dialog::backdrop {
    background: var(--stage-scrim);
    animation: fade var(--slide) var(--ease);
  }
  @keyframes in {
    from {
      opacity: 0;
      transform: translateY(calc(var(--travel) * 24px));
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  header {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-2) var(--space-3) var(--space-5);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
  }
  h2 {
    flex: 1;
    min-width: 0;
    font-size: var(--text-large);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  form,
  .way {
    padding: var(--space-4) var(--edge) var(--edge);
  }
  /* Sending is in sight however long the letter is. */
  footer {
    position: sticky;
    bottom: 0;
    z-index: 1;
    display: grid;
    gap: var(--space-3);
    margin: 0 calc(-1 * var(--edge)) calc(-1 * var(--edge));
    padding: var(--space-3) var(--edge);
    border-top: 1px solid var(--line);
    background: var(--paper);
  }
  textarea.field {
    min-height: 128px;
  }
  .with {
    display: grid;
    gap: var(--space-3);
  }
  .promise {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-3);
    align-items: center;
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--paper-raised);
    font-size: var(--text-small);
    --seal: 44px;
  }
  .promise p + p {
    color: var(--ink-soft);
  }
  .way {
    display: grid;
    justify-items: center;
    gap: var(--space-4);
    text-align: center;
  }
  .way .hint {
    max-width: 380px;
    font-size: var(--text-medium);
  }
  .envelope {
    position: relative;
    width: min(260px, 70%);
    aspect-ratio: 1.62;
    margin: var(--space-5) 0 var(--space-2);
    border: 1px solid var(--envelope-line);
    border-radius: var(--radius-small);
    background: var(--envelope);
    box-shadow: var(--shadow-high);
    overflow: hidden;
    animation: rise var(--door) var(--ease);
  }
  .envelope vc-seal {
    position: absolute;
    top: 54%;
    left: 50%;
    translate: -50% -50%;
    --seal: 64px;
    animation: press var(--door) var(--ease);
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(calc(var(--travel) * 20px));
    }
  }
  @keyframes press {
    from {
      opacity: 0;
      transform: scale(calc(1 + var(--travel) * 0.8));
    }
  }
  .bar {
    width: min(260px, 70%);
    height: var(--space-2);
    border: 0;
    border-radius: var(--radius-small);
    background: var(--paper-sunk);
    overflow: hidden;
    appearance: none;
  }
  .bar::-webkit-progress-bar {
    background: var(--paper-sunk);
  }
  .bar::-webkit-progress-value {
    background: var(--accent);
  }
  .bar::-moz-progress-bar {
    background: var(--accent);
  }
  @media (max-width: 640px) {
    dialog {
      --edge: var(--space-4);
      width: 100vw;
      height: 100dvh;
      max-height: none;
      border: 0;
      border-radius: 0;
    }
    header {
      padding-left: var(--edge);
    }
  }
`;
