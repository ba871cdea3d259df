// Cards for parts that stand alone: painted and signed here, by nobody's city.
import { issuerHere, loginFacts, textsOf } from '../app/card-facts.js';
import { drawCard } from '../card/draw.js';
import { loadLayout } from '../card/layout.js';
import { newCard } from '../card/softcard.js';

export const person = { name: 'Ada Lovelace', address: 'ada@city.example', keywords: ['numbers', 'engines', 'poetry'] };
export const city = issuerHere('city.example');

/** A face of simple shapes. */
export async function face() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 512, height: 512 });
  const pen = canvas.getContext('2d');
  const shape = (colour, ...circle) => {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(...circle, 0, 2 * Math.PI);
    pen.fill();
  };
  pen.fillStyle = 'rgb(240 190 90)';
  pen.fillRect(0, 0, 512, 512);
  shape('rgb(60 40 30)', 256, 210, 150);
  shape('rgb(236 196 164)', 256, 240, 120);
  shape('rgb(60 90 140)', 256, 560, 210);
  return createImageBitmap(canvas);
}

/** A card as the stores hold it, and as a device remembers it. */
export async function sampleCard(facts = loginFacts(person, city), skin = 'city') {
  const canvas = document.createElement('canvas');
  const layout = await loadLayout();
  drawCard(canvas, { layout, kind: facts.kind, skin, texts: textsOf(facts), photo: await face() });
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  const file = newCard(new Uint8Array(await blob.arrayBuffer()), facts);
  return { id: facts.owner, owner: facts.owner, city: facts.city, name: facts.name, file, information: facts };
}

/** The rows of a list of the city. */
export const issued = [
  { serial: '0a', kind: 'login', label: '', issued: '2026-05-04T09:30:00Z', expires: '2099-05-04T09:30:00Z', revoked: null, public: false, entries: 12, lastUsed: '2026-06-01T10:00:00Z' },
  { serial: '0b', kind: 'room', room: 'ada@city.example/Garden', label: '', issued: '2026-05-05T09:30:00Z', expires: '2099-05-04T09:30:00Z', revoked: null, public: true, entries: 1, lastUsed: '2026-06-01T10:00:00Z' },
  { serial: '0c', kind: 'room', room: 'ada@city.example/Garden', label: 'Henry', issued: '2026-05-06T09:30:00Z', expires: '2099-05-04T09:30:00Z', revoked: null, public: false, entries: 0, lastUsed: null },
];

/** What stands where the store of one's own card does, with a card in hand; `busy` and the like as told. */
export async function ownStore(more = {}, keys = 1) {
  const card = { ...(await sampleCard()), keys: new Array(keys), certificate: { notAfter: new Date('2099-05-04T09:30:00Z') } };
  const file = { name: 'login-card.png', bytes: card.file };
  const state = { phase: 'known', card, file, kept: true, handles: {}, busy: '', problem: null, done: '', ...more };
  return { state, load() {}, keep() {}, mail() {}, subscribe: () => () => {} };
}
