// A playlist as it is shown: one item at a time, or as a list; one after the other by itself while it plays.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { socketUrl } from '../app/addresses.js';
import { minutes, t } from '../app/messages.js';
import { LivePlayer } from '../player/live-player.js';
import { linkify } from './linkify.js';
import * as icons from './icons.js';
import * as signs from './media-icons.js';
import { isSound, itemTitle, playlistTitle, thumbOf, thumbs } from './playlist-items.js';
import { base, controls, hueOf, people } from './styles.js';
import { playlistStyles } from './vc-playlist-styles.js';

/** A text of more characters is to be read, not to be seen. */
const longText = 240;

/** Shows the item of `playlist` that `showing` (stores/showing.js) is at. Left and right go one back and on. */
class VcPlaylist extends LitElement {
  static properties = {
    playlist: { attribute: false },
    showing: { attribute: false },
    gone: { state: true },
    time: { state: true },
  };

  static styles = [base, controls, people, thumbs, playlistStyles];

  #end = () => {};
  #playing = false;
  #player = null;
  #live = '';

  constructor() {
    super();
    this.gone = '';
    this.time = null;
    this.addEventListener('keydown', (event) => this.#onKey(event));
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate('showing');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    // A box that changes places is there again at once.
    requestAnimationFrame(() => this.isConnected || this.#leave());
  }

  willUpdate(changed) {
    if (!changed.has('showing')) return;
    this.#end();
    this.#end = this.showing.subscribe(() => this.requestUpdate());
  }

  updated() {
    const { playing } = this.showing.state;
    const item = this.#item();
    const video = this.renderRoot.querySelector('.item video');
    if (item?.kind === 'stream' && playing && video) this.#tuneIn(item, video);
    else this.#tuneOut();
    const starts = playing && !this.#playing;
    this.#playing = playing;
    if (item?.kind !== 'video' || !video) return;
    // One that came to its end begins anew only when somebody says so.
    if (playing && video.paused && (starts || !video.ended)) video.play().catch(() => this.showing.pause());
    else if (!playing && !video.paused) video.pause();
  }

  render() {
    const { list } = this.showing.state;
    return html`${list ? this.#list() : this.#shown()} ${this.#foot()}`;
  }

  /** The video or picture shown, to take a picture of; null where there is none, as in a text or a sound. */
  get picture() {
    const seen = this.renderRoot.querySelector('.item :is(video, img)');
    return seen?.videoWidth || seen?.naturalWidth ? seen : null;
  }

  #item() {
    return this.playlist.items[this.showing.state.at];
  }

  #shown() {
    const item = this.#item();
    if (!item) return html`<div class="item"><p>${t('playlist.empty')}</p></div>`;
    return repeat(
      [item],
      ({ kind, src, text }) => `${kind} ${src} ${text}`,
      () => html`<div class="item" data-kind=${isSound(item) ? 'sound' : item.kind} data-hue=${hueOf(this.playlist.id)}>${this.#content(item)}</div> ${this.#seek(item)}`,
    );
  }

