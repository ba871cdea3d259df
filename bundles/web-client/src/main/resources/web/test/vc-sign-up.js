// Sign-up alone, before an API that refuses.
import { html } from 'lit';
import '../ui/vc-sign-up.js';
import { answerWith, signIn } from './sample-api.js';

export const frame = 'place';

answerWith({});
signIn(null);

export const states = [{ is: 'Usual', shows: html`<vc-sign-up></vc-sign-up>` }];
