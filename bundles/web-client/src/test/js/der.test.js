// X.690: the worked examples of RFC 8017, RFC 5280 and of "A Layman's Guide", and what strict readers refuse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, hex } from '../../main/resources/web/card/bytes.js';
import * as der from '../../main/resources/web/card/der.js';

const arc = '155900443873858611497974812304297896098';

test('object identifiers are written as they are everywhere', () => {
  const known = {
    '1.2.840.113549.1.1.1': '06092a864886f70d010101',
    '1.2.840.10045.3.1.7': '06082a8648ce3d030107',
    '2.5.4.3': '0603550403',
    '2.999.3': '0603883703',
    '2.16.840.1.101.3.4.1.42': '060960864801650304012a',
  };
  for (const [dotted, bytes] of Object.entries(known)) {
    assert.equal(hex(der.oid(dotted)), bytes);
    assert.equal(der.oidOf(der.read(fromHex(bytes))), dotted);
  }
});

test('arcs of 128 bits keep every bit', () => {
  const dotted = `2.25.${arc}.1`;
  const bytes = der.oid(dotted);
  // ITU-T X.667: the arc is a UUID as a number, in 19 times 7 bits
  assert.equal(bytes.length, 2 + 1 + 19 + 1);
  assert.equal(der.oidOf(der.read(bytes)), dotted);
  let arcBytes = 0n;
  for (const byte of bytes.subarray(3, 22)) arcBytes = (arcBytes << 7n) | BigInt(byte & 0x7f);
  assert.equal(String(arcBytes), arc);
  assert.equal(der.oidOf(der.read(der.oid('2.25.0'))), '2.25.0');
  assert.equal(der.oidOf(der.read(der.oid('2.25.340282366920938463463374607431768211455'))), '2.25.340282366920938463463374607431768211455');
});

test('integers have no byte too many and keep their sign', () => {
  const known = { 0: '020100', 127: '02017f', 128: '02020080', 256: '02020100', 600000: '02030927c0' };
  for (const [value, bytes] of Object.entries(known)) {
    assert.equal(hex(der.integer(value)), bytes);
    assert.equal(der.integerOf(der.read(fromHex(bytes))), BigInt(value));
  }
  assert.equal(der.integerOf(der.read(fromHex('0201ff'))), -1n);
  assert.equal(der.integerOf(der.read(fromHex('0202ff7f'))), -129n);
  assert.throws(() => der.integerOf(der.read(fromHex('0202007f'))), der.DerError);
  assert.throws(() => der.integerOf(der.read(fromHex('0202ff80'))), der.DerError);
  assert.throws(() => der.integerOf(der.read(fromHex('0200'))), der.DerError);
});

test('lengths are in the shortest form', () => {
  for (const length of [0, 127, 128, 255, 256, 65_535, 65_536]) {
    const bytes = der.octets(new Uint8Array(length));
    assert.equal(der.read(bytes).content.length, length);
  }
  for (const wrong of ['0480', '04810100', '0482000100', '048180', '0484ffffffff00', '04', '0402aa', '', '1f810100']) {
    assert.throws(() => der.read(fromHex(wrong)), der.DerError, wrong);
  }
  assert.throws(() => der.read(fromHex('0500aa')), /after the end/);
});

test('times are of Greenwich and have seconds', () => {
  const time = (tag, text) => der.timeOf(der.read(der.element(tag, new TextEncoder().encode(text))));
  assert.equal(time(der.tag.utcTime, '261129174500Z').toISOString(), '2026-11-29T17:45:00.000Z');
  assert.equal(time(der.tag.utcTime, '500101000000Z').toISOString(), '1950-01-01T00:00:00.000Z');
  assert.equal(time(der.tag.generalizedTime, '20510101000000Z').toISOString(), '2051-01-01T00:00:00.000Z');
  assert.throws(() => time(der.tag.utcTime, '2611291745Z'), der.DerError);
  assert.throws(() => time(der.tag.generalizedTime, '20510101000000+0100'), der.DerError);
});

test('what is written is read again', () => {
  const whole = der.sequence(der.utf8('Žofie'), der.enumerated(1), der.set(der.nothing()), der.bits(Uint8Array.of(5)));
  const [text, kind, set, bits] = der.parts(der.readAs(der.tag.sequence, whole));
  assert.equal(der.textOf(text), 'Žofie');
  assert.equal(der.integerOf(kind), 1n);
  assert.equal(der.parts(set).length, 1);
  assert.deepEqual([...der.bitsOf(bits)], [5]);
  assert.throws(() => der.as(der.tag.set, text), der.DerError);
  assert.throws(() => der.textOf(der.read(fromHex('0c01ff'))), TypeError);
});
