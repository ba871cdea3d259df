// What the parts show when they stand alone: a small room, one with long names, and a player that needs no stream.

const longWord = 'Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel';

export const longName = `${longWord} of the International Society of Friends of Very Long Names`;
export const longPath = `${longWord.toLowerCase()}@a.rather.long.domain.name.example/${longWord}`;
export const garden = { kind: 'room', path: 'ada@city.example/Garden', owner: 'ada@city.example', name: 'Garden', key: '' };
export const longPlace = {
  kind: 'room',
  path: longPath,
  owner: longPath.split('/')[0],
  name: longPath.split('/')[1],
  key: 'a-key',
};

const since = '2026-05-04T09:30:00Z';
const picture = { kind: 'video', codec: 'h264', width: 1280, height: 720 };
const sound = { kind: 'audio', codec: 'aac' };

export function stream(name, more = {}) {
  return { name, publisher: 'Ada Lovelace', transport: 'rtmp', viewers: 3, suspended: false, since, tracks: [picture, sound], ...more };
}

export const streams = [
  stream('cam'),
  stream('slides', { tracks: [picture], publisher: 'Henry', viewers: 1 }),
  stream('radio', { tracks: [sound], transport: 'http', viewers: 0 }),
];
export const longStreams = [stream(longName, { publisher: longName }), stream('b', { suspended: true })];

/** A picture of a person: a face of three circles. */
export const face =
  'data:image/svg+xml,' +
  encodeURIComponent(
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 96 96'><rect width='96' height='96' fill='#d9b26a'/><circle cx='48' cy='40' r='22' fill='#7a4b2a'/><circle cx='48' cy='104' r='42' fill='#2c5a7a'/></svg>",
  );

export const members = [
  { id: 'm1', name: 'Ada Lovelace', role: 'owner', resident: true, photo: face, muted: false, since, transport: 'http' },
  { id: 'm2', name: 'Henry', role: 'moderator', resident: true, photo: null, muted: false, since, transport: 'rtmp' },
  { id: 'm3', name: 'Žofie', role: 'guest', resident: false, photo: null, muted: true, since, transport: 'http' },
];
export const longMembers = [{ ...members[0], name: longName, transport: 'rtmp' }, ...members.slice(1)];

export function line(id, sender, text, more = {}) {
  const { name, photo } = members.find((member) => member.id === sender);
  const time = `2026-05-04T09:3${id}:00Z`;
  return { id: String(id), kind: 'said', sender, senderName: name, photo, text, time, own: sender === 'm1', direct: false, ...more };
}

/** Somebody came or left, as the chat shows it. */
export function event(id, kind, name) {
  return { id: `${kind}/${id}`, kind, name, time: `2026-05-04T09:3${id}:00Z` };
}

export const lines = [
  line(1, 'm2', 'Hello everybody, is this thing on?'),
  line(2, 'm2', 'I put the slides on the stage.'),
  line(5, 'm1', 'We see them. The recipe: https://city.example/ada@city.example'),
  line(6, 'm3', 'Only for you: the beans are ready.', { direct: true }),
  line(7, 'm1', 'אז מה שלומכם היום?'),
];
export const longLines = [
  line(1, 'm2', `${longWord}${longWord}`, { senderName: longName }),
  line(2, 'm1', `https://city.example/${longWord}/${longWord}?${longWord}`),
  line(3, 'm3', 'A story that goes on and on. '.repeat(30)),
];

export const knocks = [
  {
    id: 'k1',
    name: 'Grace Hopper',
    photo: face,
    text: 'Hello Ada, I have the moth with me. May I come in?',
    since,
    verified: true,
  },
  { id: 'k2', name: 'guest-12', photo: null, text: '', since, verified: false },
];
export const longKnock = { ...knocks[1], name: longName, text: `${longWord} `.repeat(6) };

const rtmp = {
  name: 'rtmp',
  state: 'open',
  endpoints: [
    { purpose: 'publish', label: 'OBS, ffmpeg', address: 'rtmp://{host}/call/{room}/{stream}', hint: 'H.264 with AAC plays everywhere.' },
    { purpose: 'watch', label: 'Players', address: 'rtmp://{host}/call/{room}/{stream}' },
  ],
};
const http = {
  name: 'http',
  state: 'open',
  endpoints: [{ purpose: 'watch', label: 'Browser', address: '/{room}' }],
};
export const transports = [rtmp, http];
export const brokenTransports = [{ ...rtmp, state: 'failed', detail: 'Port 1935 is taken.' }, { ...http, state: 'draining' }];

export const room = {
  path: garden.path,
  title: 'Garden',
  description: 'Beans; bees; bread. Everybody is welcome.',
  members,
  streams,
};
export const emptyRoom = { path: 'henry@city.example', title: '', description: '', members: [], streams: [] };
export const longRoom = { path: longPath, title: longName, description: `${longName}. `.repeat(4), members: longMembers, streams: longStreams };

/** Stands where a LivePlayer would: says what it is told to say, and paints a moving picture while it plays. */
export function samplePlayer(more = {}) {
  const player = {
    state: 'playing',
    reason: null,
    missing: null,
    lacks: [],
    lacking: 0,
    muted: true,
    paused: false,
    setPaused() {},
    close() {},
    ...more,
  };
  return { ...player, attach: (video) => player.state === 'playing' && paintInto(video) };
}

function paintInto(video) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const pen = canvas.getContext('2d');
  let step = 0;
  const paint = () => {
    pen.fillStyle = 'rgb(26 60 92)';
    pen.fillRect(0, 0, 640, 360);
    pen.fillStyle = 'rgb(240 190 90)';
    pen.beginPath();
    pen.arc(120 + (step++ % 40) * 10, 150, 60, 0, 2 * Math.PI);
    pen.fill();
    pen.fillStyle = 'rgb(40 96 60)';
    pen.fillRect(0, 260, 640, 100);
  };
  paint();
  video.muted = true;
  video.srcObject = canvas.captureStream();
  video.play().catch(() => {});
  const painting = setInterval(() => (video.isConnected ? paint() : clearInterval(painting)), 500);
}
