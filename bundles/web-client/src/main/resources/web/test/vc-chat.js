// The chat alone.
import { html } from 'lit';
import '../ui/vc-chat.js';
import { event, lines, longLines, longName } from './samples.js';

export const frame = 'panel';

const granted = async () => ({ ok: true });
const refused = async () => ({ ok: false, reason: { name: 'offline', text: '' } });

const chat = (said, name, { problem = null, typing = [], silenced = false } = {}) =>
  html`<vc-chat
    .lines=${said}
    .name=${name}
    .typing=${typing}
    ?silenced=${silenced}
    .say=${problem ? refused : granted}
    .rename=${granted}
    .problem=${problem}
  ></vc-chat>`;

const coming = [event(0, 'came', 'Henry'), ...lines.slice(0, 3), event(6, 'left', 'Žofie'), ...lines.slice(4)];

export const states = [
  { is: 'Empty', shows: chat([], 'guest-7') },
  { is: 'Usual', shows: chat(lines, 'Ada Lovelace') },
  { is: 'Coming and going', shows: chat(coming, 'Ada Lovelace', { typing: ['Henry', 'Žofie'] }) },
  { is: 'Many write', shows: chat(lines, 'Ada Lovelace', { typing: ['Henry', 'Žofie', 'Grace', 'Kurt'] }) },
  { is: 'Muted', shows: chat(lines, 'Žofie', { silenced: true }) },
  { is: 'Long words', shows: chat(longLines, longName, { typing: [longName] }) },
  { is: 'Not sent', shows: chat(lines, 'Ada Lovelace', { problem: { name: 'offline', text: '' } }) },
];
