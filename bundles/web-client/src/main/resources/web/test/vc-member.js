// One person of the list alone.
import { html } from 'lit';
import '../ui/vc-member.js';
import { longMembers, members } from './samples.js';

export const frame = 'small';

const all = ['mute', 'make-moderator', 'remove', 'ban'];
const member = (one, acts = [], own = false) => html`<vc-member .member=${one} .acts=${acts} ?own=${own}></vc-member>`;

export const states = [
  { is: 'Oneself', shows: member(members[0], [], true) },
  { is: 'A moderator', shows: member(members[1], all) },
  { is: 'Who may take over', shows: member({ ...members[2], role: 'member' }, ['mute', 'hand-over', 'remove', 'ban']) },
  { is: 'Muted', shows: member(members[2], all) },
  { is: 'Long names', shows: member(longMembers[0], all) },
];
