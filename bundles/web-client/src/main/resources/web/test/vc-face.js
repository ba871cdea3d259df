// Shots of a face alone.
import { html } from 'lit';
import '../ui/vc-face.js';
import { face } from './sample-cards.js';

export const frame = 'small';

const canvas = Object.assign(document.createElement('canvas'), { width: 512, height: 512 });
canvas.getContext('2d').drawImage(await face(), 0, 0);
const shots = [1, 2, 3].map(() => ({ url: canvas.toDataURL('image/jpeg') }));

export const states = [
  { is: 'Usual', shows: html`<vc-face></vc-face>` },
  { is: 'Several shots', shows: html`<vc-face .shots=${shots} .chosen=${shots[1]}></vc-face>` },
  { is: 'No camera', shows: html`<vc-face .phase=${'failed'}></vc-face>` },
];
