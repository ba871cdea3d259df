// How a door looks: a leaf of paper in a dark frame, hinged at the left, and how it swings open.
import { css } from 'lit';

export const doorStyles = css`
  :host {
    flex: 1;
    display: grid;
    place-items: center;
    padding: var(--space-5) var(--space-4);
    background: var(--paper-sunk);
    perspective: 1400px;
    overflow: auto;
  }
  :host([opening]) {
    position: absolute;
    inset: 0;
    z-index: 4;
    overflow: clip;
    background: transparent;
    pointer-events: none;
    animation: reveal var(--door) var(--ease) both;
  }
  article {
    position: relative;
    display: grid;
    gap: var(--space-4);
    width: min(100%, 440px);
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--paper-raised);
    box-shadow: var(--shadow-high);
    text-align: center;
    transform-origin: left;
    animation: shut var(--door) var(--ease);
  }
  :host([opening]) article {
    animation: open var(--door) var(--ease) both;
  }
  /* the knob */
  article::after {
    content: '';
    position: absolute;
    top: 50%;
    right: 4px;
    width: 12px;
    height: 12px;
    border: 1px solid var(--line);
    border-radius: 50%;
    background: var(--paper);
    box-shadow: var(--shadow-low);
  }
  :host([dropping]) article {
    outline: 3px dashed var(--accent-strong);
    outline-offset: -8px;
  }
  @keyframes shut {
    from {
      opacity: 0;
      transform: rotateY(calc(var(--travel) * -50deg));
    }
  }
  @keyframes open {
    to {
      opacity: 0;
      transform: rotateY(calc(var(--travel) * -85deg));
    }
  }
  @keyframes reveal {
    from {
      background: var(--paper-sunk);
    }
  }
  .sign-on-door {
    display: grid;
    justify-items: center;
    gap: var(--space-2);
  }
  .sign-on-door > svg {
    width: 56px;
    height: 56px;
    stroke-width: 1.25;
    color: var(--accent-strong);
  }
  vc-visiting {
    max-width: 300px;
    margin: 0 auto;
    text-align: left;
  }
  .card {
    justify-self: center;
    width: min(100%, 264px);
  }
  h2 {
    font-size: var(--text-title);
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  p {
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }
  .where {
    max-width: 100%;
    padding: var(--space-1) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--paper-sunk);
    color: var(--ink);
    font-size: var(--text-small);
  }
  .inside {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    font-size: var(--text-small);
  }
  .ways {
    display: grid;
    gap: var(--space-3);
  }
  .others {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 var(--space-4);
    padding-top: var(--space-2);
    border-top: 1px solid var(--line);
  }
  .link {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--control);
    padding: 0;
    border: 0;
    border-radius: var(--radius-small);
    background: transparent;
    color: var(--accent-strong);
    font-size: var(--text-small);
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .link svg {
    width: 18px;
    height: 18px;
  }
  form {
    display: grid;
    gap: var(--space-3);
    text-align: left;
  }
  label {
    font-size: var(--text-small);
    font-weight: 600;
  }
  label input {
    margin-top: var(--space-1);
    font-weight: 400;
  }
  .problem {
    padding-left: var(--space-3);
    border-left: 3px solid var(--live);
    color: var(--ink);
    font-size: var(--text-small);
    text-align: left;
  }
  .problem:empty {
    display: none;
  }
  @media (max-width: 480px) {
    :host {
      place-items: start center;
      padding: var(--space-4);
    }
    article {
      padding: var(--space-4);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    article {
      animation: none;
    }
    :host([opening]) {
      animation: fade var(--slide) var(--ease) both;
    }
    @keyframes fade {
      to {
        opacity: 0;
      }
    }
  }
`;
