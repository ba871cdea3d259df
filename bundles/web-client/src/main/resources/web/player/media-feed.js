// Segments into a video element: one MediaSource, one source buffer, one timeline without steps.

import { layoutOf, startOf, tracksOf } from './fragments.js';

const keepBehindSeconds = 15;
const trimAtSeconds = 40;
const toleratedStep = 1;
const queueLimitBytes = 32 * 1024 * 1024;
const Source = globalThis.ManagedMediaSource ?? globalThis.MediaSource;

/** Tells whether this browser plays a media type. */
export function canPlay(mime) {
  return Boolean(Source?.isTypeSupported(mime));
}

export class MediaFeed {
  #video;
  #on;
  #source = null;
  #buffer = null;
  #queue = [];
  #queuedBytes = 0;
  #mime = '';
  #layout = '';
  #tracks = new Map();
  #anchored = false;

  /**
   * @param {HTMLVideoElement} video plays it
   * @param {{appended: () => void, opened: () => void, failed: (error: unknown) => void}} on
   *     `opened`: the element has a new source; `failed`: start anew with an initialisation segment
   */
  constructor(video, on) {
    this.#video = video;
    this.#on = on;
  }

  /** Takes an initialisation segment; what follows it is joined to the end of what was played so far. */
  init(mime, bytes) {
    this.#push({ mime, bytes });
  }

  /** Takes a fragment. */
  fragment(bytes) {
    this.#push({ bytes });
  }

  /** Lets the element go. */
  close() {
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#source = this.#buffer = null;
  }

  #push(item) {
    this.#queue.push(item);
    this.#queuedBytes += item.bytes.byteLength;
    if (this.#queuedBytes > queueLimitBytes) this.#fail(new Error('The browser takes no more media'));
    else this.#pump();
  }

  #pump() {
    if (this.#buffer?.updating || (this.#source && this.#source.readyState !== 'open')) return;
    const next = this.#queue[0];
    if (!next) return;
    try {
      if (next.mime ? this.#prepare(next) : this.#place(next.bytes)) {
        this.#buffer.appendBuffer(next.bytes);
        this.#queue.shift();
        this.#queuedBytes -= next.bytes.byteLength;
      }
    } catch (error) {
      if (error.name === 'QuotaExceededError' && this.#trim(2)) return;
      this.#fail(error);
    }
  }

  /** Makes the source buffer fit an initialisation segment; false when it must wait for a new source. */
  #prepare({ mime, bytes }) {
    const tracks = tracksOf(bytes);
    const layout = layoutOf(tracks);
    if (!this.#source || (this.#buffer && layout !== this.#layout)) {
      this.#open();
      return false;
    }
    if (!this.#buffer) this.#addBuffer(mime);
    else if (mime !== this.#mime) this.#buffer.changeType(mime);
    this.#mime = mime;
    this.#layout = layout;
    this.#tracks = tracks;
    this.#anchored = false;
    return true;
  }

  #open() {
    const source = new Source();
    this.#source = source;
    this.#buffer = null;
    this.#video.disableRemotePlayback = true;
    const url = URL.createObjectURL(source);
    source.addEventListener('sourceopen', () => {
      URL.revokeObjectURL(url);
      if (this.#source === source) this.#pump();
    });
    this.#video.src = url;
    this.#on.opened();
  }

  #addBuffer(mime) {
    const source = this.#source;
    source.duration = Infinity;
    const buffer = source.addSourceBuffer(mime);
    buffer.addEventListener('updateend', () => {
      if (this.#buffer !== buffer) return;
      this.#on.appended();
      if (!this.#trim(trimAtSeconds)) this.#pump();
    });
    buffer.addEventListener('error', () => this.#buffer === buffer && this.#fail(new Error('A segment is broken')));
    this.#buffer = buffer;
  }

  /** Moves a fragment to where the last one ended when its own time does not lead there. */
  #place(bytes) {
    if (!this.#buffer) {
      this.#queue.shift();
      this.#queuedBytes -= bytes.byteLength;
      return false;
    }
    const start = startOf(bytes, this.#tracks);
    if (Number.isNaN(start)) return true;
    const ranges = this.#buffer.buffered;
    const end = ranges.length ? ranges.end(ranges.length - 1) : 0;
    const step = start + this.#buffer.timestampOffset - end;
    if (!this.#anchored || step > toleratedStep || step < -toleratedStep) {
      this.#buffer.timestampOffset = end - start;
      this.#anchored = true;
    }
    return true;
  }

  /** Removes what was played long ago, if more than `atSeconds` of it is kept; `updateend` follows when it did. */
  #trim(atSeconds) {
    const ranges = this.#buffer.buffered;
    if (!ranges.length || this.#buffer.updating) return false;
    const end = ranges.end(ranges.length - 1);
    const played = this.#video.paused ? end : Math.min(this.#video.currentTime, end);
    const keepFrom = played - Math.min(keepBehindSeconds, atSeconds / 2);
    if (played - ranges.start(0) < atSeconds) return false;
    this.#buffer.remove(0, keepFrom);
    return true;
  }

  #fail(error) {
    this.close();
    this.#on.failed(error);
  }
}
