// Playlists as pictures to press: what somebody shows at home.
import { LitElement, css, html } from 'lit';
import '../app/media-words.js';
import { t } from '../app/messages.js';
import { boxOf } from '../stores/playlists-store.js';
import { playlistTitle, thumbOf, thumbs } from './playlist-items.js';
import { base, controls } from './styles.js';

/** Fires `show` with the name of the box of the playlist pressed. */
class VcShelf extends LitElement {
  static properties = { playlists: { attribute: false } };

  static styles = [
    base,
    controls,
    thumbs,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-3);
      }
      li {
        flex: 0 1 200px;
        min-width: min(100%, 140px);
      }
      button {
        display: grid;
        width: 100%;
        padding: 0;
        border: 1px solid var(--stage-line);
        border-radius: var(--radius-large);
        background: var(--stage-raised);
        color: var(--stage-ink);
        text-align: start;
        overflow: hidden;
        transition: background var(--fast) var(--ease);
      }
      button:hover {
        background: var(--stage-hover);
      }
      button:focus-visible {
        outline-color: var(--stage-ink);
      }
      .thumb {
        width: 100%;
        border-radius: 0;
        background: var(--stage-picture);
      }
      .thumb > svg {
        width: 32px;
        height: 32px;
      }
      .words {
        display: grid;
        padding: var(--space-2) var(--space-3);
      }
      strong {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 500;
      }
      small {
        color: var(--stage-soft);
        font-size: var(--text-small);
      }
    `,
  ];

  render() {
    return html`<ul>
      ${this.playlists.map(
        (playlist) => html`<li>
          <button data-playlist=${playlist.id} @click=${() => this.dispatchEvent(new CustomEvent('show', { detail: boxOf(playlist.id) }))}>
            ${thumbOf(pictured(playlist.items))}
            <span class="words">
              <strong>${playlistTitle(playlist)}</strong>
              <small>${t('playlists.items', { count: playlist.items.length })}</small>
            </span>
          </button>
        </li>`,
      )}
    </ul>`;
  }
}

/** The first item that shows something. */
function pictured(items) {
  return items.find(({ kind }) => kind === 'image' || kind === 'video') ?? items[0];
}

customElements.define('vc-shelf', VcShelf);
