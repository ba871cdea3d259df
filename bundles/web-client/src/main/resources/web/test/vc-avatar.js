// Avatars alone.
import { html } from 'lit';
import '../ui/vc-avatar.js';
import { longName } from './samples.js';

export const frame = 'flow';

const face =
  'data:image/svg+xml,' +
  encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="teal" d="M0 0h9v9H0z"/></svg>');
const names = ['Ada Lovelace', 'Henry', 'Žofie', '李明', '🦊 Fox', 'guest-7'];

export const states = [
  { is: 'No name', shows: html`<vc-avatar></vc-avatar>` },
  { is: 'Usual', shows: names.map((name) => html`<vc-avatar .name=${name}></vc-avatar> `) },
  { is: 'A face', shows: html`<vc-avatar name="Ada" .photo=${face}></vc-avatar>` },
  { is: 'Long name', shows: html`<vc-avatar .name=${longName}></vc-avatar>` },
];
