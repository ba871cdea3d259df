// Seals alone: one of each kind.
import { html } from 'lit';
import '../ui/vc-seal.js';

export const frame = 'flow';

const seal = (kind) => ({ is: kind, shows: html`<vc-seal kind=${kind} label=${kind}></vc-seal>` });

export const states = [seal('signed'), seal('known'), seal('guest'), seal('broken')];
