// Which tools stand in a bar of so many places, and which are in its menu: a pure function.

/**
 * @template {{keep?: number}} T
 * @param {T[][]} groups
 * @param {number} places
 * @returns {{shown: T[][], rest: T[]}} both in their order; where something is left over, the menu has one of the places
 */
export function fitting(groups, places) {
  const all = groups.flat();
  if (all.length <= places) return { shown: groups, rest: [] };
  const wanted = [...all].sort((a, b) => (b.keep ?? 0) - (a.keep ?? 0));
  const kept = new Set(wanted.slice(0, Math.max(1, places - 1)));
  return { shown: groups.map((group) => group.filter((tool) => kept.has(tool))), rest: all.filter((tool) => !kept.has(tool)) };
}
