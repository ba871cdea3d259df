// The band of trouble alone.
import { html } from 'lit';
import { t } from '../app/messages.js';
import '../ui/vc-band.js';
import { longName } from './samples.js';

export const frame = 'line';

export const states = [
  { is: 'Counting', shows: html`<vc-band counting="band.waiting" .until=${Date.now() + 3_600_000}></vc-band>` },
  { is: 'Trying now', shows: html`<vc-band counting="band.unreached" .until=${0}></vc-band>` },
  { is: 'Told', shows: html`<vc-band .text=${t('band.interrupted')}></vc-band>` },
  { is: 'Long', shows: html`<vc-band .text=${t('band.transports', { count: 2, names: `rtmp, ${longName}` })}></vc-band>` },
];
