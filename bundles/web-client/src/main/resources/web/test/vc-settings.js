// The settings of a room alone, before an API with fixed answers.
import { html } from 'lit';
import '../ui/vc-settings.js';
import { answerOwner } from './sample-settings.js';
import { garden } from './samples.js';

export const frame = 'place';

answerOwner();

export const states = [
  { is: 'Usual', shows: html`<vc-settings .name=${'Garden'} .place=${garden} .sheet=${'about'}></vc-settings>` },
];
