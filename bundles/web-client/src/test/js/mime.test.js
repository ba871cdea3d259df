// Letters as MIME: what is written is read again, here and by Python's parser, which nobody here wrote.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { joined, same } from '../../main/resources/web/card/bytes.js';
import { letterLimits, readLetter, writeLetter } from '../../main/resources/web/card/mime.js';

const film = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) & 0xff);
const letter = {
  from: { name: 'Zoë "Z" Müller', address: 'zoe@city.example' },
  to: 'ada@city.example',
  date: new Date('2026-05-04T09:30:00Z'),
  text: 'Dear Ada,\n\nthe beans are out.\n--\nZoë',
  attachments: [
    { name: 'Grüße.webm', type: 'video/webm', bytes: film },
    { name: 'empty.png', type: 'image/png', bytes: new Uint8Array(0) },
  ],
};

const bytesOf = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const whole = ({ head, body }) => joined(head, body);

function lines(...text) {
  return bytesOf(text.join('\r\n'));
}

test('what is written is read again', () => {
  const written = writeLetter(letter);
  assert.deepEqual(readLetter(whole(written)), letter);
  const inside = readLetter(written.body, written.type);
  assert.equal(inside.text, letter.text);
  assert.equal(inside.attachments.length, 2);
  assert.ok(same(inside.attachments[0].bytes, film));
  assert.equal(readLetter(whole(writeLetter({ to: 'a@b.example', date: new Date(0), text: '' }))).text, '');
});

test('another parser reads it, too', () => {
  const script = `
import email, email.policy, json, sys
letter = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
assert not letter.defects
parts = list(letter.iter_parts())
print(json.dumps([letter['to'], letter['date'].datetime.isoformat(), letter['from'].addresses[0].display_name.encode('utf-8', 'surrogateescape').decode(), parts[0].get_content(),
    parts[1].get_filename(), parts[1].get_content_type(), list(parts[1].get_content()), parts[2].get_content_type()]))`;
  const said = JSON.parse(execFileSync('python3', ['-c', script], { input: whole(writeLetter(letter)) }));
  const text = letter.text.replaceAll('\n', '\r\n');
  assert.deepEqual(said.map((value) => (typeof value === 'string' ? value.replace(/\r?\n/g, '\r\n') : value)), [
    'ada@city.example', '2026-05-04T09:30:00+00:00', letter.from.name, text, 'Grüße.webm', 'video/webm', [...film], 'image/png',
  ]);
});

test('letters that others wrote are read', () => {
  const read = readLetter(
    lines(
      'Content-Type: Multipart/Mixed;',
      '\tboundary="a b:c"'.replace(' ', '_'),
      'TO: Ada <Ada@City.example>',
      '',
      'before the first part',
      '--a_b:c  ',
      '',
      'no head: words',
      '--a_b:cd is no delimiter',
      '--a_b:c',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Disposition: attachment; filename="../\\"x\\".txt"',
      '',
      'kept',
      '--a_b:c--',
      'behind the last',
    ),
  );
  assert.equal(read.to, 'ada@city.example');
  assert.equal(read.from, null);
  assert.equal(read.text, 'no head: words\n--a_b:cd is no delimiter');
  assert.deepEqual(read.attachments.map(({ name, type, bytes }) => [name, type, new TextDecoder().decode(bytes)]), [['"x".txt', 'text/plain', 'kept']]);
});

test('nobody writes fields of their own', () => {
  const evil = { ...letter, to: 'a@b.example>\r\nBcc: c@d.example', from: { name: 'x\r\nTo: <e@f.example>', address: 'g@h.example' } };
  const fields = new TextDecoder().decode(writeLetter(evil).head).trim().split('\r\n').map((field) => field.split(':')[0]);
  assert.deepEqual(fields, ['MIME-Version', 'From', 'To', 'Date', 'Content-Type']);
});

test('what is cut off, too long or another kind is refused', () => {
  const refused = (bytes, name = 'letter-damaged') => assert.throws(() => readLetter(bytes), { name });
  const bytes = whole(writeLetter({ ...letter, attachments: [] }));
  for (let length = 0; length < bytes.length - 2; length++) refused(bytes.subarray(0, length));
  refused(lines('Content-Type: text/plain', '', 'words'), 'letter-unknown');
  refused(lines('', ''), 'letter-unknown');
  refused(lines('Content-Type: multipart/mixed', '', ''));
  refused(lines(`Content-Type: multipart/mixed; boundary=${'b'.repeat(71)}`, '', ''));
  refused(lines('Content-Type: multipart/mixed; boundary=b', 'Content-Type: text/plain', '', ''));
  refused(lines('Content-Type: multipart/mixed; boundary=b', 'no field', '', ''));
  refused(lines(`Long: ${'x'.repeat(letterLimits.head)}`, '', ''));
  refused(lines(...Array.from({ length: letterLimits.fields + 1 }, (_, i) => `X-${i}: y`), '', ''));
  const within = (...part) => lines('Content-Type: multipart/mixed; boundary=b', '', '--b', ...part, '--b--');
  refused(within('Content-Transfer-Encoding: base64', '', 'eA=='), 'letter-unknown');
  refused(within('', 'x'.repeat(letterLimits.text + 1)));
  refused(within('', '\xff'));
  refused(within("Content-Disposition: attachment; filename*=UTF-8''%ff", '', 'x'));
  const image = ['Content-Type: image/png', '', 'x', '--b'];
  assert.equal(readLetter(within(...Array(3).fill(image).flat(), ...image.slice(0, 3))).attachments.length, 4);
  refused(within(...Array(4).fill(image).flat(), ...image.slice(0, 3)));
  assert.throws(() => writeLetter({ ...letter, attachments: Array(5).fill(letter.attachments[0]) }), RangeError);
});
