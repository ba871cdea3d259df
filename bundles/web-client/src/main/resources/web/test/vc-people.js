// The list of people and streams alone.
import { html } from 'lit';
import '../ui/vc-people.js';
import { longMembers, longStreams, members, streams } from './samples.js';

export const frame = 'small';

const people = (inside, live, away = [], closed = []) => html`<vc-people
  .members=${inside}
  .streams=${live}
  .self=${'m1'}
  .docked=${new Set(away)}
  .closed=${new Set(closed)}
></vc-people>`;

export const states = [
  { is: 'Alone', shows: people(members.slice(0, 1), []) },
  { is: 'Usual', shows: people(members, streams) },
  { is: 'Put away', shows: people(members, streams, ['slides'], ['radio']) },
  { is: 'Long names', shows: people(longMembers, longStreams) },
];
