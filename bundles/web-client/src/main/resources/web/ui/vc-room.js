// A room: the stage, the side panel, the tool bar; a door when one may not go in.
import { LitElement, css, html, nothing } from 'lit';
import { readableName } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { unread } from '../stores/room-messages.js';
import { RoomStore } from '../stores/room-store.js';
import { session } from '../stores/session-store.js';
import { StageStore } from '../stores/stage-store.js';
import { Follows } from '../stores/store.js';
import { bandOf } from './room-band.js';
import { base } from './styles.js';
import { copyText } from './vc-copy.js';
import './vc-address.js';
import './vc-band.js';
import './vc-chat.js';
import './vc-door.js';
import './vc-invitation.js';
import './vc-join.js';
import './vc-note.js';
import './vc-panel.js';
import './vc-people.js';
import './vc-stage.js';
import './vc-toolbar.js';

const wide = matchMedia('(min-width: 1080px)');

class VcRoom extends LitElement {
  static properties = { place: { attribute: false }, fullscreen: { state: true } };
  static styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100dvh;
        overflow: clip; /* what slides in comes from outside the window */
        background: var(--stage);
      }
      main {
        flex: 1;
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .floor {
        position: relative;
        flex: 1;
        display: flex;
        min-height: 0;
      }
      .room {
        position: relative;
        flex: 1;
        display: flex;
        min-width: 0;
        min-height: 0;
      }
      vc-stage {
        flex: 1;
      }
      :host(:fullscreen) vc-address {
        display: none;
      }
      @media (max-width: 760px) {
        .floor {
          flex-direction: column;
        }
      }
    `,
  ];

  #room;
  #stage;
  #onFullscreen = () => (this.fullscreen = Boolean(document.fullscreenElement));

  connectedCallback() {
    super.connectedCallback();
    this.#room = new RoomStore(this.place);
    this.#stage = new StageStore(this.place);
    if (wide.matches) this.#stage.togglePanel('chat');
    new Follows(this, this.#room, this.#stage, session);
    let streams = [];
    this.#room.subscribe((state) => {
      if (state.streams !== streams) this.#stage.sync((streams = state.streams));
    });
    this.#room.enter();
    session.ready.then(() => this.#welcomeHome());
    document.addEventListener('fullscreenchange', this.#onFullscreen);
  }

  /** Owners find their rooms beside the stage of their home, where there is space for both. */
  #welcomeHome() {
    if (wide.matches && !this.place.name && session.owns(this.place.owner)) this.#togglePanel({ detail: 'rooms' });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('fullscreenchange', this.#onFullscreen);
    this.#room.leave();
    this.#stage.sync([]);
  }

  render() {
    const room = this.#room.state;
    const shut = room.phase === 'shut';
    document.title = `${room.title || readableName(this.place.name) || this.place.owner} · ${t('city.name')}`;
    return html`
      <vc-address
        role="banner"
        .place=${this.place}
        .heading=${room.title}
        .you=${shut ? '' : this.#myName()}
        .inside=${shut ? 0 : room.members.length}
        @you=${() => this.#stage.togglePanel('people')}
      ></vc-address>
      ${this.#band()}
      ${shut ? html`<main><vc-door .place=${this.place} .reason=${room.reason}></vc-door></main>` : this.#inside()}
    `;
  }

  #inside() {
    const room = this.#room.state;
    const view = this.#stage.state;
    const boxes = room.streams.filter(({ name }) => !view.docked.has(name) && !view.closed.has(name)).length;
    const docked = room.streams.some(({ name }) => view.docked.has(name));
    return html`
      <main data-phase=${room.phase}>
        <div class="floor">
          <div class="room">
            <vc-stage
              role="region"
              aria-label=${t('room.stage')}
              .streams=${room.streams}
              .stage=${this.#stage}
              .view=${view}
              @closed-box=${({ detail }) => this.#onClosedBox(detail)}
            >
              ${this.#emptyStage()}
            </vc-stage>
            <vc-note ?raised=${docked} .notes=${room.notes} @done=${({ detail }) => this.#room.dismiss(detail)}></vc-note>
          </div>
          ${view.panel ? this.#panel() : nothing}
        </div>
        <vc-toolbar
          .sound=${view.sound}
          .layout=${view.layout}
          .panel=${view.panel}
          .unread=${view.panel === 'chat' ? 0 : unread(room.lines, view.lastRead)}
          .boxes=${boxes}
          .fullscreen=${this.fullscreen}
          .owner=${session.owns(this.place.owner)}
          @sound=${() => this.#stage.setSound(!view.sound)}
          @layout=${() => this.#stage.setLayout(view.layout === 'tiles' ? 'large' : 'tiles')}
          @full=${this.#toggleFullscreen}
          @panel=${this.#togglePanel}
          @leave=${() => location.assign('/')}
        ></vc-toolbar>
      </main>
    `;
  }

  #emptyStage() {
    const { phase, streams } = this.#room.state;
    if (phase === 'entering' || phase === 'unreached') {
      return html`<p role="status">${t('room.entering')}</p>`;
    }
    return html`<vc-invitation
      .away=${streams.map(({ name }) => name)}
      @panel=${this.#togglePanel}
      @invite=${this.#invite}
      @show=${({ detail }) => this.#stage.show(detail)}
    ></vc-invitation>`;
  }

  #panel() {
    const { panel } = this.#stage.state;
    return html`<vc-panel .panel=${panel} .owner=${session.owns(this.place.owner)} @panel=${this.#togglePanel} @close=${() => this.#stage.togglePanel(panel)}>
      ${{ chat: () => this.#chat(), people: () => this.#people(), join: () => this.#join(), rooms: () => this.#rooms() }[panel]()}
    </vc-panel>`;
  }

  #chat() {
    return html`<vc-chat
      .lines=${this.#room.state.lines}
      .name=${this.#myName()}
      .say=${(text) => this.#room.say(text)}
      .rename=${(name) => this.#room.rename(name)}
      @seen=${({ detail }) => this.#stage.markRead(detail)}
    ></vc-chat>`;
  }

  #people() {
    const { members, streams, self } = this.#room.state;
    const { docked, closed } = this.#stage.state;
    return html`<vc-people
      .members=${members}
      .streams=${streams}
      .self=${self}
      .docked=${docked}
      .closed=${closed}
      @show=${({ detail }) => this.#stage.show(detail)}
    ></vc-people>`;
  }

  #join() {
    const { transports, streams } = this.#room.state;
    return html`<vc-join .transports=${transports} .streams=${streams} .place=${this.place}></vc-join>`;
  }

  #rooms() {
    return html`<vc-rooms .place=${this.place} @note=${({ detail }) => this.#room.note(detail)}></vc-rooms>`;
  }

  #band() {
    const band = bandOf(this.#room.state);
    if (!band) return nothing;
    return html`<vc-band .counting=${band.counting} .until=${band.until} .text=${band.text} @retry=${this.#retryNow}></vc-band>`;
  }

  #retryNow() {
    this.#room.retryNow();
    this.#stage.retryNow();
  }

  #myName() {
    const { members, self, name } = this.#room.state;
    return members.find(({ id }) => id === self)?.name ?? name;
  }

  #onClosedBox(name) {
    this.#room.note({ key: 'note.closed', values: { stream: name }, undo: () => this.#stage.show(name) });
  }

  #togglePanel({ detail }) {
    if (detail === 'rooms') import('./vc-rooms.js');
    this.#stage.togglePanel(detail);
  }

  async #invite() {
    const copied = await copyText(location.origin + location.pathname);
    this.#room.note({ key: copied ? 'note.copied' : 'copy.failed' });
  }

  #toggleFullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.requestFullscreen().catch(() => {});
  }
}

customElements.define('vc-room', VcRoom);
