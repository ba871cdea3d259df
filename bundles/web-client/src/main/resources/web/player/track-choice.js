// Which of a stream's tracks this browser can play. The server sends the first picture and the first sound; a browser that
// cannot play one of them asks for another, or goes without.

const kinds = ['video', 'audio'];
const names = {
  h264: 'H.264',
  hevc: 'HEVC',
  av1: 'AV1',
  vp8: 'VP8',
  vp9: 'VP9',
  aac: 'AAC',
  mp3: 'MP3',
  opus: 'Opus',
  flac: 'FLAC',
  ac3: 'AC-3',
  eac3: 'E-AC-3',
};

/**
 * Chooses among the tracks of an `init` message.
 * @param {{tracks: object[], others?: object[]}} init
 * @param {(mime: string) => boolean} canPlay
 * @returns {{numbers: {video: number, audio: number}, lacks: {kind: string, codec: string}[]}} the number of each kind to
 *     ask for, 0 for none; and the kinds there are but not for this browser, with the format it lacks
 */
export function chooseTracks({ tracks, others = [] }, canPlay) {
  const all = [...tracks, ...others].sort((one, other) => one.number - other.number);
  const video = all.find((track) => track.kind === 'video' && canPlay(mimeOf('video', track)));
  let audio = all.find((track) => track.kind === 'audio' && canPlay(mimeOf('audio', track)));
  if (video && audio && !canPlay(mimeOf('video', video, audio))) audio = undefined;
  const chosen = { video, audio };
  const lacks = kinds
    .filter((kind) => !chosen[kind] && all.some((track) => track.kind === kind))
    .map((kind) => ({ kind, codec: nameOf(all.find((track) => track.kind === kind)) }));
  return { numbers: { video: video?.number ?? 0, audio: audio?.number ?? 0 }, lacks };
}

/** Tells whether just the chosen tracks are sent. */
export function isSent({ tracks }, numbers) {
  return kinds.every((kind) => (tracks.find((track) => track.kind === kind)?.number ?? 0) === numbers[kind]);
}

/** The formats of a stream in words. */
export function formatsOf({ tracks }) {
  return tracks.map(nameOf);
}

function mimeOf(kind, ...tracks) {
  return `${kind}/mp4; codecs="${tracks.map((track) => track.codecs).join(',')}"`;
}

function nameOf({ codec }) {
  return names[codec] ?? codec;
}
