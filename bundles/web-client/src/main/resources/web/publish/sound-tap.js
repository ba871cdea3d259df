// Runs on the browser's sound thread, where pages get at samples only there: hands them on, ten milliseconds at a time.

const piece = 480;

class SoundTap extends AudioWorkletProcessor {
  #channels = [];
  #filled = 0;
  #begin = 0;

  process([input]) {
    if (!input.length) return true;
    if (this.#channels.length !== input.length) {
      this.#channels = input.map(() => new Float32Array(piece));
      this.#filled = 0;
    }
    for (let i = 0; i < input[0].length; i++) {
      if (!this.#filled) this.#begin = currentFrame + i;
      input.forEach((samples, channel) => (this.#channels[channel][this.#filled] = samples[i]));
      if (++this.#filled === piece) this.#handOn();
    }
    return true;
  }

  #handOn() {
    this.port.postMessage({ frame: this.#begin, channels: this.#channels.map((samples) => samples.slice()) });
    this.#filled = 0;
  }
}

registerProcessor('sound-tap', SoundTap);
