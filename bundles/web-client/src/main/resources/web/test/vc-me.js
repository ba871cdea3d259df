// The page about oneself alone, before an API with fixed answers.
import { html } from 'lit';
import '../ui/vc-me.js';
import { ada, answerWith, signIn } from './sample-api.js';
import { issued } from './sample-cards.js';
import { passkeys } from './sample-settings.js';

export const frame = 'place';

const device = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
const here = { id: 'a', device, address: '192.0.2.7', seen: ada.since, current: true };

answerWith({ 'GET /me/devices': { devices: [here, { ...here, id: 'b', current: false }] }, 'GET /me/cards': { cards: issued }, 'GET /me/passkeys': { passkeys } });
signIn(ada);

export const states = [{ is: 'Usual', shows: html`<vc-me></vc-me>` }];
