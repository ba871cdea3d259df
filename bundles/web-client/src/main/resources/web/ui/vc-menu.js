// A button that opens a short menu: arrows, Home and End move in it, Escape closes it.
import { LitElement, css, html, nothing } from 'lit';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

const margin = 8;

/**
 * `items` are `{id, label, icon}`, with `grave` for what hurts and `pressed` for what is on or off. Fires `choose` with
 * the id of one. The button is the part `button`.
 */
class VcMenu extends LitElement {
  static properties = { label: {}, items: { attribute: false } };

  static styles = [
    base,
    controls,
    css`
      :host {
        flex: none;
      }
      .sign {
        color: var(--ink-soft);
      }
      [role='menu'] {
        position: fixed;
        inset: auto;
        min-width: 200px;
        max-width: calc(100vw - 16px);
        margin: 0;
        padding: var(--space-1);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--paper-raised);
        color: var(--ink);
        box-shadow: var(--shadow-high);
      }
      [role='menu']:popover-open {
        animation: in var(--fast) var(--ease);
      }
      @keyframes in {
        from {
          opacity: 0;
          transform: translateY(calc(var(--travel) * -6px));
        }
      }
      [data-do] {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        width: 100%;
        min-height: var(--control);
        padding: 0 var(--space-3);
        border: 0;
        border-radius: var(--radius-small);
        background: transparent;
        text-align: left;
      }
      [data-do]:hover,
      [data-do]:focus-visible {
        background: var(--paper-sunk);
      }
      [data-do]:focus-visible {
        outline-offset: -2px;
      }
      [aria-checked] svg:last-child {
        margin-left: auto;
        color: var(--accent-strong);
      }
      .grave svg {
        color: var(--grave);
      }
    `,
  ];

  render() {
    const { label, items } = this;
    return html`
      <button class="sign" id="open" part="button" aria-haspopup="menu" aria-label=${label} title=${label} popovertarget="menu">${icons.more}</button>
      <div id="menu" popover role="menu" aria-label=${label} @toggle=${this.#onToggle} @keydown=${this.#onKey}>
        ${items.map(
          ({ id, label: text, icon, grave, pressed }) => html`<button
            role=${pressed === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked=${pressed ?? nothing}
            tabindex="-1"
            data-do=${id}
            class=${grave ? 'grave' : ''}
            @click=${() => this.#choose(id)}
          >
            ${icon}${text}${pressed ? icons.check : nothing}
          </button>`,
        )}
      </div>
    `;
  }

  /** Where the button was, it may be no longer. */
  #onResize = () => this.#menu.hidePopover();

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('resize', this.#onResize);
  }

  get #menu() {
    return this.renderRoot.querySelector('#menu');
  }

  #onToggle({ newState }) {
    removeEventListener('resize', this.#onResize);
    if (newState !== 'open') return;
    addEventListener('resize', this.#onResize);
    this.#place();
    this.#items()[0]?.focus();
  }

  /** Below the button, or above it where there is no space; never out of the window. */
  #place() {
    const button = this.renderRoot.querySelector('#open').getBoundingClientRect();
    const { offsetWidth, offsetHeight, style } = this.#menu;
    const below = button.bottom + offsetHeight + margin < innerHeight;
    style.left = `${Math.max(margin, Math.min(button.right - offsetWidth, innerWidth - offsetWidth - margin))}px`;
    style.top = `${Math.max(margin, below ? button.bottom + 4 : button.top - offsetHeight - 4)}px`;
  }

  #items() {
    return [...this.#menu.querySelectorAll('[data-do]')];
  }

  #onKey(event) {
    const items = this.#items();
    const here = items.indexOf(this.renderRoot.activeElement);
    const next = {
      ArrowDown: (here + 1) % items.length,
      ArrowUp: (here - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (event.key === 'Escape') event.stopPropagation();
    if (event.key === 'Tab') this.#menu.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    items[next].focus();
  }

  #choose(id) {
    this.#menu.hidePopover();
    this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  }
}

customElements.define('vc-menu', VcMenu);