  #content(item) {
    const { kind, src, text = '' } = item;
    const title = itemTitle(item);
    if (this.gone && this.gone === src) return html`<div class="leads">${signs.kindIcons[kind]}<strong>${t('playlist.gone')}</strong></div>`;
    switch (kind) {
      case 'image':
        return html`<img src=${src} alt=${title} draggable="false" @error=${() => (this.gone = src)} />`;
      case 'video':
        return html`${isSound(item) ? html`<div class="leads">${icons.soundOn}<strong>${title}</strong></div>` : nothing}<video
          playsinline
          preload="auto"
          src=${src}
          aria-label=${title}
          .muted=${this.showing.state.muted}
          @timeupdate=${this.#onTime}
          @durationchange=${this.#onTime}
          @ended=${() => this.showing.ended()}
          @error=${() => (this.gone = src)}
        ></video>`;
      case 'text':
        return html`<div class="words ${text.length > longText ? 'long' : ''}" tabindex="0"><p>${linkify(text)}</p></div>`;
      case 'stream':
        return this.showing.state.playing
          ? html`<video playsinline aria-label=${title}></video>`
          : html`<div class="leads">${icons.join}<strong>${title}</strong><span>${src}</span></div>`;
      default:
        return html`<a class="leads" href=${src} target="_blank" rel="noopener noreferrer nofollow ugc">
          ${icons.link}<strong>${title}</strong><span>${src}</span>
        </a>`;
    }
  }

  #seek({ kind }) {
    const { duration, currentTime } = this.time ?? {};
    if (kind !== 'video' || !Number.isFinite(duration)) return nothing;
    return html`<input
      class="seek"
      type="range"
      min="0"
      max=${duration}
      step="0.1"
      .value=${String(currentTime)}
      aria-label=${t('playlist.seek')}
      aria-valuetext=${minutes(currentTime)}
      @input=${({ target }) => (this.renderRoot.querySelector('.item video').currentTime = Number(target.value))}
    />`;
  }

  #list() {
    const { at } = this.showing.state;
    return html`<ul class="list" aria-label=${playlistTitle(this.playlist)}>
      ${this.playlist.items.map(
        (item, i) => html`<li>
          <button data-item=${i} aria-current=${i === at ? 'true' : nothing} @click=${() => this.showing.go(i)}>${thumbOf(item)}<span>${itemTitle(item)}</span></button>
        </li>`,
      )}
    </ul>`;
  }

  #foot() {
    const { items } = this.playlist;
    const { at, playing, list, muted } = this.showing.state;
    const item = this.#item();
    const many = items.length > 1;
    const plays = many || ['video', 'stream'].includes(item?.kind);
    const sounds = ['video', 'stream'].includes(item?.kind);
    return html`<div class="foot">
      ${many ? this.#sign('previous', t('playlist.previous'), signs.previous, () => this.showing.step(-1)) : nothing}
      ${plays ? this.#sign('play', t(playing ? 'playlist.pause' : 'playlist.play'), playing ? icons.pause : icons.play, () => this.showing.toggle()) : nothing}
      ${many ? this.#sign('next', t('playlist.next'), signs.next, () => this.showing.step(1)) : nothing}
      ${sounds ? this.#sign('sound', t(muted ? 'playlist.hear' : 'playlist.mute'), muted ? icons.soundOff : icons.soundOn, () => this.showing.hush(!muted)) : nothing}
      <span class="name" aria-live=${playing ? 'off' : 'polite'}>
        <strong>${playlistTitle(this.playlist)}</strong>
        ${many ? html`<span class="count">${t('playlist.count', { at: at + 1, of: items.length })}</span>` : nothing}
        ${item?.description ? html`<span class="caption">${item.description}</span>` : nothing}
      </span>
      ${many ? this.#sign('list', t(list ? 'playlist.content' : 'playlist.list'), list ? signs.image : signs.list, () => this.showing.toggleList()) : nothing}
    </div>`;
  }

  #sign(what, label, icon, act) {
    return html`<button class="sign" data-do=${what} aria-label=${label} title=${label} @click=${act}>${icon}</button>`;
  }

  #onTime({ target }) {
    this.time = { duration: target.duration, currentTime: target.currentTime };
  }

  #onKey(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const sliding = event.composedPath()[0].localName === 'input';
    if (!by || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || sliding) return;
    event.preventDefault();
    this.showing.step(by);
  }

  #tuneIn({ src, id }, video) {
    const live = `${src}/${id}`;
    if (live === this.#live) {
      this.#player.setMuted(this.showing.state.muted);
      return;
    }
    this.#tuneOut();
    this.#live = live;
    this.#player = new LivePlayer(socketUrl('/ws/live', { room: src.replace(/^\/+/, ''), stream: id }));
    this.#player.muted = this.showing.state.muted;
    this.#player.attach(video);
  }

  #leave() {
    this.showing.pause();
    this.#end();
    this.#tuneOut();
  }

  #tuneOut() {
    this.#player?.close();
    this.#player = null;
    this.#live = '';
  }
}

customElements.define('vc-playlist', VcPlaylist);
