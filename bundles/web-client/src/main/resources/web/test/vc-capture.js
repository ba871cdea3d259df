// What stands over the stage to record and to take pictures, alone.
import { html } from 'lit';
import { RecorderStore } from '../ui/vc-capture.js';
import { picture, silence } from './sample-devices.js';

export const frame = 'small';

function capture(what, state) {
  const recorder = new RecorderStore();
  recorder.update(state);
  return html`<vc-capture .what=${what} .recorder=${recorder}></vc-capture>`;
}

const stream = new MediaStream([picture(), silence()]);

export const states = [
  { is: 'To record', shows: capture('record', { phase: 'ready', stream }) },
  { is: 'Recording', shows: capture('record', { phase: 'recording', stream, seconds: 42 }) },
  { is: 'A picture', shows: capture('snapshot', { phase: 'ready', stream }) },
  { is: 'Asking', shows: capture('snapshot', { phase: 'asking' }) },
  { is: 'Not allowed', shows: capture('snapshot', { phase: 'failed', why: 'NotAllowedError' }) },
];
