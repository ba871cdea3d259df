// The end of signing up alone: asking, making, and with cards in hand.
import { html } from 'lit';
import '../ui/vc-first-cards.js';
import { ada, answerWith, signIn } from './sample-api.js';
import { ownStore, sampleCard } from './sample-cards.js';

export const frame = 'small';

answerWith({});
signIn(ada);

const visiting = [{ path: 'ada@city.example', name: 'visiting-card.png', bytes: (await sampleCard()).file }];
const first = async (state, own) => ({ state: { visiting: [], problem: null, ...state }, own: await ownStore(own) });
const making = await first({ busy: true, done: false }, { card: null, busy: 'lock' });
const ready = await first({ busy: false, done: true, visiting }, { kept: false });
const refused = await first({ busy: false, done: false }, { card: null, problem: { name: 'unavailable' } });
const partly = await first({ busy: false, done: true, problem: { name: 'busy' } }, { done: 'mailed' });

export const states = [
  { is: 'Asks for a passphrase', shows: html`<vc-first-cards></vc-first-cards>` },
  { is: 'Making', shows: html`<vc-first-cards .first=${making}></vc-first-cards>` },
  { is: 'There they are', shows: html`<vc-first-cards .first=${ready}></vc-first-cards>` },
  { is: 'Refused', shows: html`<vc-first-cards .first=${refused}></vc-first-cards>` },
  { is: 'Visiting cards later', shows: html`<vc-first-cards .first=${partly}></vc-first-cards>` },
];
