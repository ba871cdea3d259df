// Stands where a LivePlayer would for what this page itself shows: the picture comes from the camera, not from the city.

export class OwnPlayer extends EventTarget {
  #video = null;
  #media = null;

  /** Nobody hears themselves. */
  own = true;
  muted = true;
  state = 'playing';
  reason = null;
  missing = null;
  lacks = [];
  lacking = 0;
  paused = false;

  /** @param {boolean} mirrored as people know themselves */
  constructor(mirrored) {
    super();
    this.mirrored = mirrored;
  }

  /** Shows the picture of a track, or none. */
  show(track) {
    this.#media = track ? new MediaStream([track]) : null;
    if (this.#video) this.#play();
  }

  attach(video) {
    this.#video = video;
    video.muted = true;
    this.#play();
  }

  /** What is one's own is shown to others as it is, so it is not held either. */
  setPaused() {}

  setMuted() {}

  retryNow() {}

  close() {
    if (this.#video) this.#video.srcObject = null;
    this.#video = null;
  }

  #play() {
    this.#video.srcObject = this.#media;
    if (this.#media) this.#video.play().catch(() => {}); // the track ended meanwhile
  }
}
