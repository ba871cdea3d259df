// Letters for parts that stand alone: as the city lists them, and as they are when they are open.
import { joined } from '../card/bytes.js';
import { writeLetter } from '../card/mime.js';
import { face, longName } from './samples.js';

const friend = { name: 'Grace Hopper', address: 'grace@city.example', photo: face, verified: true };
const guest = { name: 'Henry', address: null, photo: null, verified: false };

export const rows = [
  { id: 'a1', received: '2026-05-04T09:30:00Z', from: friend, sealed: true, bytes: 4_200_000, opened: false },
  { id: 'a2', received: '2026-05-03T18:05:00Z', from: guest, sealed: true, bytes: 900, opened: false },
  { id: 'a3', received: '2026-05-01T07:00:00Z', from: friend, sealed: false, bytes: 900, opened: true },
  { id: 'a4', received: '2026-04-30T07:00:00Z', from: { ...guest, name: longName }, sealed: true, bytes: 900, opened: true },
];

export const inbox = { letters: rows, unopened: 2, bytes: 700_000_000, maxBytes: 1_073_741_824, noticeByMail: true };

export const text = 'Dear Ada,\n\nthe beans are out, and the bees are back. Look: https://city.example/grace@city.example\n\nGrace';

/** A letter that lies open, with a picture. */
export async function openedLetter(seal, more = {}) {
  const picture = new Uint8Array(await (await still()).arrayBuffer());
  const letter = { from: friend, to: 'ada@city.example', date: new Date(rows[0].received), text, attachments: [] };
  letter.attachments = [
    { name: 'beans.jpg', type: 'image/jpeg', bytes: picture },
    { name: 'notes.pdf', type: 'application/pdf', bytes: picture },
  ];
  const { head, body } = writeLetter(letter);
  const entity = joined(head, body);
  return { id: 'a1', phase: 'read', letter, entity, bytes: entity, seal: { why: '', signer: friend.address, ...seal }, ...more };
}

/** A hill under the sun. */
async function still() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'skyblue';
  pen.fillRect(0, 0, 640, 360);
  pen.fillStyle = 'gold';
  pen.beginPath();
  pen.arc(500, 90, 46, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = 'olivedrab';
  pen.beginPath();
  pen.ellipse(260, 420, 460, 200, 0, 0, 2 * Math.PI);
  pen.fill();
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg'));
}
