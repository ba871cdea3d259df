// A live stream of a room in a video element: the socket, the state people see, and what brings it back.

import { ReconnectingSocket } from '../net/reconnecting-socket.js';
import { EdgeFollower } from './edge-follower.js';
import { MediaFeed, canPlay } from './media-feed.js';
import { chooseTracks, formatsOf, isSent } from './track-choice.js';

const protocol = 'videocity.live.1';
/** Reasons to come back for: the server says them before it closes with 1012. */
const passing = new Set(['restarting', 'transport-stopped', 'unavailable', 'limit-reached']);

/**
 * Plays one stream. Fires `change` whenever `state`, `reason`, `muted` or `paused` changed.
 *
 * States: `connecting`, `playing`, `suspended` (the publisher is waited for), `waiting` (the connection is tried again
 * soon), `ended`, `refused`, `unplayable` (this browser lacks the codec).
 */
export class LivePlayer extends EventTarget {
  #url;
  #video = null;
  #feed = null;
  #follower = null;
  #socket = null;
  #mime = '';
  #numbers = null;
  #initExpected = false;
  #listening = new AbortController();

  state = 'connecting';
  reason = null;
  /** Reason why a track of the stream is missing here, if one is. */
  missing = null;
  /** What of the stream this browser cannot play: `{kind, codec}` for picture or sound. */
  lacks = [];
  /** How many tracks are missing, as far as the server said. */
  lacking = 0;
  muted = true;
  paused = false;

  /** @param {string} url address of the live socket */
  constructor(url) {
    super();
    this.#url = url;
  }

  /** Begins to play in an element. */
  attach(video) {
    if (this.#video) this.#detach();
    this.#video = video;
    this.#follower = new EdgeFollower(video);
    video.muted = this.muted;
    const { signal } = this.#listening;
    video.addEventListener('waiting', () => this.state === 'playing' && this.#follower.stalled(), { signal });
    video.addEventListener('timeupdate', () => this.#follower.follow(), { signal });
    video.addEventListener('error', () => this.#feed && this.#startOver(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || this.#resume(), { signal });
    this.#open();
  }

  /** Stops for good and lets element and connection go. The last picture stays in the element if wanted. */
  close({ keepPicture = false } = {}) {
    this.#detach();
    if (this.#video && !keepPicture) {
      this.#video.removeAttribute('src');
      this.#video.load();
    }
  }

  /** Turns the sound off or on; the latter works only in answer to a person's gesture. */
  setMuted(muted) {
    this.muted = muted;
    if (this.#video) this.#video.muted = muted;
    this.#changed();
  }

  /** Holds the picture, or goes on at the live edge. */
  setPaused(paused) {
    this.paused = paused;
    if (paused) this.#video?.pause();
    else this.#resume();
    this.#changed();
  }

  /** Cuts a wait for the next attempt short. */
  retryNow() {
    this.#socket?.retryNow();
  }

  #detach() {
    this.#listening.abort();
    this.#listening = new AbortController();
    this.#socket?.close();
    this.#feed?.close();
    this.#feed = null;
    this.#mime = '';
  }

  #open() {
    this.#socket = new ReconnectingSocket(() => this.#address(), protocol, {
      open: () => {
        this.missing = null;
        this.lacking = 0;
        this.#become('connecting');
      },
      text: (message) => this.#onMessage(message),
      binary: (data) => this.#onBinary(data),
      waiting: () => this.#become(this.state === 'suspended' ? 'suspended' : 'waiting', this.#whyWaiting()),
      stopped: (code) => this.#onStopped(code),
    });
  }

  #onMessage(message) {
    switch (message.op) {
      case 'init':
        this.#onInit(message);
        break;
      case 'suspended':
        this.#become('suspended');
        break;
      case 'resumed':
        this.#become('connecting');
        break;
      case 'unavailable':
        this.missing = message.reason ?? null;
        this.lacking++;
        this.#changed();
        break;
      case 'ended':
        this.#become(passing.has(message.reason?.name) ? 'waiting' : 'ended', message.reason);
        break;
      case 'refused':
        if (this.#numbers && message.reason?.name === 'no-such-track') this.#chooseAnew();
        else this.#become(passing.has(message.reason?.name) ? 'waiting' : 'refused', message.reason);
        break;
    }
  }

  /** Plays what is sent, or asks for the tracks this browser can play. */
  #onInit(message) {
    const { numbers, lacks } = chooseTracks(message, canPlay);
    this.lacks = lacks;
    this.#mime = '';
    if (!numbers.video && !numbers.audio) {
      this.#become('unplayable', { name: 'codec', text: formatsOf(message).join(', ') });
    } else if (isSent(message, numbers)) {
      this.#mime = message.mime;
      this.#initExpected = true;
      this.#changed();
    } else {
      this.#numbers = numbers;
      this.#socket.reopen();
    }
  }

  /** The publisher is back with other tracks than those chosen. */
  #chooseAnew() {
    this.#numbers = null;
    this.#socket.reopen();
  }

  #address() {
    if (!this.#numbers) return this.#url;
    const { video, audio } = this.#numbers;
    return `${this.#url}${this.#url.includes('?') ? '&' : '?'}video=${video}&audio=${audio}`;
  }

  #whyWaiting() {
    return passing.has(this.reason?.name) ? this.reason : null;
  }

  #onBinary(data) {
    if (!this.#mime) return;
    if (this.state === 'suspended') this.#become('connecting');
    this.#feed ??= this.#newFeed();
    if (this.#initExpected) this.#feed.init(this.#mime, data);
    else this.#feed.fragment(data);
    this.#initExpected = false;
  }

  #newFeed() {
    return new MediaFeed(this.#video, {
      opened: () => {
        this.#follower.reset();
        this.#play();
      },
      appended: () => this.#onAppended(),
      failed: () => this.#startOver(),
    });
  }

  #onAppended() {
    if (this.#video.paused && !this.paused) this.#play();
    this.#follower.follow();
    const starting = this.state === 'connecting' || this.state === 'waiting' || this.state === 'unplayable';
    if (starting && this.#video.buffered.length) this.#become('playing');
  }

  #onStopped(code) {
    if (code === 1000) this.#become('ended', this.reason);
    else if (this.state !== 'refused') this.#become('refused', this.reason);
  }

  /** A new connection begins with an initialisation segment, which heals whatever was wrong with the old one. */
  #startOver() {
    this.#feed?.close();
    this.#feed = null;
    this.#mime = '';
    this.#socket.restart();
  }

  #resume() {
    if (this.paused || !this.#video) return;
    this.#follower.jump();
    this.#play();
  }

  /** Plays; without sound where the browser wants a gesture first. */
  async #play() {
    if (this.paused) return;
    try {
      await this.#video.play();
    } catch (error) {
      if (error.name !== 'NotAllowedError' || this.#video.muted) return;
      this.setMuted(true);
      this.#video.play().catch(() => this.#changed());
    }
  }

  #become(state, reason = null) {
    if (this.state === 'unplayable' && state !== 'playing' && state !== 'ended' && state !== 'refused') return;
    this.state = state;
    this.reason = reason;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
