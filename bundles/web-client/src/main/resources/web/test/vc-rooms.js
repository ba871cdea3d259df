// An owner's rooms alone, before an API with fixed answers.
import { html } from 'lit';
import '../ui/vc-rooms.js';
import { answerWith } from './sample-api.js';
import { garden, longName } from './samples.js';

export const frame = 'small';

const home = { path: 'ada@city.example', name: '', title: 'Ada at home', description: '', public: true };
const rooms = [
  home,
  { path: garden.path, name: 'Garden', title: '', description: '', public: false },
  { path: 'ada@city.example/Long', name: 'Long', title: longName, description: '', public: true },
];

answerWith({ 'GET /me/rooms': { rooms } });

export const states = [
  { is: 'Usual', shows: html`<vc-rooms .place=${garden}></vc-rooms>` },
  { is: 'A new one', shows: html`<vc-rooms .place=${garden} .building=${true}></vc-rooms>` },
];
