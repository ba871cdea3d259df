// Playlists as pictures to press, alone.
import { html } from 'lit';
import '../ui/vc-shelf.js';
import { emptyList, gardenList, longList, oneText } from './sample-playlists.js';

export const frame = 'stage';

export const states = [
  { is: 'Several', shows: html`<vc-shelf .playlists=${[gardenList, oneText, longList, emptyList]}></vc-shelf>` },
  { is: 'One', shows: html`<vc-shelf .playlists=${[gardenList]}></vc-shelf>` },
];
