// Decides which place of the city this page shows.
import { placeOf } from './app/addresses.js';
import { announceLanguage } from './app/messages.js';
import './ui/vc-city.js';
import './ui/vc-room.js';

announceLanguage(document.documentElement);
// The browser may give a slide between two pages up; the page is there all the same.
for (const moment of ['pageswap', 'pagereveal']) {
  addEventListener(moment, ({ viewTransition }) => {
    viewTransition?.ready.catch(() => {});
    viewTransition?.finished.catch(() => {});
  });
}
const place = placeOf(location);
const element = document.createElement(place.kind === 'room' ? 'vc-room' : 'vc-city');
if (place.kind === 'room') element.place = place;
document.body.append(element);
