// Stream keys alone.
import { html } from 'lit';
import '../ui/vc-keys.js';
import { keys as all, settingsOf } from './sample-settings.js';

export const frame = 'small';

function keys(state = {}) {
  const settings = settingsOf(state);
  return html`<vc-keys .settings=${settings} .state=${settings.state}></vc-keys>`;
}

const address = 'rtmp://city.example/call/ada@city.example/Garden/cam?key=3vQb7dPp0cY7rTqkqGxw1A';

export const states = [
  { is: 'None yet', shows: keys({ keys: [] }) },
  { is: 'Usual', shows: keys() },
  { is: 'Just made', shows: keys({ made: { ...all[0], what: 'keys', address, secret: 'x' } }) },
  { is: 'Refused', shows: keys({ problem: { part: 'keys', name: 'too-many', text: '', field: '' } }) },
];
