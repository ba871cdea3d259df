// Boxes grow and slide to their new places instead of jumping there; with reduced motion they fade.

/**
 * Remembers where streams are, in a box or in the dock.
 * @param {Iterable<HTMLElement>} elements that name their stream
 * @returns {(boxes: Iterable<HTMLElement>) => void} animates boxes from where their streams were to where they are
 */
export function remember(elements) {
  const before = new Map([...elements].map((element) => [element.dataset.stream, element.getBoundingClientRect()]));
  return (boxes) => {
    for (const box of boxes) {
      const from = before.get(box.dataset.stream);
      if (from) move(box, from, box.getBoundingClientRect());
    }
  };
}

function move(element, from, to) {
  if (!from.width || !to.width) return;
  const dx = from.left - to.left;
  const dy = from.top - to.top;
  const sx = from.width / to.width;
  const sy = from.height / to.height;
  if (Math.abs(dx) + Math.abs(dy) < 1 && Math.abs(sx - 1) + Math.abs(sy - 1) < 0.01) return;
  const style = getComputedStyle(element);
  const travels = style.getPropertyValue('--travel').trim() !== '0';
  const start = travels
    ? { transformOrigin: '0 0', transform: `translate(${dx}px, ${dy}px) scale(${sx}, ${sy})` }
    : { opacity: 0 };
  const end = travels ? { transformOrigin: '0 0', transform: 'none' } : { opacity: 1 };
  element.animate([start, end], {
    duration: parseFloat(style.getPropertyValue('--slide')) || 0,
    easing: style.getPropertyValue('--ease') || 'ease',
  });
}
