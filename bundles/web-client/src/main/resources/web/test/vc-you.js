// You, at the top right, alone: here signed in.
import { html } from 'lit';
import '../ui/vc-you.js';
import { ada, answerWith, signIn } from './sample-api.js';

export const frame = 'flow';

answerWith({});
signIn(ada);

export const states = [{ is: 'Signed in', shows: html`<vc-you></vc-you>` }];
