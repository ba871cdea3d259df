// The square of a picture alone.
import { html } from 'lit';
import '../app/home-words.js';
import '../ui/vc-crop.js';

export const frame = 'small';

const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
const pen = canvas.getContext('2d');
pen.fillStyle = 'rgb(26 60 92)';
pen.fillRect(0, 0, 640, 360);
pen.fillStyle = 'rgb(240 190 90)';
pen.fillRect(240, 100, 160, 160);
const picture = await createImageBitmap(canvas);

export const states = [
  { is: 'Empty', shows: html`<vc-crop></vc-crop>` },
  { is: 'A picture', shows: html`<vc-crop .picture=${picture}></vc-crop>` },
  { is: 'No picture', shows: html`<vc-crop .failed=${true}></vc-crop>` },
];
