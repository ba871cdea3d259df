// What an item of a playlist is called, and how it looks when it is small.
import { css, html } from 'lit';
import '../app/media-words.js';
import { t } from '../app/messages.js';
import { soundOn } from './icons.js';
import { kindIcons } from './media-icons.js';

/** What a playlist is called: as it says, else by whose it is. */
export function playlistTitle({ description, sender }) {
  return description || (sender ? t('playlist.of', { name: sender }) : t('playlist.untitled'));
}

/** What an item is called: as it says, else by what it is. */
export function itemTitle({ kind, description, text, src, id }) {
  return description || { text, stream: id }[kind] || (kind === 'link' ? hostOf(src) : t('playlist.kind.' + (isSound({ kind, src }) ? 'sound' : kind)));
}

/** Whether a video is to be heard only. */
export function isSound({ kind, src }) {
  return kind === 'video' && /\.(mp3|ogg|oga|m4a)$/i.test(src);
}

/** Has the browser keep what is at an address as a file. */
export function saveAs(href, download) {
  Object.assign(document.createElement('a'), { href, download }).click();
}

/** The host of a web address; of what is none, all of it. */
export function hostOf(src) {
  return URL.canParse(src) ? new URL(src).host : src;
}

/** A small picture of an item, or the sign of its kind. */
export function thumbOf(item) {
  if (item && isSound(item)) return html`<span class="thumb">${soundOn}</span>`;
  switch (item?.kind) {
    case 'image':
      return html`<span class="thumb"><img src=${item.src} alt="" loading="lazy" draggable="false" /></span>`;
    case 'video':
      return html`<span class="thumb"><video src=${item.src + '#t=0.1'} preload="metadata" muted playsinline tabindex="-1" aria-hidden="true"></video>${kindIcons.video}</span>`;
    default:
      return html`<span class="thumb">${kindIcons[item?.kind] ?? kindIcons.text}</span>`;
  }
}

export const thumbs = css`
  .thumb {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    width: 56px;
    aspect-ratio: 16 / 10;
    border-radius: var(--radius-small);
    background: var(--stage-raised);
    color: var(--stage-ink);
    overflow: hidden;
  }
  .thumb img,
  .thumb video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .thumb video + svg {
    position: relative;
    padding: 2px;
    border-radius: var(--radius-small);
    background: var(--stage-scrim);
  }
`;
