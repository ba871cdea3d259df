// Homes alone, before an API with fixed answers.
import { html } from 'lit';
import '../ui/vc-home.js';
import { answerWith } from './sample-api.js';
import { gardenList, oneText } from './sample-playlists.js';
import { emptyRoom, face, longName, longPath, longRoom, room } from './samples.js';

export const frame = 'stage';

const place = (owner) => ({ kind: 'room', path: owner, owner, name: '', key: '' });
const below = (path, more) => ({ ...emptyRoom, path, ...more });
const long = longPath.split('/')[0];

answerWith({
  'GET /homes/ada@city.example': {
    rooms: [room, below('ada@city.example/Library', { title: 'Library' }), below('ada@city.example/Tea.house')],
  },
  'GET /homes/henry@city.example': { rooms: [], owner: { name: 'Henry', photo: face } },
  'GET /homes/grace@city.example': { rooms: [] },
  [`GET /homes/${encodeURIComponent(long).replace('%40', '@')}`]: { rooms: [longRoom] },
});

export const states = [
  { is: 'With rooms', shows: html`<vc-home .place=${place('ada@city.example')} .heading=${'Ada at home'} .person=${{ name: 'Ada Lovelace', photo: face }}></vc-home>` },
  { is: 'With playlists', shows: html`<vc-home .place=${place('henry@city.example')} .heading=${''} .playlists=${[gardenList, oneText]}></vc-home>` },
  { is: 'Alone', shows: html`<vc-home .place=${place('henry@city.example')} .heading=${''}></vc-home>` },
  { is: 'Of somebody unknown', shows: html`<vc-home .place=${place('grace@city.example')} .heading=${''}></vc-home>` },
  { is: 'Long names', shows: html`<vc-home .place=${place(long)} .heading=${longName}></vc-home>` },
];
