// Notes alone.
import { html } from 'lit';
import '../ui/vc-note.js';
import { longName } from './samples.js';

export const frame = 'picture';

const usual = [
  { id: 1, key: 'note.entered', values: { name: 'Henry' } },
  { id: 2, key: 'note.closed', values: { stream: 'cam' }, undo: () => {} },
];

export const states = [
  { is: 'None', shows: html`<vc-note .notes=${[]}></vc-note>` },
  { is: 'Usual', shows: html`<vc-note .notes=${usual}></vc-note>` },
  { is: 'Long names', shows: html`<vc-note .notes=${[{ ...usual[1], values: { stream: longName } }]}></vc-note>` },
  { is: 'Trouble', shows: html`<vc-note .notes=${[{ id: 1, key: 'copy.failed' }]}></vc-note>` },
];
