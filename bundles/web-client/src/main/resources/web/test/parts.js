// Shows one part of the pages alone in its telling states: the address names it (?vc-box); without a name, the list.
import { html, render } from 'lit';
import { announceLanguage } from '../app/messages.js';

/** Every part there is; each has a module of its name beside this one. */
const parts = [
  'vc-add-media',
  'vc-address',
  'vc-admission',
  'vc-appearance',
  'vc-attachments',
  'vc-avatar',
  'vc-band',
  'vc-box',
  'vc-capture',
  'vc-card',
  'vc-card-drop',
  'vc-card-editor',
  'vc-card-file',
  'vc-card-list',
  'vc-chat',
  'vc-city',
  'vc-code',
  'vc-copy',
  'vc-crop',
  'vc-devices',
  'vc-doctor',
  'vc-door',
  'vc-envelope',
  'vc-face',
  'vc-first-cards',
  'vc-frame',
  'vc-here',
  'vc-home',
  'vc-inbox',
  'vc-invitation',
  'vc-invitations',
  'vc-join',
  'vc-kept-cards',
  'vc-keys',
  'vc-knock',
  'vc-knocks',
  'vc-language',
  'vc-leave',
  'vc-letter',
  'vc-me',
  'vc-media',
  'vc-member',
  'vc-menu',
  'vc-meter',
  'vc-mirror',
  'vc-move',
  'vc-my-cards',
  'vc-name',
  'vc-names',
  'vc-note',
  'vc-opened',
  'vc-own-card',
  'vc-panel',
  'vc-passkeys',
  'vc-passphrase',
  'vc-people',
  'vc-playlist',
  'vc-playlists',
  'vc-preview',
  'vc-recorder',
  'vc-room',
  'vc-room-cards',
  'vc-room-form',
  'vc-rooms',
  'vc-seal',
  'vc-settings',
  'vc-shelf',
  'vc-sign-in',
  'vc-sign-up',
  'vc-snap',
  'vc-soft-card',
  'vc-stage',
  'vc-toolbar',
  'vc-unlock',
  'vc-visiting',
  'vc-you',
];

const list = html`
  <main>
    <h1>Parts of the pages</h1>
    <ul class="list">
      ${parts.map((part) => html`<li><a href="?${part}">${part}</a></li>`)}
    </ul>
  </main>
`;

/**
 * @param {string} part the name of the part
 * @param {{frame: string, states: {is: string, shows: unknown}[]}} page what its module exports: the kind of place it
 *     stands in, and each state's name and template
 */
function shelf(part, { frame, states }) {
  return html`
    <main>
      <h1><a href="?">Parts</a> / ${part}</h1>
      <div class="shelf">
        ${states.map(
          ({ is, shows }) => html`<section aria-label=${is}>
            <h2>${is}</h2>
            <div class="frame ${frame}">${shows}</div>
          </section>`,
        )}
      </div>
    </main>
  `;
}

announceLanguage(document.documentElement);
const asked = decodeURIComponent(location.search.slice(1));
const known = parts.includes(asked);
render(known ? shelf(asked, await import(`./${asked}.js`)) : list, document.body);
document.title = `${known ? asked : 'Parts'} · VideoCity`;
document.body.dataset.shown = known ? asked : 'list';
