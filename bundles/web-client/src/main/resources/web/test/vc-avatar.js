// Avatars alone.
import { html } from 'lit';
import '../ui/vc-avatar.js';
import { longName } from './samples.js';

export const frame = 'flow';

const names = ['Ada Lovelace', 'Henry', 'Žofie', '李明', '🦊 Fox', 'guest-7'];

export const states = [
  { is: 'No name', shows: html`<vc-avatar></vc-avatar>` },
  { is: 'Usual', shows: names.map((name) => html`<vc-avatar .name=${name}></vc-avatar> `) },
  { is: 'Long name', shows: html`<vc-avatar .name=${longName}></vc-avatar>` },
];
