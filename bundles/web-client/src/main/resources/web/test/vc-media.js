// Camera and microphone alone: before they are asked for, with both, with one, and what can go wrong.
import { html } from 'lit';
import '../app/home-words.js';
import '../ui/vc-media.js';
import { picture, silence } from './sample-devices.js';
import { longName } from './samples.js';

export const frame = 'small';

const idle = { phase: 'idle', why: '', stream: null, cameras: [], microphones: [], used: {} };
const stream = (...kinds) => new MediaStream(kinds.map((kind) => (kind === 'video' ? picture() : silence())));
const cameras = [
  { id: 'front', label: 'Front camera' },
  { id: 'desk', label: longName },
];
const microphones = [{ id: 'desk', label: 'Desk microphone' }];
const on = { ...idle, phase: 'on', cameras, microphones, used: { camera: 'desk', microphone: 'desk' } };

const media = (state) => html`<vc-media .media=${state}></vc-media>`;
const failed = (why) => media({ ...idle, phase: 'failed', why });

export const states = [
  { is: 'Not asked', shows: media(idle) },
  { is: 'Asking', shows: media({ ...idle, phase: 'asking' }) },
  { is: 'Both', shows: media({ ...on, stream: stream('video', 'audio') }) },
  { is: 'No camera', shows: media({ ...on, cameras: [], stream: stream('audio') }) },
  { is: 'No microphone', shows: media({ ...on, microphones: [], stream: stream('video') }) },
  { is: 'Not allowed', shows: failed('NotAllowedError') },
  { is: 'None there', shows: failed('NotFoundError') },
  { is: 'In use elsewhere', shows: failed('NotReadableError') },
  { is: 'Insecure page', shows: failed('insecure') },
  { is: 'Taken away', shows: failed('lost') },
];
