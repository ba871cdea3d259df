// What stands where a camera and a microphone would be.

/** A picture with a left and a right side. */
export function picture() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'slategray';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = 'tan';
  pen.beginPath();
  pen.arc(110, 80, 40, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = 'teal';
  pen.beginPath();
  pen.ellipse(110, 180, 70, 56, 0, 0, 2 * Math.PI);
  pen.fill();
  return canvas.captureStream(1).getVideoTracks()[0];
}

export function silence() {
  return new AudioContext().createMediaStreamDestination().stream.getAudioTracks()[0];
}
