// The inbox alone, before an API with fixed answers.
import { html } from 'lit';
import '../ui/vc-inbox.js';
import { ada, answerWith, signIn } from './sample-api.js';
import { inbox } from './sample-letters.js';

export const frame = 'place';

answerWith({ 'GET /me/inbox': inbox });
signIn(ada);

export const states = [{ is: 'Usual', shows: html`<vc-inbox></vc-inbox>` }];
