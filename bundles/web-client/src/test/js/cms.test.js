// Letters signed and sealed here are opened by openssl, and the other way round.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { same } from '../../main/resources/web/card/bytes.js';
import { isIssuedBy, readCertificate } from '../../main/resources/web/card/certificate.js';
import { isSigned, readSigned, seal, signLetter, unseal } from '../../main/resources/web/card/cms.js';
import { handlesOf, makeKeys } from '../../main/resources/web/card/keys.js';
import { file, makeAuthority, makePerson, openssl } from './people.js';

const letter = new TextEncoder().encode('MIME-Version: 1.0\r\n\r\nThe beans are out. \u0000\u00ff');
const authority = makeAuthority('authority');
const people = { rsa: await makePerson('ada', 'rsa'), ec: await makePerson('eve', 'ec') };

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
    const verified = openssl('cms', '-verify', '-inform', 'DER', '-binary', '-in', signed, '-CAfile', file('authority.pem'), '-purpose', 'any');
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
      assert.equal(signer.binding.owner, kind === 'rsa' ? 'ada@city.example' : 'eve@city.example');
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
