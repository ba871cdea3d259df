// Keys against openssl, which nobody here wrote.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hex } from '../../main/resources/web/card/bytes.js';
import * as der from '../../main/resources/web/card/der.js';
import { belongTogether, derSignature, handlesOf, kindOf, lock, makeKeys, sign, unlock } from '../../main/resources/web/card/keys.js';
import { lackOf, makePhrase } from '../../main/resources/web/card/passphrase.js';
import { certificateRequest, signInText } from '../../main/resources/web/card/request.js';
import { words } from '../../main/resources/web/card/words.js';

const folder = mkdtempSync(join(tmpdir(), 'videocity-keys-'));
const passphrase = 'Zoë pflanzt zwölf Bohnen';
after(() => rmSync(folder, { recursive: true }));

function file(name, bytes) {
  const path = join(folder, name);
  if (bytes) writeFileSync(path, bytes);
  return path;
}

function openssl(...args) {
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

for (const kind of ['rsa', 'ec']) {
  test(`${kind}: openssl reads, verifies and unlocks what is made here`, async () => {
    const { pkcs8, publicKey } = await makeKeys(kind);
    assert.equal(kindOf(publicKey), kind);
    const handles = await handlesOf(pkcs8, publicKey);
    assert.equal(handles.sign.extractable, false);
    assert.equal(handles.open.extractable, false);

    const request = file('request.der', await certificateRequest(handles, 'Ada Lovelace'));
    const said = openssl('req', '-inform', 'DER', '-in', request, '-verify', '-noout', '-text');
    assert.match(said, /Subject: CN ?= ?Ada Lovelace/);
    assert.match(said, kind === 'rsa' ? /\(3072 bit\)/ : /prime256v1/);
    assert.equal(hex(unwrapped(openssl('req', '-inform', 'DER', '-in', request, '-pubkey', '-noout'))), hex(publicKey));

    const locked = file('key.der', await lock(pkcs8, passphrase));
    const secret = file('passphrase', passphrase.normalize('NFC'));
    const opened = file('opened.der');
    openssl('pkcs8', '-inform', 'DER', '-in', locked, '-passin', `file:${secret}`, '-outform', 'DER', '-out', opened);
    assert.equal(hex(unwrapped(openssl('pkey', '-inform', 'DER', '-in', opened, '-pubout'))), hex(publicKey));
    const told = openssl('asn1parse', '-inform', 'DER', '-in', locked);
    for (const named of [/PBES2/, /PBKDF2/, /hmacWithSHA256/, /aes-256-cbc/, /INTEGER +:0927C0/]) assert.match(told, named);
    const again = await handlesOf(await unlock(readFileSync(locked), passphrase.normalize('NFD')), publicKey);
    assert.equal(await belongTogether(again, publicKey), true);

    const message = await signInText(challenge, Uint8Array.of(1, 2, 3));
    const plain = await sign(handles, message);
    const signature = kind === 'rsa' ? plain : derSignature(plain);
    const pem = file('public.pem', openssl('pkey', '-pubin', '-inform', 'DER', '-in', file('public.der', publicKey)));
    const verified = openssl('dgst', '-sha256', '-verify', pem, '-signature', file('signature', signature), file('message', message));
    assert.match(verified, /Verified OK/);
  });
}

function unwrapped(pem) {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
}

const challenge = {
  city: 'city.example',
  origin: 'https://city.example',
  purpose: 'session',
  nonce: 'bm9uY2U',
  expiry: '2026-11-29T17:45:00Z',
};

test('the text that is signed is that of the format', async () => {
  const text = new TextDecoder().decode(await signInText(challenge, new TextEncoder().encode('abc')));
  // FIPS 180-2 appendix B.1: SHA-256 of "abc"
  const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  assert.equal(text, `videocity/1 sign-in\ncity.example\nhttps://city.example\nsession\nbm9uY2U\n2026-11-29T17:45:00Z\n${hash}`);
});

test('a wrong passphrase, another key and another lock are told apart', async () => {
  const { pkcs8, publicKey } = await makeKeys('ec');
  const locked = await lock(pkcs8, passphrase);
  await assert.rejects(unlock(locked, 'another passphrase'), { name: 'wrong-passphrase' });
  const other = await makeKeys('ec');
  const rsa = await makeKeys('rsa');
  const handles = await handlesOf(pkcs8, publicKey);
  assert.equal(await belongTogether(handles, publicKey), true);
  assert.equal(await belongTogether(handles, other.publicKey), false);
  assert.equal(await belongTogether(handles, rsa.publicKey), false);
  await assert.rejects(unlock(pkcs8, passphrase), { name: 'bad-keys' });
  await assert.rejects(unlock(locked.slice(0, -1), passphrase), { name: 'bad-keys' });
  const namesOnly = der.sequence(der.oid('1.2.840.113549.2.9'));
  const others = [
    { rounds: der.integer(99_999) },
    { rounds: der.integer(10_000_001) },
    { salt: der.octets(new Uint8Array(7)) },
    { salt: der.octets(new Uint8Array(65)) },
    { length: [der.integer(16)] },
    { length: [der.integer(32), der.integer(32)] },
    { prf: [] },
    { prf: [namesOnly] },
    { data: der.octets(new Uint8Array()) },
    { data: der.octets(new Uint8Array(17)) },
  ];
  for (const other of others) {
    await assert.rejects(unlock(relocked(locked, other), passphrase), { name: 'bad-keys' }, Object.keys(other)[0]);
  }
  assert.deepEqual(await unlock(relocked(locked, { length: [der.integer(32)] }), passphrase), pkcs8);
});

/** The same lock with something else in it. */
function relocked(locked, other) {
  const [algorithm, data] = der.parts(der.read(locked));
  const [name, scheme] = der.parts(algorithm);
  const [derivation, encryption] = der.parts(scheme);
  const [function_, parameters] = der.parts(derivation);
  const [salt, rounds, prf] = der.parts(parameters);
  const of = { salt, rounds, length: [], prf: [prf], data, ...other };
  const whole = (...elements) => der.sequence(...elements.map((element) => element.whole ?? element));
  const derived = whole(function_, whole(of.salt, of.rounds, ...of.length, ...of.prf));
  return whole(whole(name, whole(derived, encryption)), of.data);
}

test('openssl locks what is unlocked here', async () => {
  const secret = file('passphrase', 'correct horse battery');
  openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', file('openssl.pem'));
  const how = ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA256', '-iter', '200000', '-passout', `file:${secret}`];
  openssl('pkcs8', '-topk8', '-in', file('openssl.pem'), '-outform', 'DER', '-out', file('openssl.der'), ...how);
  const opened = await unlock(readFileSync(file('openssl.der')), 'correct horse battery');
  openssl('pkey', '-in', file('openssl.pem'), '-pubout', '-outform', 'DER', '-out', file('openssl.pub'));
  const publicKey = new Uint8Array(readFileSync(file('openssl.pub')));
  assert.equal(await belongTogether(await handlesOf(opened, publicKey), publicKey), true);
});

test('phrases are made of 256 different words, and short passphrases are refused', () => {
  assert.equal(words.length, 256);
  assert.equal(new Set(words).size, 256);
  assert.equal(makePhrase().split(' ').length, 6);
  assert.notEqual(makePhrase(), makePhrase());
  assert.equal(lackOf(makePhrase()), '');
  assert.equal(lackOf('zwölf'), 'passphrase-short');
  assert.equal(lackOf('a\u0301'.repeat(11)), 'passphrase-short');
  assert.equal(lackOf('twelve chars'), '');
});
