// Boxes grow and slide to their new places instead of jumping there; with reduced motion they fade.

/** Remembers where elements are; returns what animates them from there once they have moved. */
export function remember(elements) {
  const before = new Map([...elements].map((element) => [element, element.getBoundingClientRect()]));
  return () => {
    for (const [element, from] of before) {
      if (element.isConnected) move(element, from, element.getBoundingClientRect());
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
