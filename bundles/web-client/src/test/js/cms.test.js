// Letters signed and sealed here are opened by openssl, and the other way round.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hex, same } from '../../main/resources/web/card/bytes.js';
import { bindingOid, isIssuedBy, readCertificate } from '../../main/resources/web/card/certificate.js';
import { isSigned, readSigned, seal, signLetter, unseal } from '../../main/resources/web/card/cms.js';
import * as der from '../../main/resources/web/card/der.js';
import { handlesOf, makeKeys } from '../../main/resources/web/card/keys.js';

const folder = mkdtempSync(join(tmpdir(), 'videocity-letters-'));
after(() => rmSync(folder, { recursive: true }));
const letter = new TextEncoder().encode('MIME-Version: 1.0\r\n\r\nThe beans are out. \u0000\u00ff');

function file(name, bytes) {
  const path = join(folder, name);
  if (bytes) writeFileSync(path, bytes);
  return path;
}

function openssl(...args) {
  return execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

const binding = der.sequence(
  der.integer(1),
  der.enumerated(0),
  ...['city.example', 'ada@city.example', ''].map(der.utf8),
  der.octets(new Uint8Array(32)),
);

/** A person: a key, and a certificate such as cards have, which an authority signed. */
async function person(name, kind) {
  const keys = await makeKeys(kind);
  const key = file(`${name}-key.pem`, openssl('pkey', '-inform', 'DER', '-in', file(`${name}-key.der`, keys.pkcs8)));
  const request = file(`${name}.csr`, openssl('req', '-new', '-key', key, '-subj', `/CN=${name}`, '-config', file('req.cnf', '[req]\ndistinguished_name=n\n[n]\n')));
  const value = hex(binding).replace(/(..)(?=.)/g, '$1:');
  const usage = kind === 'rsa' ? 'digitalSignature,keyEncipherment' : 'digitalSignature';
  const extensions = file('card.cnf', `keyUsage=critical,${usage}\nsubjectKeyIdentifier=hash\n${bindingOid}=DER:${value}\n`);
  const issued = ['-CA', file('ca.pem'), '-CAkey', file('ca-key.pem'), '-set_serial', '0xF00D', '-extfile', extensions];
  const certificate = file(`${name}.pem`, openssl('x509', '-req', '-in', request, '-days', '30', ...issued));
  const leaf = new Uint8Array(openssl('x509', '-in', certificate, '-outform', 'DER'));
  return { key, certificate, leaf, chain: [leaf, authority], handles: await handlesOf(keys.pkcs8, keys.publicKey) };
}

openssl('req', '-x509', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', file('ca-key.pem'), '-subj', '/CN=Soft cards', '-days', '30', '-out', file('ca.pem'));
const authority = new Uint8Array(openssl('x509', '-in', file('ca.pem'), '-outform', 'DER'));
const people = { rsa: await person('ada', 'rsa'), ec: await person('eve', 'ec') };

for (const kind of ['rsa', 'ec']) {
  const { key, certificate, leaf, chain, handles } = people[kind];

  test(`${kind}: openssl opens what was sealed here`, async () => {
    const sealed = file('sealed', await seal(letter, leaf));
    const opened = openssl('cms', '-decrypt', '-inform', 'DER', '-binary', '-in', sealed, '-inkey', key, '-recip', certificate);
    assert.ok(same(new Uint8Array(opened), letter));
    const told = openssl('cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', sealed).toString();
    assert.match(told, /aes-256-gcm/);
    assert.match(told, kind === 'rsa' ? /rsaesOaep/ : /dhSinglePass-stdDH-sha256kdf-scheme/);
    assert.ok(same(await unseal(readFileSync(sealed), [handles]), letter));
  });

  test(`${kind}: what openssl sealed is opened here`, async () => {
    const how = kind === 'rsa' ? ['-keyopt', 'rsa_padding_mode:oaep', '-keyopt', 'rsa_oaep_md:sha256', '-keyopt', 'rsa_mgf1_md:sha256'] : ['-keyopt', 'ecdh_kdf_md:sha256', '-aes256-wrap'];
    const plain = file('letter', letter);
    const sealed = openssl('cms', '-encrypt', '-binary', '-aes-256-gcm', '-outform', 'DER', '-in', plain, '-recip', certificate, ...how);
    assert.ok(same(await unseal(new Uint8Array(sealed), [handles]), letter));
  });

  test(`${kind}: openssl verifies what was signed here`, async () => {
    const signed = file('signed', await signLetter(letter, { handles, chain }));
    const verified = openssl('cms', '-verify', '-inform', 'DER', '-binary', '-in', signed, '-CAfile', file('ca.pem'), '-purpose', 'any');
    assert.ok(same(new Uint8Array(verified), letter));
  });

  test(`${kind}: what openssl signed is verified here, and nothing else`, async () => {
    const plain = file('letter', letter);
    for (const id of [[], ['-keyid']]) {
      const sign = ['cms', '-sign', '-nodetach', '-binary', '-noattr', '-md', 'sha256', '-outform', 'DER', '-in', plain, '-signer', certificate, '-inkey', key, ...id];
      const signed = new Uint8Array(openssl(...sign));
      assert.equal(isSigned(signed), true);
      const { content, holds, signer, chain: found } = await readSigned(signed);
      assert.ok(same(content, letter));
      assert.equal(holds, true);
      assert.equal(signer.binding.owner, 'ada@city.example');
      assert.equal(await isIssuedBy(found[0], authority), true);
      const at = Buffer.from(signed).indexOf('beans');
      signed[at] ^= 1;
      assert.equal((await readSigned(signed)).holds, false);
    }
    const attributes = openssl('cms', '-sign', '-nodetach', '-binary', '-outform', 'DER', '-in', plain, '-signer', certificate, '-inkey', key);
    await assert.rejects(readSigned(new Uint8Array(attributes)), { name: 'letter-unknown' });
  });
}

test('signed, sealed, and large: read again with the key of several that fits', async () => {
  const large = new Uint8Array(20 * 1024 * 1024).fill(7);
  const signed = await signLetter(large, people.ec);
  const sealed = await seal(signed, people.rsa.leaf);
  const opened = await unseal(sealed, [people.ec.handles, people.rsa.handles]);
  const { content, holds, chain } = await readSigned(opened);
  assert.equal(holds, true);
  assert.ok(content.length === large.length && content.at(-1) === 7);
  assert.ok(same(chain[0], people.ec.leaf));
});

test('a certificate of another authority is told', async () => {
  assert.equal(await isIssuedBy(people.ec.leaf, authority), true);
  assert.equal(await isIssuedBy(people.ec.leaf, people.rsa.leaf), false);
  assert.throws(() => readCertificate(authority), { name: 'not-a-card' });
});

test('another key, a changed or a damaged letter is told in its own way', async () => {
  const sealed = await seal(letter, people.ec.leaf);
  const refused = (bytes, name, keys = [people.ec.handles]) => assert.rejects(async () => unseal(bytes, keys), { name });
  await refused(sealed, 'letter-of-another', [people.rsa.handles]);
  await refused(sealed, 'letter-of-another', []);
  await refused(sealed, 'letter-of-another', [await handlesOf(...Object.values(await makeKeys('ec')))]);
  await refused(sealed.with(sealed.length - 1, sealed.at(-1) ^ 1), 'letter-changed');
  await refused(sealed.with(sealed.length - 25, sealed.at(-25) ^ 1), 'letter-changed');
  await refused(await signLetter(letter, people.ec), 'letter-unknown');
  await refused(letter, 'letter-damaged');
  for (let length = 0; length < sealed.length; length++) await refused(sealed.slice(0, length), 'letter-damaged');
  const names = new Set();
  for (let at = 0; at < sealed.length; at++) {
    const spoilt = sealed.slice();
    spoilt[at] ^= 0x11;
    await unseal(spoilt, [people.ec.handles]).then(() => names.add('opened'), ({ name }) => names.add(name));
  }
  // Nothing but these is ever thrown; what is opened all the same was changed where nobody looks: a version, an identifier.
  for (const name of names) assert.match(name, /^(letter-(damaged|unknown|changed|of-another)|opened)$/);
});

test('a spoilt signature never throws anything of its own', async () => {
  const signed = await signLetter(letter, people.ec);
  for (let at = 0; at < signed.length; at++) {
    const spoilt = signed.slice();
    spoilt[at] ^= 0x11;
    await readSigned(spoilt).then(
      ({ holds, content }) => assert.ok(!holds || same(content, letter), `at ${at}`),
      ({ name }) => assert.match(name, /^letter-(damaged|unknown)$/, `at ${at}`),
    );
  }
});
