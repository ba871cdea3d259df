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

/** What a certificate for a kind of card says of its use. */
function usage(kind, purpose = bindingOid.replace(/1$/, kind === 'login' ? '2' : '3')) {
  return `basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,${purpose}\n`;
}

/** Has openssl sign a certificate for our key. */
function certificate(extension, name = 'Ada Lovelace') {
  writeFileSync(at('key.der'), keys.pkcs8);
  writeFileSync(
    at('own.cnf'),
    `[req]\ndistinguished_name=name\nx509_extensions=own\nprompt=no\nutf8=yes\nstring_mask=utf8only\n[name]\nCN="${name}"\nO=localhost\n[own]\n${extension}\n`,
  );
  const key = ['-key', at('key.pem')];
  openssl('pkey', '-inform', 'DER', '-in', at('key.der'), '-out', at('key.pem'));
  openssl('req', '-x509', '-new', '-config', at('own.cnf'), ...key, '-days', '30', '-set_serial', '0xF00D', '-outform', 'DER', '-out', at('own.der'));
  return new Uint8Array(readFileSync(at('own.der')));
}

async function issued(facts, { bound = facts, hash, locks = [locked], said = usage(bound.kind), name } = {}) {
  const card = newCard(png(), facts);
  const value = hex(binding(bound, hash ?? (await cardHash(card)))).replace(/(..)(?=.)/g, '$1:');
  const chain = [certificate(`${said}${bindingOid}=DER:${value}`, name ?? facts.title ?? facts.name)];
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

test('a certificate for another use makes no card valid', async () => {
  const login = bindingOid.replace(/1$/, '2');
  const room = bindingOid.replace(/1$/, '3');
  const uses = [
    usage('room'),
    usage('login', `${login},${room}`),
    usage('login', 'serverAuth'),
    usage('login').replace('digitalSignature', 'keyAgreement'),
    usage('login').replace('CA:false', 'CA:true'),
    'basicConstraints=CA:false\n',
  ];
  for (const said of uses) await assert.rejects(checkCard(await issued(information, { said })), { name: 'wrong-kind' }, said);
  const visiting = await issued(roomInformation, { locks: [], said: usage('login') });
  await assert.rejects(checkCard(visiting), { name: 'wrong-kind' });
});

test('a card shows the name that was signed, and no other', async () => {
  await assert.rejects(checkCard(await issued(information, { name: 'Eve' })), { name: 'wrong-text' });
  await assert.rejects(checkCard(await issued(roomInformation, { locks: [], name: 'Ada Lovelace' })), { name: 'wrong-text' });
  for (const name of ['Lovelace, Ada + Charles; #1 <a=b>', 'Ж'.repeat(64)]) {
    assert.equal((await checkCard(await issued({ ...information, name }))).certificate.name, name);
  }
  const long = '🌍'.repeat(70);
  await checkCard(await issued({ ...information, name: long }, { name: '🌍'.repeat(64) }));
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
