// Passkeys alone.
import { html } from 'lit';
import '../app/home-words.js';
import '../ui/vc-passkeys.js';
import { passkeys } from './sample-settings.js';
import { longName } from './samples.js';

export const frame = 'small';

const cancelled = { name: 'passkey-cancelled', text: '', field: 'add' };
const offline = { name: 'offline', text: '', field: 'passkeys' };
const long = [{ ...passkeys[0], label: longName, host: `${longName.replaceAll(' ', '-')}.example` }];

const shown = (list, more = {}) => {
  const { leaving = new Set(), busy = false, problem = null, done = '', lack = '' } = more;
  return html`<vc-passkeys .passkeys=${list} .leaving=${leaving} .busy=${busy} .problem=${problem} .done=${done} .lack=${lack}></vc-passkeys>`;
};

export const states = [
  { is: 'Asking', shows: shown(null) },
  { is: 'None yet', shows: shown([]) },
  { is: 'Usual', shows: shown(passkeys, { done: 'added' }) },
  { is: 'Being made', shows: shown(passkeys, { busy: true }) },
  { is: 'Cancelled', shows: shown([], { problem: cancelled }) },
  { is: 'About to be removed', shows: shown(passkeys, { leaving: new Set(['p2']) }) },
  { is: 'Not removed', shows: shown(passkeys, { problem: offline }) },
  { is: 'Not read', shows: shown(null, { problem: offline }) },
  { is: 'Insecure page', shows: shown(passkeys, { lack: 'insecure' }) },
  { is: 'No more', shows: shown(passkeys, { lack: 'full' }) },
  { is: 'Long words', shows: shown(long) },
];
