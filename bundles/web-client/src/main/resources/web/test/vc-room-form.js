// The form of a room alone.
import { html } from 'lit';
import '../app/home-words.js';
import '../ui/vc-room-form.js';
import { longName } from './samples.js';

export const frame = 'small';

const garden = { name: 'Garden', title: '', description: 'Beans; bees; bread.', public: true };
const taken = { name: 'name-taken', text: 'You have a room of that name already.', field: 'name' };

const form = (is, room, problem = null) => ({
  is,
  shows: html`<vc-room-form .room=${room} .save=${async () => ({ problem: taken })} .problem=${problem}></vc-room-form>`,
});

export const states = [
  form('New', null),
  form('Usual', garden),
  form('The home', { ...garden, name: '', title: 'Ada at home' }),
  form('Long names', { ...garden, name: longName, description: `${longName}. `.repeat(6), public: false }),
  form('Not saved', garden, taken),
];
