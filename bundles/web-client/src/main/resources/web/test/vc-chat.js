// The chat alone.
import { html } from 'lit';
import '../ui/vc-chat.js';
import { lines, longLines, longName } from './samples.js';

export const frame = 'panel';

const granted = async () => ({ ok: true });
const refused = async () => ({ ok: false, reason: { name: 'offline', text: '' } });

const chat = (said, name, problem = null) =>
  html`<vc-chat .lines=${said} .name=${name} .say=${problem ? refused : granted} .rename=${granted} .problem=${problem}></vc-chat>`;

export const states = [
  { is: 'Empty', shows: chat([], 'guest-7') },
  { is: 'Usual', shows: chat(lines, 'Ada Lovelace') },
  { is: 'Long words', shows: chat(longLines, longName) },
  { is: 'Not sent', shows: chat(lines, 'Ada Lovelace', { name: 'offline', text: '' }) },
];
