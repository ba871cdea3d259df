// What each message of the room socket does to the state of a room: pure functions, no sockets, no elements.

const keptLines = 500;
export const chatType = 'videocity:chat';

/** A room before anything was heard of it. */
export const emptyRoom = {
  phase: 'entering',
  reason: null,
  retryAt: 0,
  title: '',
  description: '',
  self: '',
  session: '',
  sequence: 0,
  members: [],
  streams: [],
  transports: [],
  lines: [],
};

/**
 * Returns what changes, `{}` for messages that change nothing or are not known.
 * @param {typeof emptyRoom} state
 * @param {{op: string}} message
 */
export function reduce(state, message) {
  return reducers[message.op]?.(state, message) ?? {};
}

const reducers = {
  welcome: (state, { self, session, room, transports }) => ({
    phase: 'inside',
    reason: null,
    retryAt: 0,
    self,
    session,
    sequence: session === state.session ? state.sequence : 0,
    title: room.title ?? '',
    description: room.description ?? '',
    members: room.members ?? [],
    streams: room.streams ?? [],
    transports: transports ?? [],
  }),
  entered: (state, { member }) => ({ members: put(state.members, member, 'id') }),
  left: (state, { member }) => ({ members: state.members.filter(({ id }) => id !== member) }),
  published: (state, { stream }) => ({ streams: put(state.streams, stream, 'name') }),
  changed: (state, { stream }) => ({ streams: put(state.streams, stream, 'name') }),
  unpublished: (state, { stream }) => ({ streams: state.streams.filter(({ name }) => name !== stream) }),
  transports: (state, { transports }) => ({ transports }),
  message: onMessage,
  interrupted: () => ({ phase: 'interrupted', reason: null }),
  // Whether that is for good, the code says with which the socket is closed next.
  refused: (state, { reason }) => ({ reason }),
  closed: (state, { reason }) => ({ reason }),
};

function onMessage(state, { message }) {
  const sameSession = message.session === state.session;
  if (sameSession && message.sequence <= state.sequence) return {};
  const sequence = sameSession ? { sequence: message.sequence } : {};
  if (message.type !== chatType || typeof message.body?.text !== 'string') return sequence;
  const line = {
    id: message.session + '/' + message.sequence,
    sender: message.sender,
    senderName: message.senderName || message.sender,
    text: message.body.text,
    time: message.time,
    own: message.sender === state.self,
    direct: message.to !== 'everyone',
  };
  return { ...sequence, lines: [...state.lines, line].slice(-keptLines) };
}

/** Replaces the item with the same key where it stands, or appends it. */
function put(items, item, key) {
  const known = items.some((other) => other[key] === item[key]);
  return known ? items.map((other) => (other[key] === item[key] ? item : other)) : [...items, item];
}

/** How many lines of others came after the one read last. */
export function unread(lines, lastRead) {
  const read = lines.findIndex(({ id }) => id === lastRead);
  return lines.slice(read + 1).filter(({ own }) => !own).length;
}

/** Names of transports that were open before and are not now, and the other way round. */
export function transportChanges(before, after) {
  const openBefore = new Set(openNames(before));
  const openAfter = new Set(openNames(after));
  return {
    closed: [...openBefore].filter((name) => !openAfter.has(name)),
    opened: [...openAfter].filter((name) => !openBefore.has(name)),
  };
}

function openNames(transports) {
  return transports.filter(({ state }) => state === 'open').map(({ name }) => name);
}
