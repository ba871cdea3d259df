// Sign-in alone, before an API that refuses.
import { html } from 'lit';
import '../ui/vc-sign-in.js';
import { answerWith, signIn } from './sample-api.js';

export const frame = 'place';

answerWith({});
signIn(null);

export const states = [{ is: 'Usual', shows: html`<vc-sign-in></vc-sign-in>` }];
