// Who is let in, alone.
import { html } from 'lit';
import '../ui/vc-admission.js';
import { settingsOf } from './sample-settings.js';

export const frame = 'small';

function admission(state = {}, open = false) {
  const settings = settingsOf(state);
  return html`<vc-admission .settings=${settings} .state=${settings.state} .open=${open}></vc-admission>`;
}

export const states = [
  { is: 'Usual', shows: admission() },
  { is: 'A public room', shows: admission({ admission: { people: [], domains: [], withCard: false } }, true) },
  { is: 'Not there yet', shows: admission({ admission: null }) },
  { is: 'Refused', shows: admission({ problem: { part: 'admission', name: 'bad-address', text: '', field: 'people' } }) },
];
