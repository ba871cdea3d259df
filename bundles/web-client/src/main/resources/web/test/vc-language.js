// The language of the pages, as it is chosen on this device.
import { html } from 'lit';
import '../ui/vc-language.js';

export const frame = 'flow';

export const states = [{ is: 'Usual', shows: html`<vc-language></vc-language>` }];
