// What the messages of the room socket do to a room, message by message.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyRoom, reduce, unread } from '../../main/resources/web/stores/room-messages.js';
import { noteOf } from '../../main/resources/web/stores/room-notes.js';

const ada = { id: 'm1', name: 'Ada', role: 'owner', muted: false };
const bob = { id: 'm2', name: 'Bob', role: 'guest', muted: false };

function after(...messages) {
  return messages.reduce((state, message) => ({ ...state, ...reduce(state, message) }), emptyRoom);
}

function welcome(self = ada, more = {}) {
  return { op: 'welcome', self: self.id, session: 's', role: self.role, may: ['publish'], room: { members: [ada, bob] }, ...more };
}

function said(sequence, sender = bob) {
  const body = { text: `line ${sequence}` };
  return { op: 'message', message: { session: 's', sequence, sender: sender.id, type: 'videocity:chat', to: 'everyone', body } };
}

test('a line that comes twice after a reconnect is shown once', () => {
  const state = after(welcome(), said(1), said(2), welcome(), said(1), said(2), said(3));
  assert.deepEqual(state.lines.map(({ text }) => text), ['line 1', 'line 2', 'line 3']);
});

test('a newcomer gets what was said before', () => {
  const state = after(welcome(bob), said(7), said(8));
  assert.equal(state.lines.length, 2);
  assert.equal(state.sequence, 8);
});

test('who comes and goes stands in the chat, and is not counted as unread', () => {
  const carol = { id: 'm3', name: 'Carol', role: 'guest' };
  const state = after(welcome(), { op: 'entered', member: carol }, said(1), { op: 'left', member: 'm3' });
  assert.deepEqual(state.lines.map(({ kind }) => kind), ['came', 'said', 'left']);
  assert.equal(unread(state.lines, ''), 1);
});

test('a member that changes does not come again', () => {
  const state = after(welcome(), { op: 'entered', member: { ...bob, muted: true } });
  assert.equal(state.lines.length, 0);
  assert.equal(state.members[1].muted, true);
});

test('whoever is made moderator may moderate, until that ends', () => {
  const made = after(welcome(bob), { op: 'entered', member: { ...bob, role: 'moderator' } });
  assert.deepEqual(made.may, ['publish', 'moderate']);
  assert.equal(noteOf({ op: 'entered', member: { ...bob, role: 'moderator' } }, after(welcome(bob))).key, 'note.moderator');
  const ended = { ...made, ...reduce(made, { op: 'entered', member: bob }) };
  assert.deepEqual(ended.may, ['publish']);
});

test('a closed door opens with the welcome', () => {
  const door = { op: 'door', state: 'closed', reason: { name: 'door-closed' }, may: ['knock'] };
  const outside = after(door);
  assert.equal(outside.phase, 'door');
  assert.deepEqual(outside.door.may, ['knock']);
  const declined = { ...outside, ...reduce(outside, { op: 'declined', reason: { name: 'declined' } }) };
  assert.equal(declined.door.declined.name, 'declined');
  const inside = after(door, { op: 'admitted', pass: null }, welcome(bob));
  assert.equal(inside.door, null);
  assert.equal(inside.opening, true);
  assert.equal(after(welcome()).opening, false);
});

test('a knock stays until it is answered or taken back', () => {
  const knock = { id: 'k', name: 'Grace' };
  const knocked = after(welcome(), { op: 'knocking', knock });
  assert.deepEqual(knocked.knocks, [knock]);
  assert.equal(noteOf({ op: 'knocked', id: 'k', outcome: 'gone' }, knocked).key, 'note.knockGone');
  assert.deepEqual(reduce(knocked, { op: 'knocked', id: 'k', outcome: 'admitted' }).knocks, []);
});

test('the lock of the door is told once', () => {
  const open = after(welcome());
  assert.equal(noteOf({ op: 'changed-room', room: { locked: true } }, open).key, 'note.locked');
  const locked = { ...open, ...reduce(open, { op: 'changed-room', room: { locked: true } }) };
  assert.equal(locked.locked, true);
  assert.equal(noteOf({ op: 'changed-room', room: { locked: true } }, locked), null);
});

test('whoever comes in or hears that playlists changed asks for them anew, and reads no line of it', () => {
  const changed = { session: 's', sequence: 4, sender: '', type: 'videocity:playlists', to: 'everyone', body: { page: 'index', revision: 2 } };
  const inside = after(welcome());
  const told = { ...inside, ...reduce(inside, { op: 'message', message: changed }) };
  assert.equal(inside.pagesChanged, 1);
  assert.equal(told.pagesChanged, 2);
  assert.deepEqual(told.lines, []);
  assert.equal(reduce(told, { op: 'message', message: changed }).pagesChanged, undefined);
});
