// The test vectors of docs/formats/soft-card.md, which the city's own tests write.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { base64, fromBase64, hex } from '../../main/resources/web/card/bytes.js';
import { readCertificate } from '../../main/resources/web/card/certificate.js';
import { checkCard } from '../../main/resources/web/card/check.js';
import { belongTogether, handlesOf, sign, unlock } from '../../main/resources/web/card/keys.js';
import { signInText } from '../../main/resources/web/card/request.js';
import { cardHash, newCard, readCard, withProofs } from '../../main/resources/web/card/softcard.js';

const file = new URL('../../../../../docs/formats/soft-card-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8'));
const now = new Date(vectors.issued);

for (const [name, kind] of [
  ['visitingCard', 'room'],
  ['loginCard', 'login'],
]) {
  const card = fromBase64(vectors[name].file);
  const bare = fromBase64(vectors[name].bare);

  test(`${name}: read, checked and put together again, byte for byte`, async () => {
    const read = await checkCard(card, { kind, now });
    assert.deepEqual(Object.entries(read.information), vectors[name].information);
    assert.equal(read.hash, vectors[name].cardHash);
    assert.equal(await cardHash(bare), vectors[name].cardHash);
    assert.equal(base64(withProofs(bare, read)), vectors[name].file);
    assert.equal(base64(withProofs(card, { chain: [] })), vectors[name].bare);
    assert.equal(base64(newCard(bare, read.information)), vectors[name].bare);
    assert.equal(base64(read.chain[1]), vectors.authority);
    assert.ok(hex(read.chain[0]).includes(vectors[name + 'Binding']));
    await assert.rejects(checkCard(card, { kind, now: new Date(Date.parse(vectors.expires) + 1000) }), { name: 'expired' });
  });
}

test('the key of the login card is unlocked and signs what the city expects', async () => {
  const { chain, keys } = readCard(fromBase64(vectors.loginCard.file));
  assert.equal(base64(keys[0]), vectors.wrappedKey);
  const pkcs8 = await unlock(keys[0], vectors.passphrase);
  assert.equal(base64(pkcs8), vectors.privateKey);
  const { publicKey } = readCertificate(chain[0]);
  const handles = await handlesOf(pkcs8, publicKey);
  assert.equal(await belongTogether(handles, publicKey), true);
  const [, city, origin, purpose, nonce, expiry] = vectors.signInText.split('\n');
  const text = await signInText({ city, origin, purpose, nonce, expiry }, chain[0]);
  assert.equal(new TextDecoder().decode(text), vectors.signInText);
  assert.equal(base64(await sign(handles, text)), vectors.signature);
});
