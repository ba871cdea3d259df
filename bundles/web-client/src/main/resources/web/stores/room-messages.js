// What each message of the room socket does to the state of a room: pure functions, no sockets, no elements.

const keptLines = 500;
/** In a fuller room nobody is told who comes and goes: that would be all there is to read. */
const manyMembers = 30;
export const chatType = 'videocity:chat';
const playlistsType = 'videocity:playlists';

/** A room before anything was heard of it. */
export const emptyRoom = {
  phase: 'entering',
  reason: null,
  retryAt: 0,
  title: '',
  description: '',
  public: false,
  locked: false,
  embed: false,
  self: '',
  role: '',
  may: [],
  session: '',
  sequence: 0,
  members: [],
  streams: [],
  transports: [],
  lines: [],
  typing: [],
  knocks: [],
  bans: [],
  door: null,
  opening: false,
  passes: 0,
  passing: false,
  /** Counts up whenever the playlists may be others than before. */
  pagesChanged: 0,
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
  welcome: onWelcome,
  'changed-room': (state, { room }) => about(state, room),
  entered: onEntered,
  left: onLeft,
  published: (state, { stream }) => ({ streams: put(state.streams, stream, 'name') }),
  changed: (state, { stream }) => ({ streams: put(state.streams, stream, 'name') }),
  unpublished: (state, { stream }) => ({ streams: state.streams.filter(({ name }) => name !== stream) }),
  transports: (state, { transports }) => ({ transports }),
  message: onMessage,
  door: onDoor,
  declined: ({ door }, { reason }) => ({ door: { ...door, waiting: false, declined: reason ?? { name: 'declined' } } }),
  knocking: (state, { knock }) => ({ knocks: put(state.knocks, knock, 'id') }),
  knocked: (state, { id }) => ({ knocks: state.knocks.filter((knock) => knock.id !== id) }),
  bans: (state, { bans }) => ({ bans }),
  interrupted: () => ({ phase: 'interrupted', reason: null }),
  // Whether that is for good, the code says with which the socket is closed next.
  refused: (state, { reason }) => ({ reason }),
  closed: (state, { reason }) => ({ reason }),
};

function onWelcome(state, { self, session, room, transports, role = '', may = [] }) {
  return {
    ...about(state, room),
    phase: 'inside',
    reason: null,
    retryAt: 0,
    self,
    role,
    may,
    session,
    sequence: session === state.session ? state.sequence : 0,
    members: room.members ?? [],
    streams: room.streams ?? [],
    transports: transports ?? [],
    knocks: [],
    door: null,
    opening: state.phase === 'door',
    pagesChanged: state.pagesChanged + 1,
  };
}

function about(state, room) {
  const { title = '', description = '', locked = false, embed = false } = { ...state, ...room };
  return { title, description, locked, embed, public: room.public ?? state.public };
}

/** A closed door; somebody who knocked before the connection was lost still waits. */
function onDoor(state, { state: how, reason, may = [], title = '' }) {
  const { waiting = false, declined = null } = state.door ?? {};
  return { phase: 'door', reason: null, retryAt: 0, door: { how, reason, may, title, waiting, declined } };
}

/** Somebody came, or is another now: name, role, muted. */
function onEntered(state, { member }) {
  const members = put(state.members, member, 'id');
  if (member.id === state.self) return { members, ...roleOf(state, member) };
  if (state.members.some(({ id }) => id === member.id)) return { members };
  return { members, ...comesOrGoes(state, 'came', member) };
}

function roleOf(state, { role = state.role }) {
  if (role === state.role) return {};
  const others = state.may.filter((what) => what !== 'moderate');
  return { role, may: role === 'owner' || role === 'moderator' ? [...others, 'moderate'] : others };
}

function onLeft(state, { member }) {
  const gone = state.members.find(({ id }) => id === member);
  const members = state.members.filter(({ id }) => id !== member);
  return gone ? { members, ...comesOrGoes(state, 'left', gone) } : { members };
}

function comesOrGoes({ members, lines }, kind, { id, name }) {
  if (members.length > manyMembers) return {};
  const time = new Date().toISOString();
  return { lines: [...lines, { id: `${kind}/${id}/${time}`, kind, name, time }].slice(-keptLines) };
}

function onMessage(state, { message }) {
  const sameSession = message.session === state.session;
  if (sameSession && message.sequence <= state.sequence) return {};
  const sequence = sameSession ? { sequence: message.sequence } : {};
  if (message.type === playlistsType) return { ...sequence, pagesChanged: state.pagesChanged + 1 };
  if (message.type !== chatType || typeof message.body?.text !== 'string') return sequence;
  const line = {
    id: message.session + '/' + message.sequence,
    kind: 'said',
    sender: message.sender,
    senderName: message.senderName || message.sender,
    photo: state.members.find(({ id }) => id === message.sender)?.photo ?? null,
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
  return lines.slice(read + 1).filter(({ own, kind }) => !own && kind === 'said').length;
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
