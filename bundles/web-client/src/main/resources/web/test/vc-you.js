// You, at the top right, alone: here signed in, with three new messages.
import { html } from 'lit';
import '../ui/vc-you.js';
import { session } from '../stores/session-store.js';
import { ada, answerWith, signIn } from './sample-api.js';

export const frame = 'flow';

answerWith({});
signIn(ada);
session.update({ unopened: 3 });

export const states = [{ is: 'Signed in', shows: html`<vc-you></vc-you>` }];
