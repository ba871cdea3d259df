// Lines to copy alone.
import { html } from 'lit';
import '../ui/vc-copy.js';
import { longPath } from './samples.js';

export const frame = 'small';

const address = 'rtmp://city.example/call/ada@city.example/Garden/cam';

export const states = [
  { is: 'Usual', shows: html`<vc-copy label="Address" .text=${address}></vc-copy>` },
  { is: 'No label', shows: html`<vc-copy .text=${address}></vc-copy>` },
  { is: 'Long', shows: html`<vc-copy label="Address" .text=${'rtmp://city.example/call/' + longPath}></vc-copy>` },
  { is: 'Copied', shows: html`<vc-copy label="Address" .text=${address} .outcome=${'done'}></vc-copy>` },
  { is: 'Not copied', shows: html`<vc-copy label="Address" .text=${address} .outcome=${'failed'}></vc-copy>` },
];
