// How many columns waste least of a stage.

/**
 * Lays equal tiles out in a rectangle.
 * @param {number} count tiles
 * @param {number} aspect width divided by height of a tile
 * @returns {{columns: number, rows: number, width: number, height: number}} sizes in CSS pixels
 */
export function tileLayout(count, width, height, aspect, gap) {
  let best = { columns: 1, rows: Math.max(count, 1), width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const cellWidth = (width - gap * (columns - 1)) / columns;
    const cellHeight = (height - gap * (rows - 1)) / rows;
    const tileWidth = Math.floor(Math.min(cellWidth, cellHeight * aspect));
    if (tileWidth > best.width) best = { columns, rows, width: tileWidth, height: Math.floor(tileWidth / aspect) };
  }
  return best;
}

/** The aspect that suits most streams: the median, as 16:9 where unknown, between upright phone and wide screen. */
export function commonAspect(streams) {
  const aspects = streams.map(aspectOf).sort((a, b) => a - b);
  const median = aspects[Math.floor(aspects.length / 2)] ?? 16 / 9;
  return Math.min(Math.max(median, 9 / 16), 21 / 9);
}

/** Width divided by height of a stream's picture. */
export function aspectOf(stream) {
  const video = stream.tracks?.find(({ kind, width, height }) => kind === 'video' && width > 0 && height > 0);
  return video ? video.width / video.height : 16 / 9;
}
