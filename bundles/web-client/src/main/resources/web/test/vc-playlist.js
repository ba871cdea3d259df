// Playlists alone, at one item each and as a list.
import { html } from 'lit';
import { Showing } from '../stores/showing.js';
import '../ui/vc-playlist.js';
import { emptyList, gardenList, link, live, longList, oneText, sound } from './sample-playlists.js';

export const frame = 'picture';

function show(playlist, state = {}) {
  const showing = new Showing();
  showing.take(playlist.items);
  showing.update(state);
  return html`<vc-playlist .playlist=${playlist} .showing=${showing}></vc-playlist>`;
}

const only = (item) => ({ ...oneText, items: [item] });

export const states = [
  { is: 'A picture', shows: show(gardenList) },
  { is: 'A text that plays', shows: show(gardenList, { at: 1, playing: true }) },
  { is: 'A list', shows: show(gardenList, { at: 2, list: true }) },
  { is: 'A link', shows: show(only(link)) },
  { is: 'A live stream', shows: show(only(live)) },
  { is: 'A sound', shows: show(only(sound)) },
  { is: 'One text', shows: show(oneText) },
  { is: 'Long words', shows: show(longList) },
  { is: 'A long address', shows: show(longList, { at: 1 }) },
  { is: 'Nothing', shows: show(emptyList) },
];
