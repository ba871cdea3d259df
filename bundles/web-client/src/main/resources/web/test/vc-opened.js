// Letters that lie open, alone: with each kind of seal, locked, damaged.
import { html } from 'lit';
import '../ui/vc-opened.js';
import { sampleCard } from './sample-cards.js';
import { openedLetter, rows } from './sample-letters.js';

export const frame = 'line';

const [row, guest] = rows;
const card = await sampleCard();
const locked = { id: 'a1', phase: 'locked' };
const failed = { id: 'a1', phase: 'failed', problem: { name: 'letter-changed' } };

export const states = [
  { is: 'Signed', shows: html`<vc-opened .row=${row} .opened=${await openedLetter({ kind: 'signed' })}></vc-opened>` },
  { is: 'Of a guest', shows: html`<vc-opened .row=${guest} .opened=${await openedLetter({ kind: 'guest' })}></vc-opened>` },
  { is: 'Broken', shows: html`<vc-opened .row=${row} .opened=${await openedLetter({ kind: 'broken', why: 'changed' })}></vc-opened>` },
  { is: 'Revoked before it came', shows: html`<vc-opened .row=${row} .opened=${await openedLetter({ kind: 'broken', why: 'revoked' })}></vc-opened>` },
  { is: 'Replaced since', shows: html`<vc-opened .row=${row} .opened=${await openedLetter({ kind: 'signed', why: 'past' })}></vc-opened>` },
  { is: 'Lost since', shows: html`<vc-opened .row=${row} .opened=${await openedLetter({ kind: 'guest', why: 'lost' })}></vc-opened>` },
  { is: 'Run out long ago', shows: html`<vc-opened .row=${row} .opened=${await openedLetter({ kind: 'guest', why: 'forgotten' })}></vc-opened>` },
  { is: 'Locked', shows: html`<vc-opened .row=${row} .opened=${locked} .card=${card}></vc-opened>` },
  { is: 'No card here', shows: html`<vc-opened .row=${row} .opened=${locked}></vc-opened>` },
  { is: 'Opening', shows: html`<vc-opened .row=${row} .opened=${{ id: 'a1', phase: 'fetching' }}></vc-opened>` },
  { is: 'Damaged', shows: html`<vc-opened .row=${row} .opened=${failed}></vc-opened>` },
];
