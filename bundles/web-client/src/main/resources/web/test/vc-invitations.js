// Invitations alone.
import { html } from 'lit';
import '../ui/vc-invitations.js';
import { invitations as all, settingsOf } from './sample-settings.js';

export const frame = 'small';

function invitations(state = {}, kind = 'link') {
  const settings = settingsOf(state);
  return html`<vc-invitations .settings=${settings} .state=${settings.state} .kind=${kind}></vc-invitations>`;
}

const url = '/ada@city.example/Garden#invitation=3vQb7dPp0cY7rTqkqGxw1A';

export const states = [
  { is: 'None yet', shows: invitations({ invitations: [] }) },
  { is: 'Usual', shows: invitations() },
  { is: 'Just made', shows: invitations({ made: { ...all[0], what: 'invitations', url } }) },
  { is: 'By mail', shows: invitations({ problem: { part: 'invitations', name: 'bad-address', text: '', field: 'to' } }, 'mail') },
  { is: 'Sent', shows: invitations({ made: { ...all[1], what: 'invitations' } }, 'mail') },
];
