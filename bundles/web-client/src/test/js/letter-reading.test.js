// What is said of a letter's seal is what was proven.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joined } from '../../main/resources/web/card/bytes.js';
import { seal, signLetter } from '../../main/resources/web/card/cms.js';
import { writeLetter } from '../../main/resources/web/card/mime.js';
import { readOpened } from '../../main/resources/web/stores/letter-reading.js';
import { city, makeAuthority, makePerson } from './people.js';

const authority = makeAuthority('authority');
makeAuthority('elsewhere');
const ada = await makePerson('ada', 'ec');
const grace = await makePerson('grace', 'rsa');
const mallory = await makePerson('mallory', 'ec', { authority: 'elsewhere' });

const row = { sealed: true, from: { name: 'Grace', address: 'grace@city.example', verified: true } };
const guest = { ...row, from: { name: 'Grace', address: null, verified: false } };
const here = { address: 'ada@city.example', city, authority: async () => authority };
const written = writeLetter({ to: here.address, date: new Date(0), text: 'The beans are out.' });
const entity = joined(written.head, written.body);

async function sealOf(content, of = row, where = here) {
  const bytes = await seal(content, ada.leaf);
  const { letter, seal: said } = await readOpened({ row: of, type: 'application/pkcs7-mime', bytes }, [ada.handles], where);
  assert.equal(letter.text, 'The beans are out.');
  return said;
}

test('without a signature the city alone says who it was', async () => {
  assert.deepEqual(await sealOf(entity), { kind: 'known', why: '', signer: '' });
  assert.deepEqual(await sealOf(entity, guest), { kind: 'guest', why: '', signer: '' });
  const open = { row: { ...guest, sealed: false }, type: written.type, bytes: written.body };
  const read = await readOpened(open, [], here);
  assert.equal(read.seal.kind, 'guest');
  assert.equal(read.letter.text, 'The beans are out.');
});

test('a signature counts where everything about it is right', async () => {
  const signed = await signLetter(entity, grace);
  const signer = 'grace@city.example';
  assert.deepEqual(await sealOf(signed), { kind: 'signed', why: '', signer });
  assert.deepEqual(await sealOf(signed, guest), { kind: 'signed', why: '', signer });
  const changed = signed.slice();
  changed[Buffer.from(changed).indexOf('1970')] ^= 1;
  assert.deepEqual(await sealOf(changed), { kind: 'broken', why: 'changed', signer });
  const others = { ...row, from: { ...row.from, address: 'henry@city.example' } };
  assert.deepEqual(await sealOf(signed, others), { kind: 'guest', why: 'other', signer });
  assert.deepEqual(await sealOf(signed, row, { ...here, city: 'town.example' }), { kind: 'broken', why: 'stranger', signer });
  assert.deepEqual(await sealOf(signed, row, { ...here, authority: async () => null }), { kind: 'known', why: 'unproven', signer });
  const forged = await signLetter(entity, { ...mallory, chain: [mallory.leaf, authority] });
  assert.equal((await sealOf(forged, guest)).why, 'stranger');
});

test('what was written to somebody else and passed on is told', async () => {
  const { head, body } = writeLetter({ to: 'henry@city.example', date: new Date(0), text: 'The beans are out.' });
  const said = await sealOf(await signLetter(joined(head, body), grace), guest);
  assert.deepEqual(said, { kind: 'guest', why: 'elsewhere', signer: 'grace@city.example' });
});
