// What goes over the publish socket, and how fast.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { avcRecord } from '../../main/resources/web/publish/avc-record.js';
import { base64, frameMessage } from '../../main/resources/web/publish/frame-message.js';
import { videoConfigs } from '../../main/resources/web/publish/codecs.js';
import { Rate } from '../../main/resources/web/publish/rate.js';

function chunk(...bytes) {
  return { byteLength: bytes.length, copyTo: (target) => target.set(bytes) };
}

test('a frame is twelve bytes of head and its payload, as the page of the protocol has it', () => {
  const message = frameMessage(1, true, 1_000_000, chunk(0, 0, 0, 1, 0x65));
  assert.equal(Buffer.from(message).toString('hex'), '0101000000000000000f42400000000165');
  assert.equal(Buffer.from(frameMessage(2, false, -1, chunk(7))).toString('hex'), '02000000ffffffffffffffff07');
});

test('configurations are base64, whichever way an encoder hands them over', () => {
  const bytes = Uint8Array.of(0, 1, 2, 3);
  assert.equal(base64(bytes), 'AAECAw==');
  assert.equal(base64(bytes.buffer), 'AAECAw==');
  assert.equal(base64(bytes.subarray(1)), 'AQID');
  assert.equal(base64(undefined), '');
});

test('the level fits the size, and sizes are even', () => {
  const [small] = videoConfigs({ width: 961, height: 541, bitsPerSecond: 1, frameRate: 30 });
  assert.deepEqual([small.codec, small.width, small.height], ['avc1.42E01F', 960, 540]);
  const [large] = videoConfigs({ width: 1920, height: 1080, bitsPerSecond: 1, frameRate: 15 });
  assert.equal(large.codec, 'avc1.42E028');
});

test('the rate falls at once when the connection does not keep up, and comes back bit by bit', () => {
  const rate = new Rate({ least: 100, most: 1000, now: 0 });
  assert.equal(rate.look(true, 999), false);
  assert.equal(rate.look(true, 1000), true);
  assert.equal(rate.bitsPerSecond, 600);
  assert.equal(rate.look(false, 5999), false);
  assert.equal(rate.look(false, 6000), true);
  assert.equal(rate.bitsPerSecond, 690);
  for (let i = 1; i < 9; i++) rate.look(true, 6000 + i * 1000);
  assert.equal(rate.bitsPerSecond, 100);
});

test('receivers have a say', () => {
  const rate = new Rate({ least: 100, most: 1000, now: 0 });
  rate.limit(300);
  assert.equal(rate.bitsPerSecond, 300);
  assert.equal(rate.look(false, 9000), false);
  rate.limit(1);
  assert.equal(rate.bitsPerSecond, 100);
});

test('parameter sets that come within a key frame are believed rather than what is told beside it', () => {
  const hex = (text) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
  const frame = hex('00000004 6742c01f 00000005 68cb8cb2ff 00000002 6588');
  assert.equal(Buffer.from(avcRecord(frame)).toString('hex'), '0142c01fffe100046742c01f01000568cb8cb2ff');
  const high = hex('ffff 00000004 6764001f 00000002 68ee').subarray(2);
  assert.equal(Buffer.from(avcRecord(high)).toString('hex'), '0164001fffe100046764001f01000268eefdf8f800');
  assert.equal(avcRecord(hex('00000002 6588')), null);
  assert.equal(avcRecord(hex('00000009 67')), null);
});
