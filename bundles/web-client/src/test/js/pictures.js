// Pictures and certificates for tests, made with node's own tools.
import { deflateSync } from 'node:zlib';
import { joined } from '../../main/resources/web/card/bytes.js';
import { chunk, picture } from '../../main/resources/web/card/png.js';

/** A PNG picture in one colour, its image data in several chunks, with what programs like to add. */
export function png({ width = 8, height = 5, type = 6, depth = 8, interlace = 0, extra = [], cuts = 3 } = {}) {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([depth, type, 0, 0, interlace], 8);
  const rows = new Uint8Array(height * (1 + width * (type === 6 ? 4 : 3))).map((_, i) => (i * 37) % 251);
  for (let y = 0; y < height; y++) rows[y * (1 + width * (type === 6 ? 4 : 3))] = 0;
  const data = new Uint8Array(deflateSync(rows));
  const size = Math.ceil(data.length / cuts);
  const parts = Array.from({ length: cuts }, (_, i) => chunk('IDAT', data.subarray(i * size, (i + 1) * size)));
  return picture([chunk('IHDR', header), ...extra, ...parts, chunk('IEND', new Uint8Array())]);
}

export const information = {
  kind: 'login',
  city: 'localhost',
  owner: 'ada@example.org',
  name: 'Ada Lovelace',
  keywords: 'numbers; engines',
  url: 'http://localhost:5080/ada@example.org',
  issuer: 'localhost',
  year: '2026',
  photo: '1 1 4 4',
};

export const roomInformation = { ...information, kind: 'room', room: '', title: 'Garten' };

/** The name of the reason for which something is refused. */
export function reasonOf(act) {
  try {
    act();
    return '';
  } catch (error) {
    return error.reason?.name ?? String(error);
  }
}

export { joined };
