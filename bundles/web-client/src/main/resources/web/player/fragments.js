// The little of ISO BMFF (ISO/IEC 14496-12) a player must know: which tracks there are and when a fragment begins.

const togetherSeconds = 0.5;
const containers = new Set(['moov', 'trak', 'mdia', 'moof', 'traf']);

/**
 * Reads an initialisation segment.
 * @returns {Map<number, {timescale: number, kind: string}>} tracks by id; kind is the handler type: vide, soun, …
 */
export function tracksOf(bytes) {
  const tracks = new Map();
  let current = null;
  walk(bytes, (type, view, start) => {
    const version = view.getUint8(start);
    if (type === 'tkhd') {
      current = { timescale: 0, kind: '' };
      tracks.set(view.getUint32(start + (version === 1 ? 20 : 12)), current);
    } else if (type === 'mdhd' && current) {
      current.timescale = view.getUint32(start + (version === 1 ? 20 : 12));
    } else if (type === 'hdlr' && current) {
      current.kind = fourCharacters(view, start + 8);
    }
  });
  return tracks;
}

/** The kinds of tracks as one string: a source buffer accepts only segments in which it stays the same. */
export function layoutOf(tracks) {
  return [...tracks.values()]
    .map((track) => track.kind)
    .sort()
    .join('+');
}

/**
 * When all tracks of a fragment have begun to be shown, in seconds of the publication's timeline; NaN if it does not
 * say. A track that begins much later than the others does not count.
 */
export function startOf(bytes, tracks) {
  const starts = [];
  let timescale = 0;
  let decodeTime = NaN;
  walk(bytes, (type, view, start) => {
    if (type === 'tfhd') {
      timescale = tracks.get(view.getUint32(start + 4))?.timescale ?? 0;
      decodeTime = NaN;
    } else if (type === 'tfdt') {
      decodeTime = view.getUint8(start) === 1 ? Number(view.getBigUint64(start + 4)) : view.getUint32(start + 4);
    } else if (type === 'trun' && timescale > 0 && !Number.isNaN(decodeTime)) {
      starts.push((decodeTime + firstCompositionOffset(view, start)) / timescale);
      decodeTime = NaN;
    }
  });
  const earliest = Math.min(...starts);
  return starts.length ? Math.max(...starts.filter((seconds) => seconds - earliest < togetherSeconds)) : NaN;
}

/** Composition offset of the first sample of a track run (ISO/IEC 14496-12 section 8.8.8). */
function firstCompositionOffset(view, start) {
  const flags = view.getUint32(start) & 0xffffff;
  if (!(flags & 0x800) || !view.getUint32(start + 4)) return 0;
  let at = start + 8;
  for (const field of [0x1, 0x4, 0x100, 0x200, 0x400]) if (flags & field) at += 4;
  return view.getInt32(at);
}

function walk(bytes, visit) {
  const view = new DataView(bytes);
  try {
    walkRange(view, 0, view.byteLength, visit);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

function walkRange(view, from, to, visit) {
  let at = from;
  while (at + 8 <= to) {
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1) {
      size = Number(view.getBigUint64(at + 8));
      header = 16;
    } else if (size === 0) {
      size = to - at;
    }
    if (size < header || at + size > to) return;
    const type = fourCharacters(view, at + 4);
    if (containers.has(type)) walkRange(view, at + header, at + size, visit);
    else if (type !== 'mdat') visit(type, view, at + header);
    at += size;
  }
}

function fourCharacters(view, at) {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
