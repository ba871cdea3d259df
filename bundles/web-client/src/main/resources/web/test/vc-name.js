// The name one goes by alone.
import { html } from 'lit';
import '../ui/vc-name.js';
import { longName } from './samples.js';

export const frame = 'small';

const granted = async () => ({ ok: true });
const taken = { name: 'name-taken', text: 'Somebody here has this name already.' };

export const states = [
  { is: 'Usual', shows: html`<vc-name name="Ada Lovelace" .rename=${granted}></vc-name>` },
  { is: 'Long name', shows: html`<vc-name .name=${longName} .rename=${granted}></vc-name>` },
  { is: 'Changing', shows: html`<vc-name name="Ada Lovelace" .rename=${granted} .editing=${true}></vc-name>` },
  {
    is: 'Not changed',
    shows: html`<vc-name
      name="Henry"
      .rename=${async () => ({ ok: false, reason: taken })}
      .editing=${true}
      .problem=${taken}
    ></vc-name>`,
  },
];
