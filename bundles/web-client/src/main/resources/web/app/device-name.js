// What people call the device that a browser runs on.
import { t } from './messages.js';

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
];
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
];

/** A browser and its system in what the browser calls itself; unknown ones keep their own words. */
export function deviceName(agent) {
  const found = (names) => names.find(([mark]) => agent.includes(mark))?.[1];
  return [found(browsers), found(systems)].filter(Boolean).join(' · ') || agent.slice(0, 60) || t('devices.unknown');
}
