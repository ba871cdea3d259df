// The recorder alone: before the camera is on, with a picture, with a voice alone, while it records, with what it recorded.
import { html } from 'lit';
import { RecorderStore } from '../stores/recorder-store.js';
import '../ui/vc-recorder.js';
import { picture, silence } from './sample-devices.js';

export const frame = 'small';

function recorder(state) {
  const store = new RecorderStore();
  store.update(state);
  return html`<vc-recorder .recorder=${store} max="300"></vc-recorder>`;
}

const both = new MediaStream([picture(), silence()]);
const recorded = new File([new Uint8Array(4)], 'recording.webm', { type: 'video/webm' });

export const states = [
  { is: 'Not asked', shows: recorder({}) },
  { is: 'Asking', shows: recorder({ phase: 'asking' }) },
  { is: 'Ready', shows: recorder({ phase: 'ready', stream: both }) },
  { is: 'No camera', shows: recorder({ phase: 'ready', stream: new MediaStream([silence()]) }) },
  { is: 'Recording', shows: recorder({ phase: 'recording', stream: both, seconds: 83 }) },
  { is: 'Recorded', shows: recorder({ phase: 'done', seconds: 83, file: recorded }) },
  { is: 'Not allowed', shows: recorder({ phase: 'failed', why: 'NotAllowedError' }) },
];
