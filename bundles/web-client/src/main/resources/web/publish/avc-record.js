// What decoders of H.264 need to know, the avcC record of ISO/IEC 14496-15 section 5.3.3.1.

const sps = 7;
const pps = 8;
const highProfile = 100;
/** Of High profile: 4:2:0, eight bits, no further sets. Encoders of browsers make no other. */
const highTail = [0xfd, 0xf8, 0xf8, 0];

/**
 * The record that fits a key frame. Firefox tells one whose parameter sets begin with a byte too many, and sends the right
 * ones within its key frames; from there they are taken where they are.
 * @param {Uint8Array} frame NAL units, each after its length in four bytes
 * @returns {Uint8Array | null} null where the frame brings no parameter sets
 */
export function avcRecord(frame) {
  const units = nalUnits(frame);
  const first = (type) => units.find((unit) => (unit[0] & 0x1f) === type);
  const [sequence, picture] = [first(sps), first(pps)];
  if (!sequence || !picture) return null;
  const [, profile, constraints, level] = sequence;
  const tail = profile === highProfile ? highTail : [];
  const lengthOf = ({ length }) => [length >> 8, length & 0xff];
  return Uint8Array.of(1, profile, constraints, level, 0xff, 0xe1, ...lengthOf(sequence), ...sequence, 1, ...lengthOf(picture), ...picture, ...tail);
}

function nalUnits(frame) {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const units = [];
  for (let at = 0; at + 4 < frame.length; ) {
    const end = at + 4 + view.getUint32(at);
    if (end > frame.length) break;
    units.push(frame.subarray(at + 4, end));
    at = end;
  }
  return units;
}
