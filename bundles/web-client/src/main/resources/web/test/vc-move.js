// Another mail address, alone.
import { html } from 'lit';
import '../ui/vc-move.js';
import { ada, answerWith, signIn } from './sample-api.js';

export const frame = 'flow';

answerWith({});
signIn(ada);

export const states = [{ is: 'Usual', shows: html`<vc-move></vc-move>` }];
