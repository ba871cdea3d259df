// A room: the stage, the side panel, the tool bar; a door when one may not go in.
import { LitElement, html, nothing } from 'lit';
import { cityName, readableName, roomUrl, takeInvitation } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { CallStore } from '../stores/call-store.js';
import { DoorStore } from '../stores/door-store.js';
import { Moderation } from '../stores/moderation.js';
import { RoomStore } from '../stores/room-store.js';
import { session } from '../stores/session-store.js';
import { StageStore } from '../stores/stage-store.js';
import { Follows } from '../stores/store.js';
import { CardWay } from './card-way.js';
import { bandOf } from './room-band.js';
import { emptyStage } from './room-empty.js';
import { RoomMedia } from './room-media.js';
import { mayModerate, panelContent } from './room-panels.js';
import { roomTools } from './room-tools.js';
import { base } from './styles.js';
import { copyText } from './vc-copy.js';
import { roomStyles } from './vc-room-styles.js';
import './vc-address.js';
import './vc-band.js';
import './vc-door.js';
import './vc-knocks.js';
import './vc-note.js';
import './vc-panel.js';
import './vc-stage.js';
import './vc-toolbar.js';

const wide = matchMedia('(min-width: 1080px)');

class VcRoom extends LitElement {
  static properties = { place: { attribute: false }, fullscreen: { state: true }, settings: { state: true } };
  static styles = [base, roomStyles];

  #room;
  #stage;
  #door;
  #moderation;
  #call;
  #media;
  #onFullscreen = () => (this.fullscreen = Boolean(document.fullscreenElement));

  connectedCallback() {
    super.connectedCallback();
    this.#room = new RoomStore(this.place);
    this.#call = new CallStore(this.place, this.#room);
    this.#stage = new StageStore(this.place, (name) => this.#call.playerOf(name));
    this.#door = new DoorStore(this.place);
    this.#moderation = new Moderation(this.#room);
    if (wide.matches) this.#stage.togglePanel('chat');
    new Follows(this, this.#room, this.#stage, this.#door, this.#call, session);
    this.#media = new RoomMedia(this, this.place, this.#room, this.#stage);
    const takesFiles = (files) => this.#media.mayAdd && this.#media.add({ files });
    new CardWay(this, (reason) => this.#room.note({ reason }), takesFiles);
    let door = null;
    let passes = 0;
    this.#room.subscribe((state) => {
      if (state.door?.how === 'locked' && !door) this.#door.look();
      door = state.door;
      if (state.passes > passes) this.#stage.retryRefused();
      passes = state.passes;
    });
    this.#enter(takeInvitation());
    session.ready.then(() => this.#welcomeHome());
    document.addEventListener('fullscreenchange', this.#onFullscreen);
  }

  /** Whoever was invited shows that first, and goes where the room is by now. */
  async #enter(invitation) {
    const path = invitation ? await this.#door.showInvitation(invitation) : '';
    if (path && path !== this.place.path) location.replace(roomUrl(path));
    else this.#room.enter();
  }

  /** Owners find their rooms beside the stage of their home, where there is space for both. */
  #welcomeHome() {
    if (wide.matches && !this.place.name && session.owns(this.place.owner)) this.#togglePanel({ detail: 'rooms' });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('fullscreenchange', this.#onFullscreen);
    this.#call.end();
    this.#room.leave();
    this.#stage.sync([]);
  }

