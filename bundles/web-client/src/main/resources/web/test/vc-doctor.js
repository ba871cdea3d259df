// The connection doctor alone, where nothing answers.
import { html } from 'lit';
import '../ui/vc-doctor.js';
import { answerWith, signIn } from './sample-api.js';
import { beTheCity } from './sample-city.js';

export const frame = 'place';

answerWith({ 'GET /session': { signUp: 'open', signedIn: false }, 'GET /rooms': { rooms: [] } });
beTheCity(() => []);
signIn(null);

export const states = [{ is: 'Usual', shows: html`<vc-doctor></vc-doctor>` }];
