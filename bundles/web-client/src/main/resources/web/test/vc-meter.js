// How loud it is, alone: silence, a voice, and too loud.
import { html } from 'lit';
import '../ui/vc-meter.js';

export const frame = 'small';

const meter = (level) => html`<vc-meter label="Level" .level=${level}></vc-meter>`;

export const states = [
  { is: 'Silence', shows: meter(0) },
  { is: 'A voice', shows: meter(0.6) },
  { is: 'As loud as it gets', shows: meter(1) },
];
