// A box dragged onto something that takes it lands there; where it is let go elsewhere it slides back.

/** A pointer that moved less than this pressed, and did not drag; in CSS pixels. */
const slack = 8;
/** What is pressed, written in or pulled itself. */
const pressed = new Set(['button', 'input', 'textarea', 'a']);

/**
 * A Lit controller for whoever shows boxes in its shadow root, and puts one back into its place with `settle(box)`. The host
 * has the attribute `dragging` meanwhile, the box `dragged`, and what it would land on `target`.
 */
export class Drag {
  #host;
  #selector;
  #landings;
  #drag = null;

  /**
   * @param {import('lit').LitElement} host
   * @param {string} selector of a box
   * @param {{[selector: string]: (box: HTMLElement, target: HTMLElement) => void}} landings what takes a box, and what happens
   *   then
   */
  constructor(host, selector, landings) {
    this.#host = host;
    this.#selector = selector;
    this.#landings = landings;
    host.addController(this);
  }

  hostDisconnected() {
    this.#end();
  }

  /** Pointer down on a box: perhaps the begin of a drag. */
  begin(event) {
    if (event.button !== 0 || !event.isPrimary || event.composedPath().some(({ localName }) => pressed.has(localName))) return;
    const box = event.composedPath().find((node) => node.matches?.(this.#selector));
    if (!box || box.hasAttribute('maximised')) return;
    const ending = new AbortController();
    this.#drag = { box, x: event.clientX, y: event.clientY, moved: false, target: null, ending };
    const { signal } = ending;
    addEventListener('pointermove', (moved) => this.#move(moved), { signal });
    addEventListener('pointerup', () => this.#drop(), { signal });
    addEventListener('pointercancel', () => this.#end(), { signal });
    addEventListener('keydown', ({ key }) => key === 'Escape' && this.#end(), { signal });
  }

  #move({ clientX, clientY }) {
    const drag = this.#drag;
    const dx = clientX - drag.x;
    const dy = clientY - drag.y;
    if (!drag.moved && Math.hypot(dx, dy) < slack) return;
    drag.moved = true;
    drag.box.toggleAttribute('dragged', true);
    this.#host.toggleAttribute('dragging', true);
    // Before the box moves: nothing has to be styled anew to know what lies there.
    const under = this.#host.renderRoot.elementsFromPoint(clientX, clientY);
    const target = under.find((node) => node !== drag.box && this.#landing(node)) ?? null;
    drag.box.style.translate = `${dx}px ${dy}px`;
    if (target === drag.target) return;
    drag.target?.removeAttribute('target');
    target?.toggleAttribute('target', true);
    drag.target = target;
  }

  #drop() {
    const { box, target, moved } = this.#drag;
    if (moved) swallowClick();
    if (target) this.#landing(target)(box, target);
    this.#end();
  }

  #landing(node) {
    return Object.entries(this.#landings).find(([selector]) => node.matches(selector))?.[1];
  }

  #end() {
    if (!this.#drag) return;
    const { box, target, ending } = this.#drag;
    ending.abort();
    this.#drag = null;
    target?.removeAttribute('target');
    box.removeAttribute('dragged');
    this.#host.removeAttribute('dragging');
    this.#host.settle(box);
  }
}

/** What was dragged was not pressed. */
function swallowClick() {
  const swallow = (click) => click.stopPropagation();
  addEventListener('click', swallow, true);
  setTimeout(() => removeEventListener('click', swallow, true));
}
