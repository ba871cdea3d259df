// How loud a piece of sound is.

const quietestDecibels = -60;

/**
 * Returns the root mean square of samples (-1 to 1) on a scale as ears have it: 0 at -60 dBFS and below, 1 at 0 dBFS.
 * @param {Float32Array} samples
 */
export function loudness(samples) {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, 1 - decibels / quietestDecibels));
}
