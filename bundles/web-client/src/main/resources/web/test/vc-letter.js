// Leaving a message, alone: while it is written, on its way, delivered. Each opens over the page when its button is pressed.
import { html } from 'lit';
import '../ui/vc-letter.js';
import { LetterStore } from '../stores/letter-store.js';
import { ada, answerWith, signIn } from './sample-api.js';
import { face } from './samples.js';

export const frame = 'card';

answerWith({});
signIn(ada);

const person = { name: 'Grace Hopper', photo: face };

function letter(state) {
  const store = new LetterStore('grace@city.example');
  store.update({ phase: 'writing', sealed: true, signed: true, ...state });
  const open = ({ target }) => target.parentElement.querySelector('vc-letter').open();
  return html`<button @click=${open}>Open</button><vc-letter .owner=${'grace@city.example'} .person=${person} .letter=${store}></vc-letter>`;
}

const files = [new File([new Uint8Array(840_000)], 'beans.jpg', { type: 'image/jpeg' })];

// One lies open, as people see it.
requestAnimationFrame(() => document.querySelector('vc-letter').open());

export const states = [
  { is: 'Writing', shows: letter({ text: 'The beans are out.', files }) },
  { is: 'Nothing written', shows: letter({ sealed: false, problem: { name: 'letter-empty', field: 'text' } }) },
  { is: 'On its way', shows: letter({ phase: 'sending', progress: 0.6 }) },
  { is: 'Delivered', shows: letter({ phase: 'sent' }) },
  { is: 'Away', shows: letter({ phase: 'away', problem: { name: 'offline' } }) },
];
