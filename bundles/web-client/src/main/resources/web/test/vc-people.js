// The list of people and streams alone.
import { html } from 'lit';
import '../ui/vc-people.js';
import { longMembers, longName, longStreams, members, streams } from './samples.js';

export const frame = 'small';

const people = (inside, live, more = {}) => {
  const { away = [], closed = [], moderate = false, locked = false, bans = [] } = more;
  return html`<vc-people
    .members=${inside}
    .streams=${live}
    .bans=${bans}
    .self=${'m1'}
    ?moderate=${moderate}
    ?locked=${locked}
    .docked=${new Set(away)}
    .closed=${new Set(closed)}
  ></vc-people>`;
};
const bans = [
  { id: 'b1', name: 'guest-99', lasting: false },
  { id: 'b2', name: longName, lasting: true },
];

export const states = [
  { is: 'Alone', shows: people(members.slice(0, 1), []) },
  { is: 'Usual', shows: people(members, streams) },
  { is: 'Put away', shows: people(members, streams, { away: ['slides'], closed: ['radio'] }) },
  { is: 'An owner', shows: people(members, streams, { moderate: true }) },
  { is: 'Locked, with bans', shows: people(members, [], { moderate: true, locked: true, bans }) },
  { is: 'Long names', shows: people(longMembers, longStreams, { moderate: true }) },
];
