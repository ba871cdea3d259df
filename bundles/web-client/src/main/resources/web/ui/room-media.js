// What somebody in a room brings into it and takes along: playlists, files, recordings of oneself, pictures.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { minutes, t } from '../app/messages.js';
import { HomeStore } from '../stores/home-store.js';
import { PlaylistsStore, boxOf } from '../stores/playlists-store.js';
import { session } from '../stores/session-store.js';
import { Follows } from '../stores/store.js';
import * as icons from './icons.js';

/** A Lit controller of a room. Everything that is not seen at first is loaded when it is asked for. */
export class RoomMedia {
  #host;
  #place;
  #room;
  #stage;
  #playlists;
  #recorder = null;
  /** What stands over the stage: `record`, `snapshot` or nothing. */
  #taking = '';
  /** What is about to be added: `{files, to}`, or nothing. */
  #draft = null;
  /** Who lives here, once that was asked. */
  #owner = null;
  #askedOwner = false;
  /** Files that go to the owner in a letter, or nothing. */
  #letter = null;

  /**
   * @param {import('lit').LitElement} host
   * @param {{path: string, owner: string, name: string, embed?: boolean}} place
   * @param {import('../stores/room-store.js').RoomStore} room
   * @param {import('../stores/stage-store.js').StageStore} stage
   */
  constructor(host, place, room, stage) {
    this.#host = host;
    this.#place = place;
    this.#room = room;
    this.#stage = stage;
    this.#playlists = new PlaylistsStore(place, room);
    let { sound } = stage.state;
    stage.subscribe((view) => {
      if (sound && !view.sound) this.#playlists.hush();
      ({ sound } = view);
    });
    let streams = [];
    room.subscribe((state) => {
      if (state.streams !== streams) stage.sync(this.boxes());
      ({ streams } = state);
    });
    let known = false;
    this.#playlists.subscribe((state) => {
      // Whoever comes to a home finds what stays there beside the card, and opens it from there; a frame has no card.
      if (state.known && !known && !place.name && !place.embed) stage.putAway(state.index.playlists.map(({ id }) => boxOf(id)));
      known = state.known;
      stage.sync(this.boxes());
    });
    new Follows(host, this.#playlists);
    host.addController(this);
  }

  hostDisconnected() {
    this.#playlists.close();
    this.#recorder?.close();
  }

  get playlists() {
    return this.#playlists;
  }

  /** Whether something can be brought now: until the city says who may, one tries. */
  get mayAdd() {
    const { known, active } = this.#playlists.state;
    return this.#isInside && (!known || active.may);
  }

  /** Whether the one who looks may let something stay in the room. */
  get mayKeep() {
    return this.mayAdd && (session.owns(this.#place.owner) || this.#playlists.state.index.may);
  }

  get #isInside() {
    return this.#room.state.phase === 'inside';
  }

  /** Everything that may stand on the stage: live streams, then playlists. */
  boxes() {
    const playlists = this.#playlists.shown();
    if (playlists.length) import('./vc-playlist.js');
    return [
      ...this.#room.state.streams,
      ...playlists.map((playlist) => ({
        name: boxOf(playlist.id),
        label: playlist.description || playlist.sender || t('box.untitled'),
        playlist,
        showing: this.#playlists.showing(playlist),
      })),
    ];
  }

  /** Those of them that stand there now. */
  onStage() {
    const { docked, closed } = this.#stage.state;
    return this.boxes().filter(({ name }) => !docked.has(name) && !closed.has(name));
  }

  /** What belongs into the tool bar (vc-toolbar). */
  tools() {
    if (!this.#isInside) return [];
    const { phase, seconds = 0 } = this.#recorder?.state ?? {};
    const records = phase === 'recording';
    const time = records ? minutes(seconds) : '';
    const tools = [
      {
        id: 'record',
        label: records ? t('tool.recording', { time }) : t('tool.record'),
        icon: icons.record,
        text: records ? `${t('tool.rec')} ${time}` : '',
        grave: records,
        pressed: records ? undefined : this.#taking === 'record',
        keep: records ? 9 : 3,
        act: () => (records ? this.#recorder.stop() : this.#take('record')),
      },
    ];
    // One thing at a time: what is being recorded is not lost by another press.
    if (records) return tools;
    return [
      ...tools,
      { id: 'snapshot', label: t('tool.snapshot'), icon: icons.snapshot, pressed: this.#taking === 'snapshot', keep: 3, act: () => this.#snapshot() },
      ...(this.mayAdd ? [{ id: 'add', label: t('tool.add'), icon: icons.addMedia, keep: 5, act: () => this.add() }] : []),
    ];
  }

  /**
   * The tool to leave a message with at somebody's home. With nobody live there the card says it (vc-home); whose home it is
   * is asked when that card goes.
   */
  letterTools() {
    const { path, owner, name } = this.#place;
    if (name || !this.#isInside || session.owns(owner) || !this.onStage().length) return [];
    if (!this.#askedOwner) {
      this.#askedOwner = true;
      this.#findOwner();
    }
    if (!this.#owner) return [];
    return [{ id: 'message', label: t('home.message'), icon: icons.mail, keep: 2, act: () => this.#write([]) }];
  }

  /** Asks what to add: to a playlist, or as a new one. */
  add({ files = [], to = null } = {}) {
    import('./vc-add-media.js');
    this.#draft = { files, to };
    if (files.length) this.#findOwner();
    this.#taking = '';
    this.#host.requestUpdate();
  }

  /** What stands over the stage or the page. */
  render() {
    return html`${this.mayAdd ? html`<div class="take" aria-hidden="true">${icons.addMedia}${t('room.take')}</div>` : nothing} ${this.#capture()}
    ${this.#draft ? this.#dialog() : nothing} ${this.#letter ? this.#envelope() : nothing}`;
  }

  #capture() {
    return repeat(
      this.#taking ? [this.#taking] : [],
      (what) => what,
      (what) => html`<vc-capture
        popover="manual"
        .what=${what}
        .recorder=${this.#recorder}
        @captured=${({ detail }) => this.add({ files: [detail] })}
        @close=${() => this.#take(what)}
      ></vc-capture>`,
    );
  }

  #dialog() {
    const { files, to } = this.#draft;
    return html`<vc-add-media
      .files=${files}
      .to=${to}
      .streams=${this.#room.state.streams}
      .path=${this.#place.path}
      ?share=${this.mayAdd}
      ?keep=${this.mayKeep}
      .owner=${this.#owner?.name ?? ''}
      .add=${(page, draft, progress) => this.#add(page, draft, progress)}
      @letter=${({ detail }) => this.#write(detail)}
      @close=${() => {
        this.#draft = null;
        this.#host.requestUpdate();
      }}
    ></vc-add-media>`;
  }

  /** Who could be written to: a room of nobody, and one's own, has no such person. */
  async #findOwner() {
    const { owner } = this.#place;
    if (session.owns(owner) || this.#owner) return;
    const home = new HomeStore(owner);
    await home.load();
    this.#owner = home.state.owner ?? (this.#room.state.public ? null : { name: owner });
    this.#host.requestUpdate();
  }

  /** Leaves files at the owner's home. */
  async #write(files) {
    await import('./vc-letter.js');
    this.#letter = files;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector('vc-letter').open();
  }

  #envelope() {
    const done = () => {
      this.#letter = null;
      this.#host.requestUpdate();
    };
    return html`<vc-letter .owner=${this.#place.owner} .person=${this.#owner} .files=${this.#letter} @close=${done}></vc-letter>`;
  }

  async #add(page, draft, progress) {
    const to = this.#draft?.to;
    const { problem, id } = await (to ? this.#playlists.append(to, draft, progress) : this.#playlists.add(page, draft, progress));
    if (!problem) this.#stage.show(boxOf(id));
    return problem;
  }

  /** Opens what takes a recording or a picture, or closes it. */
  async #take(what) {
    const opens = this.#taking !== what;
    if (opens) {
      const { RecorderStore } = await import('./vc-capture.js');
      if (!this.#recorder) {
        this.#recorder = new RecorderStore();
        new Follows(this.#host, this.#recorder);
      }
    }
    this.#taking = opens ? what : '';
    this.#host.requestUpdate();
  }

  /** A picture of what fills the stage, else of oneself. */
  async #snapshot() {
    const { maximised } = this.#stage.state;
    const picture = maximised && this.#host.renderRoot.querySelector('vc-stage').pictureOf(maximised);
    if (!picture) return this.#take('snapshot');
    const { still } = await import('./pictures.js');
    const { label = maximised } = this.boxes().find(({ name }) => name === maximised);
    this.add({ files: [new File([await still(picture)], `${label}.jpg`, { type: 'image/jpeg' })] });
  }
}
