// Keeps a video near the live edge: a little faster when behind, a jump when far behind, over holes, on after a stall.

const leastDelay = 0.4;
const mostDelay = 4;
const jumpBehind = 5;
const fastest = 1.25;
const calmSeconds = 30;

export class EdgeFollower {
  #video;
  #delay = leastDelay;
  #cadence = 0;
  #edge = 0;
  #chasing = false;
  #lastStall = 0;

  constructor(video) {
    this.#video = video;
  }

  /** Forgets the timeline, for a new source. */
  reset() {
    this.#edge = 0;
    this.#cadence = 0;
    this.#chasing = false;
  }

  /** The video ran dry although its publisher sends: stay further from the edge. */
  stalled() {
    const now = performance.now() / 1000;
    if (now - this.#lastStall > 1) this.#delay = Math.min(this.#delay * 1.4, mostDelay);
    this.#lastStall = now;
    this.#overHole();
  }

  /** Looks at what is buffered and sets position and rate. */
  follow() {
    const video = this.#video;
    const ranges = video.buffered;
    if (!ranges.length || video.paused || video.seeking) return;
    const edge = ranges.end(ranges.length - 1);
    this.#learn(edge);
    const first = ranges.start(0);
    const target = this.#target();
    const behind = edge - video.currentTime;
    if (video.currentTime < first || behind > target + jumpBehind) {
      this.jump();
    } else if (video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) {
      this.#overHole();
    }
    this.#setRate(behind, target);
  }

  /** Goes to the live edge at once. */
  jump() {
    const ranges = this.#video.buffered;
    if (!ranges.length) return;
    const last = ranges.length - 1;
    this.#chasing = false;
    this.#video.currentTime = Math.max(ranges.start(last), ranges.end(last) - this.#target());
  }

  #target() {
    return this.#delay + this.#cadence * 1.2;
  }

  #learn(edge) {
    const grown = edge - this.#edge;
    if (this.#edge && grown > 0.001 && grown < 3) this.#cadence = Math.max(grown, this.#cadence * 0.98);
    this.#edge = edge;
    const now = performance.now() / 1000;
    if (this.#delay > leastDelay && now - this.#lastStall > calmSeconds) {
      this.#delay = Math.max(leastDelay, this.#delay * 0.9);
      this.#lastStall = now;
    }
  }

  #setRate(behind, target) {
    if (behind > target + 0.4) this.#chasing = true;
    else if (behind <= target + 0.05) this.#chasing = false;
    const rate = this.#chasing ? Math.min(fastest, 1.03 + (behind - target) * 0.1) : 1;
    if (Math.abs(this.#video.playbackRate - rate) > 0.01) this.#video.playbackRate = rate;
  }

  #overHole() {
    const video = this.#video;
    const ranges = video.buffered;
    for (let i = 0; i < ranges.length; i++) {
      const start = ranges.start(i);
      if (start > video.currentTime && start - video.currentTime < 10) {
        video.currentTime = start + 0.01;
        return;
      }
      if (video.currentTime < ranges.end(i) - 0.3) return;
    }
  }
}
