// What is said of a letter's seal is what was proven.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joined } from '../../main/resources/web/card/bytes.js';
import { seal, signLetter } from '../../main/resources/web/card/cms.js';
import { writeLetter } from '../../main/resources/web/card/mime.js';
import { readOpened } from '../../main/resources/web/stores/letter-reading.js';
import { city, loginPurpose, makeAuthority, makePerson, revocationList } from './people.js';

const authority = makeAuthority('authority');
makeAuthority('elsewhere');
const ada = await makePerson('ada', 'ec');
const grace = await makePerson('grace', 'rsa');
const mallory = await makePerson('mallory', 'ec', { authority: 'elsewhere' });

const day = 86_400_000;
const came = new Date(Math.floor(Date.now() / 1000) * 1000 + day);
const row = { sealed: true, received: came.toISOString(), from: { name: 'Grace', address: 'grace@city.example', verified: true } };
const guest = { ...row, from: { name: 'Grace', address: null, verified: false } };
/** What the city proves: its authority and a list of these cards. */
const proofs = (...cards) => async () => ({ authority, list: revocationList(cards) });
const here = { address: 'ada@city.example', city, proofs: proofs(), now: came };
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
  assert.deepEqual(await sealOf(signed, row, { ...here, proofs: async () => null }), { kind: 'known', why: 'unproven', signer });
  const forged = await signLetter(entity, { ...mallory, chain: [mallory.leaf, authority] });
  assert.equal((await sealOf(forged, guest)).why, 'stranger');
});

test('what was written to somebody else and passed on is told', async () => {
  const { head, body } = writeLetter({ to: 'henry@city.example', date: new Date(0), text: 'The beans are out.' });
  const said = await sealOf(await signLetter(joined(head, body), grace), guest);
  assert.deepEqual(said, { kind: 'guest', why: 'elsewhere', signer: 'grace@city.example' });
});

test('a card that was revoked before the letter came proves nothing, one that was revoked later proves who it was', async () => {
  const signed = await signLetter(entity, grace);
  const signer = 'grace@city.example';
  const after = (millis, reason) => ({ ...here, proofs: proofs({ serial: 'F00D', at: new Date(+came + millis), reason }) });
  for (const reason of [undefined, 'keyCompromise', 'superseded']) {
    assert.deepEqual(await sealOf(signed, row, after(-1000, reason)), { kind: 'broken', why: 'revoked', signer });
  }
  assert.deepEqual(await sealOf(signed, row, after(0)), { kind: 'broken', why: 'revoked', signer });
  assert.deepEqual(await sealOf(signed, row, after(1000)), { kind: 'signed', why: 'past', signer });
  assert.deepEqual(await sealOf(signed, guest, after(1000, 'superseded')), { kind: 'signed', why: 'past', signer });
  // Whoever had the card may have used it before its owner noticed, and have signed in with it.
  assert.deepEqual(await sealOf(signed, row, after(1000, 'keyCompromise')), { kind: 'guest', why: 'lost', signer });
  assert.deepEqual(await sealOf(signed, guest, after(1000, 'keyCompromise')), { kind: 'guest', why: 'lost', signer });
  assert.equal((await sealOf(signed, row, { ...here, proofs: proofs({ serial: 'F00E', at: new Date(0) }) })).why, '');
  const others = { ...row, from: { ...row.from, address: 'henry@city.example' } };
  assert.equal((await sealOf(signed, others, after(-1000))).why, 'revoked');
  assert.equal((await sealOf(signed, others, after(1000))).why, 'other');
});

test('the dates of a card are held against when the letter came, not against today', async () => {
  const signed = await signLetter(entity, grace);
  const at = (days) => ({ ...row, received: new Date(Date.now() + days * day).toISOString() });
  const on = (days, since) => {
    const now = new Date(Date.now() + days * day);
    return { ...here, now, proofs: async () => ({ authority, list: revocationList([], { since: since === undefined ? undefined : new Date(Date.now() + since * day) }) }) };
  };
  assert.equal((await sealOf(signed, at(31), on(31))).why, 'outdated');
  assert.equal((await sealOf(signed, at(-1), on(1))).why, 'outdated');
  const kind = async (...more) => Object.values(await sealOf(signed, ...more)).slice(0, 2);
  assert.deepEqual(await kind(at(1), on(29)), ['signed', '']);
  assert.deepEqual(await kind(at(1), on(40)), ['signed', 'past']);
  assert.deepEqual(await kind(at(1), on(40, 29)), ['signed', 'past']);
  // The list no longer has cards that ran out then: nobody knows whether this one was revoked.
  assert.deepEqual(await kind(at(1), on(400, 200)), ['guest', 'forgotten']);
});

test('a list that is none of this authority counts as none', async () => {
  const signed = await signLetter(entity, grace);
  const unproven = async (list, its = authority) =>
    assert.equal((await sealOf(signed, row, { ...here, proofs: async () => ({ authority: its, list }) })).why, 'unproven');
  const list = revocationList([{ serial: 'F00D', at: came, reason: 'keyCompromise' }]);
  await unproven(revocationList([], { authority: 'elsewhere' }));
  await unproven(authority);
  await unproven(list, mallory.leaf);
  for (let length = 0; length < list.length; length += 5) await unproven(list.slice(0, length));
  for (let at = 0; at < list.length; at += 3) await unproven(list.with(at, list[at] ^ 0x11));
});

test('only a login card signs letters', async () => {
  const purposes = [loginPurpose.replace(/2$/, '3'), `${loginPurpose},clientAuth`, 'emailProtection'];
  for (const purpose of purposes) {
    const other = await makePerson('grace', 'ec', { purpose });
    assert.equal((await sealOf(await signLetter(entity, other))).why, 'stranger', purpose);
  }
});
