// How cards look: one file for the browser and the city, and what somebody moved on their own.

/** Reads layout.json; pages do so once. */
export async function loadLayout() {
  const answer = await fetch(new URL('layout.json', import.meta.url));
  if (!answer.ok) throw new Error('The layout of the cards is not there.');
  return answer.json();
}

/**
 * Where the parts of a card are.
 * @param {object} layout
 * @param {'login' | 'room'} kind
 * @param {Record<string, {x: number, y: number}>} moved how far parts were moved
 */
export function placed(layout, kind, moved = {}) {
  const parts = Object.entries(layout.kinds[kind]).map(([name, part]) => {
    if (!layout.movable.includes(name) || !moved[name]) return [name, part];
    const { x, y } = within(layout, part, { x: part.x + moved[name].x, y: part.y + moved[name].y });
    return [name, { ...part, x, y }];
  });
  return Object.fromEntries(parts);
}

/** A place for a part such that it stays on the card: a text with its first line, one that grows up with its last. */
function within({ width, height }, part, { x, y }) {
  const line = part.size * 1.3;
  const above = part.up ? (part.lines - 1) * line : 0;
  const clamp = (value, least, most) => Math.round(Math.max(least, Math.min(most, value)));
  return { x: clamp(x, 0, width - part.w), y: clamp(y, -above || 0, height - above - (part.h ?? line)) };
}

/** How far a part can be moved on from where it is, so that what is kept is what is seen. */
export function movedBy(layout, kind, moved, name, dx, dy) {
  const from = layout.kinds[kind][name];
  const before = moved[name] ?? { x: 0, y: 0 };
  const to = within(layout, from, { x: from.x + before.x + dx, y: from.y + before.y + dy });
  return { ...moved, [name]: { x: to.x - from.x, y: to.y - from.y } };
}
