// Which tools stand in a bar of so many places, and which are in its menu: a pure function.

/**
 * @template {{keep?: number, text?: string}} T
 * @param {T[][]} groups
 * @param {number} places a tool with words takes three
 * @returns {{shown: T[][], rest: T[]}} both in their order; where something is left over, the menu has one of the places
 */
export function fitting(groups, places) {
  const all = groups.flat();
  if (all.reduce((sum, tool) => sum + placesOf(tool), 0) <= places) return { shown: groups, rest: [] };
  const kept = new Set();
  let left = places - 1;
  for (const tool of [...all].sort((a, b) => (b.keep ?? 0) - (a.keep ?? 0))) {
    left -= placesOf(tool);
    if (left < 0) break;
    kept.add(tool);
  }
  return { shown: groups.map((group) => group.filter((tool) => kept.has(tool))), rest: all.filter((tool) => !kept.has(tool)) };
}

function placesOf({ text }) {
  return text ? 3 : 1;
}
