// The list of devices alone.
import { html } from 'lit';
import '../app/home-words.js';
import '../ui/vc-devices.js';
import { longName } from './samples.js';

export const frame = 'small';

const seen = '2026-05-04T09:30:00Z';
const here = { id: 'a', device: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', address: '192.0.2.7', seen, current: true };
const phone = { id: 'b', device: 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0', address: '2001:db8::7', seen, current: false };
const offline = { name: 'offline', text: '', field: 'devices' };

const devices = (list, problem = null) => html`<vc-devices .devices=${list} .problem=${problem}></vc-devices>`;

export const states = [
  { is: 'Asking', shows: devices(null) },
  { is: 'Only here', shows: devices([here]) },
  { is: 'Usual', shows: devices([here, phone]) },
  { is: 'Long names', shows: devices([here, { ...phone, device: longName }]) },
  { is: 'Not ended', shows: devices([here, phone], offline) },
  { is: 'Not read', shows: devices(null, offline) },
];
