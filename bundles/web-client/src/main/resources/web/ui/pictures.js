// Pictures taken of what is seen: small enough to be sent with a few words, or as large as they are; and letting go of it.

/** Longest data URL of a picture that goes with a knock, in characters. */
const longestUrl = 32 * 1024;
const sides = [240, 160, 96];
const qualities = [0.85, 0.7, 0.5];
const stillQuality = 0.92;

/**
 * Cuts the square in the middle out of a picture and makes it small.
 * @param {CanvasImageSource} source a picture or a video
 * @param {number} width of the source
 * @param {number} height of the source
 * @returns {string} a JPEG as data URL of at most 32 KiB
 */
export function smallSquare(source, width, height) {
  const side = Math.min(width, height);
  for (const size of sides) {
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
    const pen = canvas.getContext('2d');
    pen.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, size, size);
    for (const quality of qualities) {
      const url = canvas.toDataURL('image/jpeg', quality);
      if (url.length <= longestUrl) return url;
    }
  }
  return '';
}

/**
 * Takes a picture of a video or of another picture, as large as that is.
 * @param {HTMLVideoElement | HTMLImageElement} seen
 * @returns {Promise<Blob>} a JPEG, in which what shows through is white
 */
export function still(seen) {
  const [width, height] = [seen.videoWidth ?? seen.naturalWidth, seen.videoHeight ?? seen.naturalHeight];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(seen, 0, 0, width, height);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', stillQuality));
}

/** Lets a video go of its file, so that the address of that may be given back. */
export function unload(video) {
  video?.removeAttribute('src');
  video?.load();
}
