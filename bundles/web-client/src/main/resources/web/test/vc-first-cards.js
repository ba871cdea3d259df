// The end of signing up alone: its city refuses, after the key was made.
import { html } from 'lit';
import '../ui/vc-first-cards.js';
import { ada, answerWith, signIn } from './sample-api.js';

export const frame = 'small';

answerWith({});
signIn(ada);

export const states = [{ is: 'Asks for a passphrase', shows: html`<vc-first-cards></vc-first-cards>` }];
