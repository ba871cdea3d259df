// Decides which place of the city this page shows.
import { placeOf } from './app/addresses.js';
import { wearAppearance } from './app/appearance.js';
import { announceLanguage } from './app/messages.js';
import { session } from './stores/session-store.js';
import './ui/vc-city.js';
import './ui/vc-room.js';

/** Desks are loaded when somebody comes to one. */
const desks = {
  'sign-up': () => import('./ui/vc-sign-up.js'),
  'sign-in': () => import('./ui/vc-sign-in.js'),
  me: () => import('./ui/vc-me.js'),
  inbox: () => import('./ui/vc-inbox.js'),
  doctor: () => import('./ui/vc-doctor.js'),
};

announceLanguage(document.documentElement);
wearAppearance(document.documentElement);
// The browser may give a slide between two pages up; the page is there all the same.
for (const moment of ['pageswap', 'pagereveal']) {
  addEventListener(moment, ({ viewTransition }) => {
    for (const part of ['updateCallbackDone', 'ready', 'finished']) viewTransition?.[part]?.catch(() => {});
    if (moment === 'pagereveal' && wentBack()) viewTransition?.types?.add('back');
  });
}
const place = placeOf(location);
session.load();
if (place.kind === 'desk') await desks[place.desk]();
if (place.embed) await import('./ui/vc-frame.js');
const element = document.createElement('vc-' + (place.embed ? 'frame' : (place.desk ?? place.kind)));
if (place.kind === 'room') element.place = place;
document.body.append(element);

/** Whether this page was come back to: it slides in from the other side then. */
function wentBack() {
  const { navigationType, from, entry } = globalThis.navigation?.activation ?? {};
  return navigationType === 'traverse' && from?.index > entry?.index;
}
