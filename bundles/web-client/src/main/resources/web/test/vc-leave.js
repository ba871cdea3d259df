// What the city keeps of you, alone.
import { html } from 'lit';
import '../ui/vc-leave.js';
import { ada, answerWith, signIn } from './sample-api.js';

export const frame = 'flow';

answerWith({ 'GET /me/export/ready': {}, 'GET /me/rooms': { rooms: [{ title: '', path: '/ada@city.example' }, { title: 'Garden', path: '/ada@city.example/Garden' }] } });
signIn(ada);

export const states = [{ is: 'Usual', shows: html`<vc-leave></vc-leave>` }];
