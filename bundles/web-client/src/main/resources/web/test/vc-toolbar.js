// The tool bar alone.
import { html } from 'lit';
import * as icons from '../ui/icons.js';
import '../ui/vc-toolbar.js';

export const frame = 'line';

const act = () => {};
const tool = (id, label, keep, more = {}) => ({ id, label, icon: icons[id] ?? icons.more, keep, act, ...more });

const sound = tool('sound', 'Turn the sound on', 6, { icon: icons.soundOff });
const panels = [tool('chat', 'Chat', 8, { pressed: true }), tool('people', 'People', 7, { pressed: false })];
const leave = [tool('leave', 'Leave', 9, { grave: true })];
const layout = [
  sound,
  tool('tiles', 'Layout: side by side', 3),
  tool('full', 'Full screen', 2),
  tool('lock', 'Unlock the door', 1, { pressed: true }),
  tool('settings', 'Settings of this room', 1),
];
const takes = ['save', 'copy', 'link', 'globe'].map((id) => tool(id, `What one does with ${id}`, 3));
const owners = [...panels, tool('join', 'How to join', 4, { pressed: false }), tool('rooms', 'My rooms', 4, { icon: icons.home })];
const unread = [{ ...panels[0], count: 1234, pressed: false }, panels[1]];
const denied = tool('knock', 'Microphone', 9, { why: 'That did not work. Look whether the browser may, then try again.', understood: act });

const records = tool('record', 'Stop recording, 1:23', 9, { text: 'REC 1:23', grave: true });

export const states = [
  { is: 'Alone', shows: html`<vc-toolbar .groups=${[[sound], panels, leave]}></vc-toolbar>` },
  { is: 'An owner', shows: html`<vc-toolbar .groups=${[takes, layout, owners, leave]}></vc-toolbar>` },
  { is: 'Busy, and unread', shows: html`<vc-toolbar .groups=${[[tool('knock', 'Microphone', 9, { busy: true })], unread, leave]}></vc-toolbar>` },
  { is: 'Recording', shows: html`<vc-toolbar .groups=${[[records], layout, panels, leave]}></vc-toolbar>` },
  { is: 'Something failed', shows: html`<vc-toolbar .groups=${[[denied], layout, panels, leave]}></vc-toolbar>` },
];
