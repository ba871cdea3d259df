// A frame as the publish socket takes it (docs/protocols/publish-socket.md): a head of twelve bytes, then the payload.

const head = 12;
const keyFrameBit = 1;

/**
 * @param {number} track its number
 * @param {boolean} keyFrame whether decoding can start here
 * @param {number} micros presentation time, whole
 * @param {{byteLength: number, copyTo: (target: Uint8Array) => void}} chunk as an encoder makes it
 * @returns {ArrayBuffer}
 */
export function frameMessage(track, keyFrame, micros, chunk) {
  const message = new ArrayBuffer(head + chunk.byteLength);
  const view = new DataView(message);
  view.setUint8(0, track);
  view.setUint8(1, keyFrame ? keyFrameBit : 0);
  view.setBigInt64(4, BigInt(micros));
  chunk.copyTo(new Uint8Array(message, head));
  return message;
}

/** Bytes as base64 (RFC 4648 section 4); nothing for none. */
export function base64(bytes) {
  if (!bytes) return '';
  const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  return btoa(String.fromCharCode(...view));
}
