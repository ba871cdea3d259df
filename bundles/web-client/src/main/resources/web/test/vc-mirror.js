// The mirror alone: with a picture, and before there is one.
import { html } from 'lit';
import '../ui/vc-mirror.js';
import { picture } from './sample-devices.js';

export const frame = 'small';

export const states = [
  { is: 'A picture', shows: html`<vc-mirror .stream=${new MediaStream([picture()])} label="Your camera"></vc-mirror>` },
  { is: 'Nothing yet', shows: html`<vc-mirror label="Your camera"></vc-mirror>` },
];
