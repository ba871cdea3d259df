// Whole cards, with certificates that openssl issued from a configuration file, as docs/formats/soft-card.md has them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fromHex, hex } from '../../main/resources/web/card/bytes.js';
import { bindingOid, readCertificate } from '../../main/resources/web/card/certificate.js';
import { checkCard } from '../../main/resources/web/card/check.js';
import * as der from '../../main/resources/web/card/der.js';
import { lock, makeKeys } from '../../main/resources/web/card/keys.js';
import { chunk, chunksOf, picture } from '../../main/resources/web/card/png.js';
import { cardHash, newCard, withProofs } from '../../main/resources/web/card/softcard.js';
import { information, png, roomInformation } from './pictures.js';

const folder = mkdtempSync(join(tmpdir(), 'videocity-certificates-'));
const at = (name) => join(folder, name);
after(() => rmSync(folder, { recursive: true }));

const keys = await makeKeys('ec');
const locked = await lock(keys.pkcs8, 'correct horse battery');

function openssl(...args) {
  return execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

function binding({ kind, city, owner, room = '' }, cardHash) {
  const number = kind === 'login' ? 0 : 1;
  const texts = [city, owner, room].map(der.utf8);
  return der.sequence(der.integer(1), der.enumerated(number), ...texts, der.octets(fromHex(cardHash)));
}

/** Has openssl sign a certificate for our key. */
function certificate(extension) {
  writeFileSync(at('key.der'), keys.pkcs8);
  writeFileSync(
    at('own.cnf'),
    `[req]\ndistinguished_name=name\nx509_extensions=own\nprompt=no\n[name]\nCN=Ada Lovelace\nO=localhost\n[own]\n${extension}\n`,
  );
  const key = ['-key', at('key.pem')];
  openssl('pkey', '-inform', 'DER', '-in', at('key.der'), '-out', at('key.pem'));
  openssl('req', '-x509', '-new', '-config', at('own.cnf'), ...key, '-days', '30', '-set_serial', '0xF00D', '-outform', 'DER', '-out', at('own.der'));
  return new Uint8Array(readFileSync(at('own.der')));
}

async function issued(facts, { bound = facts, hash, locks = [locked] } = {}) {
  const card = newCard(png(), facts);
  const value = hex(binding(bound, hash ?? (await cardHash(card)))).replace(/(..)(?=.)/g, '$1:');
  const chain = [certificate(`${bindingOid}=DER:${value}`)];
  return withProofs(card, { chain, keys: locks });
}

test('what openssl signed is read', async () => {
  const card = await issued(information);
  const { certificate: read, hash } = await checkCard(card, { kind: 'login' });
  assert.equal(read.serial, 'f00d');
  assert.deepEqual(read.binding, { kind: 'login', city: 'localhost', owner: 'ada@example.org', room: '', cardHash: hash });
  assert.equal(hex(read.publicKey), hex(keys.publicKey));
  const days = (read.notAfter - read.notBefore) / 86_400_000;
  assert.equal(days, 30);
  const room = await issued(roomInformation, { locks: [] });
  assert.equal((await checkCard(room, { kind: 'room' })).certificate.binding.kind, 'room');
});

test('what was changed, is of another kind, or has run out is refused', async () => {
  const card = await issued(information);
  const refused = (bytes, name, wanted = {}) => assert.rejects(checkCard(bytes, wanted), { name });
  await refused(card, 'wrong-kind', { kind: 'room' });
  await refused(card, 'expired', { now: new Date(Date.now() + 31 * 86_400_000) });
  await refused(newCard(png(), information), 'not-issued');
  await refused(await issued(information, { locks: [] }), 'edited');
  await refused(await issued(information, { hash: '00'.repeat(32) }), 'edited');
  for (const other of [{ city: 'elsewhere' }, { owner: 'eve@example.org' }, { kind: 'room' }]) {
    await refused(await issued(information, { bound: { ...information, ...other } }), 'edited');
  }
  const parts = chunksOf(card);
  const replaced = (type, data) => picture(parts.map((part) => (part.type === type ? chunk(type, data) : part.whole)));
  const other = chunksOf(newCard(png({ width: 9 }), { ...information, name: 'Eve' }));
  for (const type of ['vcIN', 'IDAT', 'IHDR']) await refused(replaced(type, other.find((part) => part.type === type).data), 'edited');
  await refused(replaced('vcCT', Uint8Array.of(1, 0, 2, 0x30, 0)), 'edited');
});

test('a certificate of something else is no card', () => {
  assert.throws(() => readCertificate(certificate('basicConstraints=CA:false')), { name: 'not-a-card' });
  const whole = certificate(`${bindingOid}=DER:0500`);
  assert.throws(() => readCertificate(whole), { name: 'edited' });
  for (let length = 0; length < whole.length; length += 7) {
    assert.throws(() => readCertificate(whole.slice(0, length)), { name: 'edited' });
  }
});

test('who renews a card may show one that has run out', async () => {
  const card = await issued(information);
  const later = { now: new Date(Date.now() + 31 * 86_400_000) };
  await assert.rejects(checkCard(card, later), { name: 'expired' });
  assert.equal((await checkCard(card, { now: null })).information.owner, 'ada@example.org');
});
