// What the notes of a room say of a message of its socket, so that people miss nothing: a pure function.

const manyMembers = 12;

/**
 * The note for a message, or null where there is none.
 * @param {{op: string}} message
 * @param {typeof import('./room-messages.js').emptyRoom} before the room as it was
 */
export function noteOf(message, before) {
  return notes[message.op]?.(message, before) ?? null;
}

const notes = {
  welcome: (message, { phase }) => (phase === 'waiting' || phase === 'interrupted' ? { key: 'note.back' } : null),
  entered: ({ member }, before) => {
    const known = before.members.find(({ id }) => id === member.id);
    if (known) return changeOf(member, known, before);
    return ofStranger('note.entered', member, before);
  },
  left: ({ member, reason }, before) => {
    const gone = before.members.find(({ id }) => id === member);
    const shownOut = ['kicked', 'removed', 'banned'].includes(reason?.name);
    return gone && ofStranger(shownOut ? 'note.shownOut' : 'note.left', gone, before);
  },
  published: ({ stream }, before) => publishedBy(stream, before),
  unpublished: ({ stream }, { streams }) =>
    streams.find(({ name }) => name === stream)?.member ? null : { key: 'note.unpublished', values: { stream } },
  'changed-room': ({ room }, before) => {
    if (room.locked === undefined || room.locked === before.locked) return null;
    return { key: room.locked ? 'note.locked' : 'note.unlocked' };
  },
  knocked: ({ id, outcome }, before) => {
    const knock = before.knocks.find((other) => other.id === id);
    return knock && outcome === 'gone' ? { key: 'note.knockGone', values: { name: knock.name } } : null;
  },
};

/** What people show is told by their names, and oneself nothing of it. */
function publishedBy({ name, member, publisher }, { self, members }) {
  if (!member) return { key: 'note.published', values: { stream: name } };
  const person = members.find(({ id }) => id === member);
  return member === self ? null : { key: 'note.onStage', values: { name: person?.name ?? publisher } };
}

function ofStranger(key, { id, name }, { self, members }) {
  return id === self || members.length > manyMembers ? null : { key, values: { name } };
}

/** What one is told of oneself; of others the list of people says it. */
function changeOf(member, known, { self }) {
  if (member.id !== self) return null;
  if (Boolean(member.muted) !== Boolean(known.muted)) return { key: member.muted ? 'note.muted' : 'note.unmuted' };
  if (member.role === known.role) return null;
  return { key: member.role === 'moderator' ? 'note.moderator' : 'note.noModerator' };
}