  render() {
    const room = this.#room.state;
    const outside = room.phase === 'shut' || room.door;
    const heading = room.title || room.door?.title;
    document.title = `${heading || readableName(this.place.name) || this.place.owner} · ${cityName()}`;
    return html`
      <vc-address
        role="banner"
        .place=${this.place}
        .heading=${heading}
        .you=${outside ? '' : this.#myName()}
        .inside=${outside ? 0 : room.members.length}
        ?locked=${room.locked}
        @you=${() => this.#stage.togglePanel('people')}
      ></vc-address>
      ${this.#band()} ${outside ? html`<main>${this.#outside(room)}</main>` : this.#inside(room)}
      ${this.settings ? this.#ownersSettings() : nothing}
    `;
  }

  #outside({ door, reason, name }) {
    const { room } = this.#door.state;
    return html`<vc-door
      .place=${this.place}
      .reason=${reason}
      .door=${door}
      .room=${room}
      .shown=${this.#door.state}
      .name=${name}
      .knock=${(knock) => this.#room.knock(knock)}
      @card=${({ detail }) => this.#showCard(detail)}
      @stop=${() => this.#room.stopKnocking()}
    ></vc-door>`;
  }

  #inside(room) {
    const view = this.#stage.state;
    const boxes = this.#media.boxes();
    const docked = boxes.some(({ name }) => view.docked.has(name));
    const moderate = mayModerate(room);
    return html`
      <main data-phase=${room.phase}>
        <div class="floor">
          <div class="room">
            <vc-stage
              role="region"
              aria-label=${t('room.stage')}
              .streams=${boxes}
              .members=${room.members}
              .self=${room.self}
              .stage=${this.#stage}
              .view=${view}
              @closed-box=${({ detail }) => this.#onClosedBox(detail)}
            >
              ${emptyStage({
                ...this.#parts(),
                closed: this.#isMineAndPrivate(),
                onPanel: (event) => this.#togglePanel(event),
                onInvite: () => this.#invite(),
              })}
            </vc-stage>
            ${this.#media.render()}
            ${moderate ? html`<vc-knocks ?raised=${docked} .knocks=${room.knocks} @answer=${({ detail }) => this.#moderation.answer(detail)}></vc-knocks>` : nothing}
            <vc-note ?raised=${docked} ?aside=${moderate && room.knocks.length > 0} .notes=${room.notes} @done=${({ detail }) => this.#room.dismiss(detail)}></vc-note>
          </div>
          ${view.panel ? this.#panel() : nothing}
        </div>
        <vc-toolbar .groups=${roomTools(this.#parts())}></vc-toolbar>
        ${room.opening ? html`<vc-door .place=${this.place} opening></vc-door>` : nothing}
      </main>
    `;
  }

  /** What the parts of this room are made of. */
  #parts() {
    return {
      place: this.place,
      room: this.#room,
      stage: this.#stage,
      moderation: this.#moderation,
      call: this.#call,
      media: this.#media,
      name: this.#myName(),
      settings: (name) => this.#openSettings(name),
      fullscreen: this.fullscreen,
      onFullscreen: () => this.#toggleFullscreen(),
    };
  }

  #panel() {
    const { panel } = this.#stage.state;
    return html`<vc-panel .panel=${panel} .owner=${session.owns(this.place.owner)} @panel=${this.#togglePanel} @close=${() => this.#stage.togglePanel(panel)}>
      ${panelContent(panel, this.#parts())}
    </vc-panel>`;
  }

  /** Loaded when an owner first asks for them. */
  #ownersSettings() {
    return html`<vc-settings
      .name=${this.settings.name}
      .sheet=${this.settings.sheet}
      .place=${this.place}
      .notes=${this.#room.state.notes}
      @note=${({ detail }) => this.#room.note(detail)}
      @done=${({ detail }) => this.#room.dismiss(detail)}
      @close=${() => (this.settings = null)}
    ></vc-settings>`;
  }

  #openSettings(name, sheet = 'about') {
    import('./vc-settings.js');
    this.settings = { name, sheet };
  }

  async #showCard(card) {
    if (await this.#door.showCard(card)) this.#room.enterAnew();
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

  #onClosedBox({ name, label }) {
    this.#room.note({ key: 'note.closed', values: { stream: label }, undo: () => this.#stage.show(name) });
  }

  #togglePanel({ detail }) {
    this.#stage.togglePanel(detail);
  }

  #isMineAndPrivate() {
    return session.owns(this.place.owner) && !this.#room.state.public;
  }

  async #invite() {
    if (this.#isMineAndPrivate()) return this.#openSettings(this.place.name, 'invitations');
    const copied = await copyText(location.origin + location.pathname);
    this.#room.note({ key: copied ? 'note.copied' : 'copy.failed' });
  }

  #toggleFullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.requestFullscreen().catch(() => {});
  }
}

customElements.define('vc-room', VcRoom);
