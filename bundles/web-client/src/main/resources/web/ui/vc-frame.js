// A room in a frame of somebody's own page: the stage alone, and the way to all of it.
import { LitElement, css, html } from 'lit';
import { cityName, readableName, roomUrl } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { RoomStore } from '../stores/room-store.js';
import { StageStore } from '../stores/stage-store.js';
import { Follows } from '../stores/store.js';
import { RoomMedia } from './room-media.js';
import { base } from './styles.js';
import './vc-stage.js';

class VcFrame extends LitElement {
  static properties = { place: { attribute: false } };

  static styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100dvh;
        background: var(--stage);
        color: var(--stage-ink);
      }
      main {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      vc-stage {
        flex: 1;
        min-width: 0;
      }
      main > p {
        margin: auto;
        padding: var(--space-4);
        text-align: center;
      }
      .whole {
        padding: var(--space-1) var(--space-3);
        background: var(--stage-raised);
        font-size: var(--text-small);
        text-align: right;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  #room;
  #stage;
  #media;

  connectedCallback() {
    super.connectedCallback();
    this.#room = new RoomStore(this.place);
    this.#stage = new StageStore(this.place);
    new Follows(this, this.#room, this.#stage);
    this.#media = new RoomMedia(this, this.place, this.#room, this.#stage);
    this.#room.enter();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#room.leave();
    this.#stage.sync([]);
  }

  render() {
    const { phase, members, self, title } = this.#room.state;
    const name = title || readableName(this.place.name) || this.place.owner;
    document.title = `${name} · ${cityName()}`;
    const closed = phase === 'shut' || phase === 'door';
    return html`
      <main data-phase=${phase}>
        ${
          closed
            ? html`<p>${t('embed.closed')}</p>`
            : html`<vc-stage role="region" aria-label=${t('room.stage')} .streams=${this.#media.boxes()} .members=${members} .self=${self} .stage=${this.#stage} .view=${this.#stage.state}>
                <p role="status">${t(phase === 'inside' ? 'empty.title' : 'room.entering')}</p>
              </vc-stage>`
        }
      </main>
      <a class="whole" href=${roomUrl(this.place.path)} target="_blank" rel="noopener">${name} · ${t('embed.open')}</a>
    `;
  }
}

customElements.define('vc-frame', VcFrame);
