// The signs of playlists and what is in them.
import { svg } from 'lit';
import { icon, join, link } from './icons.js';

export const previous = icon(svg`<path d="M18 6v12l-8.5-6zM6.5 6v12" />`);
export const next = icon(svg`<path d="M6 6v12l8.5-6zM17.5 6v12" />`);
export const list = icon(svg`<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1" />`);
export const text = icon(svg`<path d="M5 6.5h14M5 11h14M5 15.5h9" />`);
export const image = icon(
  svg`<rect x="3.5" y="5" width="17" height="14" rx="1.5" /><path d="M4 17l5-5.5 4 4 2.5-2.5 4.5 4.5" /><circle cx="15.5" cy="9.2" r="1.3" />`,
);
export const film = icon(svg`<rect x="3.5" y="5" width="17" height="14" rx="1.5" /><path d="M10 9v6l5-3z" />`);
export const grip = icon(svg`<path d="M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1" />`);
export const pin = icon(svg`<path d="M9 4h6l-.7 6 3.2 3.5h-11L9.7 10zM12 13.5V20" />`);
export const up = icon(svg`<path d="M6 14l6-6 6 6" />`);

/** The sign for an item of a kind. */
export const kindIcons = { text, image, video: film, stream: join, link };

