// Attachments alone.
import { html } from 'lit';
import '../ui/vc-attachments.js';
import { longName } from './samples.js';

export const frame = 'small';

const file = (name, type, bytes) => ({ name, type, size: bytes });
const two = [file('beans.jpg', 'image/jpeg', 840_000), file(`${longName}.mp4`, 'video/mp4', 42_000_000)];

export const states = [
  { is: 'None', shows: html`<vc-attachments .files=${[]}></vc-attachments>` },
  { is: 'Two', shows: html`<vc-attachments .files=${two}></vc-attachments>` },
  { is: 'Full', shows: html`<vc-attachments .files=${two} .most=${2}></vc-attachments>` },
  { is: 'Refused', shows: html`<vc-attachments .files=${two} .problem=${{ name: 'letter-kind' }}></vc-attachments>` },
];
