// Camera and microphone alone: before they are asked for, with both, with one, and what can go wrong.
import { html } from 'lit';
import '../app/home-words.js';
import '../ui/vc-media.js';
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

/** A grey picture. */
function picture() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 90 });
  const drawing = canvas.getContext('2d');
  drawing.fillStyle = 'gray';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  return canvas.captureStream(1).getVideoTracks()[0];
}

function silence() {
  return new AudioContext().createMediaStreamDestination().stream.getAudioTracks()[0];
}

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
