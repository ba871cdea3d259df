// Pictures and sound of a track, one after another, in whichever way this browser gives them.

const worklet = new URL('./sound-tap.js', import.meta.url);

/**
 * Calls back with every VideoFrame; whoever is called closes it.
 * @param {MediaStreamTrack} track
 * @param {(frame: VideoFrame) => void} take
 * @returns {() => void} ends that; the track stays
 */
export function pictures(track, take) {
  if ('MediaStreamTrackProcessor' in globalThis) return processed(track, take);
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true, srcObject: new MediaStream([track]) });
  let over = false;
  const next = () => {
    if (over) return;
    take(new VideoFrame(video, { timestamp: Math.round(performance.now() * 1000) }));
    video.requestVideoFrameCallback(next);
  };
  video.requestVideoFrameCallback(next);
  video.play().catch(() => {}); // pictures of a track that ended are none
  return () => {
    over = true;
    video.srcObject = null;
  };
}

/**
 * Calls back with every AudioData; whoever is called closes it.
 * @param {MediaStreamTrack} track
 * @param {(data: AudioData) => void} take
 * @returns {() => void} ends that; the track stays
 */
export function sounds(track, take) {
  if ('MediaStreamTrackProcessor' in globalThis) return processed(track, take);
  const context = new AudioContext({ sampleRate: 48_000 });
  tap(context, track, take).catch(() => {}); // closed before it began
  return () => context.close();
}

function processed(track, take) {
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  let over = false;
  const read = async () => {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      if (over) value.close();
      else take(value);
    }
  };
  read().catch(() => {}); // the track ended
  return () => {
    over = true;
    reader.cancel().catch(() => {});
  };
}

async function tap(context, track, take) {
  await context.audioWorklet.addModule(worklet);
  const node = new AudioWorkletNode(context, 'sound-tap', { numberOfOutputs: 0 });
  const { sampleRate } = context;
  node.port.onmessage = ({ data: { frame, channels } }) => {
    const data = new Float32Array(channels.length * channels[0].length);
    channels.forEach((samples, i) => data.set(samples, i * samples.length));
    take(
      new AudioData({
        format: 'f32-planar',
        sampleRate,
        numberOfChannels: channels.length,
        numberOfFrames: channels[0].length,
        timestamp: Math.round((frame / sampleRate) * 1e6),
        data,
      }),
    );
  };
  context.createMediaStreamSource(new MediaStream([track])).connect(node);
}
