// The panel with the playlists of a room, alone.
import { html } from 'lit';
import { PlaylistsStore } from '../stores/playlists-store.js';
import { Store } from '../stores/store.js';
import '../ui/vc-playlists.js';
import { emptyList, gardenList, longList, oneText } from './sample-playlists.js';
import { answerWith } from './sample-api.js';

export const frame = 'panel';

answerWith({});

function panel(state, add = true, away = []) {
  const store = new PlaylistsStore({ path: 'ada@city.example/Garden' }, new Store({ phase: 'entering', members: [] }));
  store.update({ known: true, ...state });
  return html`<vc-playlists .playlists=${store} .away=${new Set(away)} ?add=${add} ?keep=${add}></vc-playlists>`;
}

const page = (...playlists) => ({ revision: 1, playlists, may: true });
const none = page();

export const states = [
  { is: 'None', shows: panel({}) },
  { is: 'Both pages', shows: panel({ index: page(gardenList), active: page(oneText, emptyList) }, true, ['playlist:5f0c91aa']) },
  { is: 'Those of others', shows: panel({ index: page({ ...oneText, id: '00000009' }), active: page(oneText) }, false) },
  { is: 'None of others', shows: panel({}, false) },
  { is: 'Long names', shows: panel({ index: page(longList), active: none }) },
  { is: 'Not known yet', shows: panel({ known: false }) },
];
