// Web addresses in plain text become links; everything stays text, nothing becomes markup.
import { html } from 'lit';

const address = /\bhttps?:\/\/[^\s<>"'`]+/gi;
const trailing = /[.,;:!?)\]}»”’]+$/;

/** The parts of a text for a Lit template: strings, and anchors for http and https addresses. */
export function linkify(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const url = match[0].replace(trailing, '');
    if (!isWebAddress(url)) continue;
    parts.push(text.slice(from, match.index), anchor(url));
    from = match.index + url.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function anchor(url) {
  return html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow ugc">${url}</a>`;
}

function isWebAddress(text) {
  try {
    const { protocol, username, password } = new URL(text);
    return (protocol === 'https:' || protocol === 'http:') && !username && !password;
  } catch {
    return false;
  }
}
