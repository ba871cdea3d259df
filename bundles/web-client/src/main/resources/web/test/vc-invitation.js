// What an empty stage shows, alone.
import { html } from 'lit';
import '../ui/vc-invitation.js';
import { longName } from './samples.js';

export const frame = 'stage';

export const states = [
  { is: 'Nothing is live', shows: html`<vc-invitation .away=${[]}></vc-invitation>` },
  { is: 'One’s own private room', shows: html`<vc-invitation .away=${[]} closed></vc-invitation>` },
  { is: 'Put away', shows: html`<vc-invitation .away=${[{ name: 'cam' }, { name: 'playlist:5f0c91aa', label: 'Garden' }]}></vc-invitation>` },
  { is: 'Long names', shows: html`<vc-invitation .away=${[{ name: longName }, { name: 'cam' }]}></vc-invitation>` },
];
