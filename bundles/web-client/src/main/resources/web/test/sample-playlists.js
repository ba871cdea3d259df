// Playlists to look at: what they show is drawn here or in the pages' own files.
import { longName, longPath } from './samples.js';

const drawn = (colour, shape) =>
  'data:image/svg+xml,' +
  encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 320 180'><rect width='320' height='180' fill='${colour}'/>${shape}</svg>`);

const sun = drawn('#7fb7d9', "<circle cx='240' cy='50' r='28' fill='#f2d06b'/><path d='M0 180V120q80-50 160 0t160 0v60z' fill='#4f7d4f'/>");
const bean = drawn('#e7dfc9', "<path d='M150 170C120 90 200 110 170 20' stroke='#4f7d4f' stroke-width='8' fill='none'/><circle cx='190' cy='60' r='20' fill='#b3574f'/>");

/** A tenth of a second in which nothing is to be heard. */
function quiet() {
  const head = Uint8Array.from(atob('UklGRkQDAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YSADAAA='), (letter) => letter.charCodeAt(0));
  return new Blob([head, new Uint8Array(800).fill(128)], { type: 'audio/wav' });
}

export const image = { kind: 'image', src: sun, description: 'The hill behind the house' };
export const text = { kind: 'text', text: 'Pictures from the allotment', interval: 4000, description: 'Hello' };
export const link = { kind: 'link', src: 'https://example.org/compost-101', description: 'My talk' };
export const live = { kind: 'stream', src: '/ada@city.example/Garden', id: 'cam', description: '' };
export const sound = { kind: 'video', src: URL.createObjectURL(quiet()) + '#bees.mp3', description: 'Bees' };

export const gardenList = {
  id: '5f0c91aa',
  description: 'Garden',
  sender: 'Ada Lovelace',
  mine: true,
  items: [image, text, { kind: 'image', src: bean, description: 'Runner beans' }, link, live],
};
export const oneText = { id: '00000001', description: '', sender: 'Henry', mine: false, items: [text] };
export const longList = {
  id: '00000002',
  description: longName,
  sender: longName,
  mine: true,
  items: [
    { kind: 'text', text: `${longName}. `.repeat(12), interval: 2000, description: longName },
    { kind: 'link', src: `https://example.org/${longPath}`, description: '' },
    { ...image, description: longName },
  ],
};
export const emptyList = { id: '00000003', description: 'Nothing yet', sender: 'Ada Lovelace', mine: true, items: [] };

/** What a room answers: what stays in it, which one may not add to, and what is shown in this session, which one may. */
export function pages(index, active) {
  return { index: { revision: 1, playlists: index, may: false }, active: { revision: 1, playlists: active, may: true } };
}
