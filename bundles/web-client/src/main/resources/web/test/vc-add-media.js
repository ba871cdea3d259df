// The dialog in which something is added, alone; each stands over the page, so that the last one is seen.
import { html } from 'lit';
import '../ui/vc-add-media.js';
import { streams } from './samples.js';

export const frame = 'small';

export const states = [
  {
    is: 'Into a room of one’s own',
    shows: html`<vc-add-media .streams=${streams} path="ada@city.example/Garden" share keep .add=${async () => ({ name: 'too-many', text: '' })}></vc-add-media>`,
  },
];
