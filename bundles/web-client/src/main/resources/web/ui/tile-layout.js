// Boxes on a stage, so that little of it is wasted. Sizes are set through the CSSOM: the page's policy forbids style
// attributes.

const gap = 8;

/**
 * Boxes of one size in rows; two grid columns a box, so that a last row that is not full stands in the middle.
 * @param {HTMLElement} grid
 * @param {HTMLElement[]} boxes one for each stream, in order
 * @param {object[]} streams
 * @param {HTMLElement} floor the room there is
 */
export function arrangeTiles(grid, boxes, streams, floor) {
  const count = streams.length;
  const size = tileLayout(count, floor.clientWidth, floor.clientHeight, commonAspect(streams));
  const { columns, rows, width, height } = size;
  grid.style.gridTemplateColumns = `repeat(${columns * 2}, ${(width - gap) / 2}px)`;
  grid.style.gridTemplateRows = `repeat(${rows}, ${height}px)`;
  const inLastRow = count - (rows - 1) * columns;
  boxes.forEach((box, i) => {
    const row = Math.floor(i / columns);
    const shift = row === rows - 1 ? columns - inLastRow : 0;
    resize(box, '', '');
    box.style.gridRow = String(row + 1);
    box.style.gridColumn = `${(i % columns) * 2 + shift + 1} / span 2`;
  });
}

/** One large box, by name or the first, the others in a strip beside it, or below it on an upright stage. */
export function arrangeLarge(grid, boxes, streams, floor, name) {
  const { clientWidth, clientHeight } = floor;
  const large = Math.max(
    0,
    streams.findIndex((stream) => stream.name === name),
  );
  const others = streams.length - 1;
  const beside = clientWidth > clientHeight * 1.2;
  const strip = Math.floor(beside ? Math.min(clientWidth * 0.24, 280) : Math.min(clientHeight * 0.26, 170));
  const along = beside ? clientHeight : clientWidth;
  const aspect = commonAspect(streams);
  const step = Math.floor(Math.min((along - gap * (others - 1)) / others, beside ? strip / aspect : strip * aspect));
  const [width, height] = beside
    ? [clientWidth - strip - gap, clientHeight]
    : [clientWidth, clientHeight - strip - gap];
  const largeAspect = aspectOf(streams[large]);
  const largeWidth = Math.floor(Math.min(width, height * largeAspect));
  const largeHeight = Math.floor(largeWidth / largeAspect);
  const side = `1fr repeat(${others}, ${step}px) 1fr`;
  grid.style.gridTemplateColumns = beside ? `${largeWidth}px ${strip}px` : side;
  grid.style.gridTemplateRows = beside ? side : `${largeHeight}px ${strip}px`;
  let cell = 2;
  boxes.forEach((box, i) => {
    const [across, down] = i === large ? ['1', '1 / -1'] : ['2', String(cell++)];
    resize(box, i === large ? `${largeWidth}px` : '', i === large ? `${largeHeight}px` : '');
    box.style.gridColumn = beside ? across : down;
    box.style.gridRow = beside ? down : across;
  });
}

/** Gives a box a size of its own in the middle of its cells, or with empty texts the size of its cells. */
function resize(box, width, height) {
  box.style.width = width;
  box.style.height = height;
  box.style.placeSelf = width ? 'center' : '';
}

/**
 * Lays equal tiles out in a rectangle.
 * @param {number} count tiles
 * @param {number} aspect width divided by height of a tile
 * @returns {{columns: number, rows: number, width: number, height: number}} sizes in CSS pixels
 */
function tileLayout(count, width, height, aspect) {
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
function commonAspect(streams) {
  const aspects = streams.map(aspectOf).sort((a, b) => a - b);
  const median = aspects[Math.floor(aspects.length / 2)] ?? 16 / 9;
  return Math.min(Math.max(median, 9 / 16), 21 / 9);
}

/** Width divided by height of a stream's picture. */
function aspectOf(stream) {
  const video = stream.tracks?.find(({ kind, width, height }) => kind === 'video' && width > 0 && height > 0);
  return video ? video.width / video.height : 16 / 9;
}
