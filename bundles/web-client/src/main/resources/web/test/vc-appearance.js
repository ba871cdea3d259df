// Light or dark, as it is chosen on this device.
import { html } from 'lit';
import '../ui/vc-appearance.js';

export const frame = 'flow';

export const states = [{ is: 'Usual', shows: html`<vc-appearance></vc-appearance>` }];
