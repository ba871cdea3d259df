// The moving picture of a card alone.
import { html } from 'lit';
import '../ui/vc-preview.js';
import { samplePlayer } from './samples.js';

export const frame = 'picture';

const preview = (moving, state = 'playing') =>
  html`<vc-preview .makePlayer=${() => samplePlayer({ state })} .moving=${moving}></vc-preview>`;

export const states = [
  { is: 'Still', shows: preview(false) },
  { is: 'Moving', shows: preview(true) },
  { is: 'No picture comes', shows: preview(false, 'refused') },
];
