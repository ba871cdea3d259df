// The signs of the city: strokes on a 24 x 24 grid, in the colour of the text around them.
import { html, svg } from 'lit';

/** A sign of such strokes. */
export const icon = (paths) => html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

export const chat = icon(svg`<path d="M4 5h16v11H9l-5 4z" />`);
export const people = icon(
  svg`<circle cx="9" cy="8" r="3.5" /><path d="M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.8a3.4 3.4 0 0 1 0 6.4M18 14.4c2.2.8 3.6 2.8 3.6 5.6" />`,
);
export const join = icon(
  svg`<circle cx="12" cy="12" r="2" /><path d="M7.8 16.2a6 6 0 0 1 0-8.4M16.2 7.8a6 6 0 0 1 0 8.4M5 19a10 10 0 0 1 0-14M19 5a10 10 0 0 1 0 14" />`,
);
export const soundOn = icon(
  svg`<path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.4a8 8 0 0 1 0 11.2" />`,
);
export const soundOff = icon(svg`<path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5" />`);
export const tiles = icon(
  svg`<rect x="3.5" y="5" width="7.5" height="6" rx="1" /><rect x="13" y="5" width="7.5" height="6" rx="1" /><rect x="3.5" y="13" width="7.5" height="6" rx="1" /><rect x="13" y="13" width="7.5" height="6" rx="1" />`,
);
export const large = icon(
  svg`<rect x="3.5" y="5" width="17" height="9" rx="1" /><path d="M3.5 18h4M10 18h4M16.5 18h4" />`,
);
export const full = icon(svg`<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />`);
export const notFull = icon(svg`<path d="M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5" />`);
export const leave = icon(svg`<path d="M13 4H5v16h8M10 12h11M17 8l4 4-4 4" />`);
export const dock = icon(svg`<path d="M5 18h14" />`);
export const maximise = icon(svg`<rect x="5" y="5" width="14" height="14" rx="1.5" />`);
export const restore = icon(
  svg`<rect x="4.5" y="8.5" width="11" height="11" rx="1.5" /><path d="M8.5 8.5v-4h11v11h-4" />`,
);
export const close = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const copy = icon(svg`<rect x="8.5" y="8.5" width="11" height="11" rx="2" /><path d="M5 15.5h-.5v-11h11V5" />`);
export const info = icon(svg`<path d="M12 11v6M12 7.2v.1" />`);
export const check = icon(svg`<path d="M5 12.5l4.5 4.5L19 7.5" />`);
export const pause = icon(svg`<path d="M8.5 6v12M15.5 6v12" />`);
export const play = icon(svg`<path d="M8 5.5v13l10.5-6.5z" />`);
export const search = icon(svg`<circle cx="10.5" cy="10.5" r="6" /><path d="M15 15l5.5 5.5" />`);
export const send = icon(svg`<path d="M4 12L20 4.5 15 20l-3.5-6.5zM11.5 13.5L20 4.5" />`);
export const pencil = icon(svg`<path d="M4.5 19.5l1-4L16 5l3 3L8.5 18.5z" />`);
export const down = icon(svg`<path d="M6 10l6 6 6-6" />`);
export const door = icon(svg`<path d="M6 21V3.5h12V21M3.5 21h17M14.5 12v1.5" />`);
export const home = icon(svg`<path d="M3.5 11.5L12 4.5l8.5 7M6 10v9.5h12V10M10 19.5v-5h4v5" />`);
export const lock = icon(svg`<rect x="5.5" y="10.5" width="13" height="9" rx="1.5" /><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />`);
export const globe = icon(
  svg`<circle cx="12" cy="12" r="8.5" /><path d="M3.5 12h17M12 3.5c3 2.6 3 14.4 0 17M12 3.5c-3 2.6-3 14.4 0 17" />`,
);
export const halfMoon = icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />`);
export const bin = icon(svg`<path d="M4.5 6.5h15M9 6.5v-2h6v2M6.5 6.5l1 13h9l1-13M10 10.5v5.5M14 10.5v5.5" />`);
export const plus = icon(svg`<path d="M12 5v14M5 12h14" />`);
export const mail = icon(svg`<rect x="3.5" y="5.5" width="17" height="13" rx="1.5" /><path d="M4 7l8 6 8-6" />`);
export const device = icon(svg`<rect x="3.5" y="5" width="17" height="11" rx="1.5" /><path d="M9 20h6M12 16v4" />`);
export const friend = icon(
  svg`<circle cx="10" cy="8" r="3.5" /><path d="M3.5 20c0-3.6 2.9-6 6.5-6 1.6 0 3 .5 4.2 1.3M18.5 14v6M15.5 17h6" />`,
);
export const card = icon(
  svg`<rect x="2.5" y="5" width="19" height="14" rx="2" /><rect x="5.5" y="8.5" width="5" height="5" rx="1" /><path d="M13.5 9h5M13.5 12.5h5M5.5 16h13" />`,
);
export const save = icon(svg`<path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15" />`);
export const camera = icon(svg`<rect x="3" y="6" width="12" height="12" rx="2" /><path d="M15 11l6-3.5v9L15 13" />`);
export const noCamera = icon(
  svg`<path d="M9 6h4a2 2 0 0 1 2 2v4M15 15v1a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 1.2-1.8M15 11l6-3.5v9L15 13M4 4l16 16" />`,
);
export const screen = icon(svg`<rect x="3" y="4.5" width="18" height="12" rx="1.5" /><path d="M12 13.5v-6M9 10l3-3 3 3M9 20h6" />`);
export const knock = icon(
  svg`<path d="M8 12.5V6.8a1.4 1.4 0 0 1 2.8 0V11M10.8 10V5.4a1.4 1.4 0 0 1 2.8 0V10M13.6 10V6.4a1.4 1.4 0 0 1 2.8 0V12M16.4 11a1.4 1.4 0 0 1 2.8 0v3.5c0 3.6-2.2 6-5.8 6-2.7 0-4.3-1-5.6-3.2L5 13.2a1.4 1.4 0 0 1 2.3-1.6l.7.9" />`,
);
export const more = icon(
  svg`<circle cx="12" cy="5.5" r="1" /><circle cx="12" cy="12" r="1" /><circle cx="12" cy="18.5" r="1" />`,
);
export const muted = icon(
  svg`<path d="M9 9.5V6a3 3 0 0 1 6 0v5M15 14a3 3 0 0 1-6-1.5M6 11.5a6 6 0 0 0 9.5 4.9M18 11.5a6 6 0 0 1-.5 2.4M12 17.5V21M4 4l16 16" />`,
);
export const voice = icon(svg`<rect x="9" y="3" width="6" height="11.5" rx="3" /><path d="M6 11.5a6 6 0 0 0 12 0M12 17.5V21" />`);
export const shield = icon(svg`<path d="M12 3.5l7 2.5v5.5c0 4.4-2.9 7.6-7 9-4.1-1.4-7-4.6-7-9V6z" /><path d="M9 12l2.2 2.2L15.2 10" />`);
export const banned = icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M6 6l12 12" />`);
export const unlock = icon(svg`<rect x="5.5" y="10.5" width="13" height="9" rx="1.5" /><path d="M8.5 10.5V8a3.5 3.5 0 0 1 6.8-1.2" />`);
export const settings = icon(
  svg`<path d="M4 7h9M17.5 7H20M4 12h2.5M11 12h9M4 17h7M15.5 17H20" /><circle cx="15.2" cy="7" r="2.2" /><circle cx="8.8" cy="12" r="2.2" /><circle cx="13.2" cy="17" r="2.2" />`,
);
export const key = icon(svg`<circle cx="8" cy="15.5" r="4" /><path d="M11 12.5l8.5-8.5M16 7.5l3 3" />`);
export const link = icon(
  svg`<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2" />`,
);
export const stop = icon(svg`<rect x="6.5" y="6.5" width="11" height="11" rx="1.5" />`);
export const record = icon(svg`<circle cx="12" cy="12" r="8.5" /><circle cx="12" cy="12" r="3.5" fill="currentColor" />`);
export const snapshot = icon(svg`<path d="M3.5 8h4l1.5-2.5h6L16.5 8h4v11h-17z" /><circle cx="12" cy="13.2" r="3.4" />`);
export const addMedia = icon(svg`<path d="M13 5H4.5v14h15v-8" /><path d="M5 17l4.5-5 3.5 3.5 2-2 4 4M18.5 2.5v6M15.5 5.5h6" />`);
export const playlist = icon(svg`<path d="M4 6.5h16M4 11.5h9M4 16.5h9M16.5 12.5v6l5-3z" />`);
export const inbox = icon(
  svg`<path d="M4 13.5V19h16v-5.5M4 13.5L6.5 5h11L20 13.5M4 13.5h4.5l1.5 2.5h4l1.5-2.5H20" />`,
);
export const clip = icon(svg`<path d="M18.5 11l-6.8 6.8a4 4 0 0 1-5.7-5.6l7.4-7.4a2.7 2.7 0 0 1 3.8 3.8l-7.3 7.3a1.3 1.3 0 0 1-1.9-1.9l6.3-6.2" />`);
export const reply = icon(svg`<path d="M9.5 6L4 11.5 9.5 17M4 11.5h9.5c3.6 0 6.5 2.4 6.5 6.5" />`);
export const logo = html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <rect x="2" y="5" width="28" height="22" rx="5" />
  <path d="M8 21v-6l4-3 4 3v6z" />
  <path d="M19 13.6v5.8a.9.9 0 0 0 1.4.8l4.2-2.9a1 1 0 0 0 0-1.6l-4.2-2.9a.9.9 0 0 0-1.4.8z" />
</svg>`;
