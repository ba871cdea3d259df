// What this browser encodes, best first: what most receivers play comes before what they might not.

/** Most macroblocks (of 16 by 16 pixels) of H.264 level 3.1. */
const level31Blocks = 3600;

/** Encodings of pictures to try for a size, which is made even: H.264 knows no other. */
export function videoConfigs({ width, height, bitsPerSecond, frameRate }) {
  const size = { width: even(width), height: even(height) };
  const small = Math.ceil(size.width / 16) * Math.ceil(size.height / 16) <= level31Blocks;
  const common = { ...size, bitrate: bitsPerSecond, framerate: frameRate, latencyMode: 'realtime' };
  const avc = (codec) => ({ ...common, codec, avc: { format: 'avc' } });
  return [
    avc(small ? 'avc1.42E01F' : 'avc1.42E028'),
    avc(small ? 'avc1.64001F' : 'avc1.640028'),
    { ...common, codec: small ? 'vp09.00.31.08' : 'vp09.00.40.08' },
  ];
}

/** Encodings of sound to try. */
export function audioConfigs({ sampleRate, channels, bitsPerSecond }) {
  const common = { sampleRate, numberOfChannels: channels, bitrate: bitsPerSecond };
  return [
    { ...common, codec: 'opus' },
    { ...common, codec: 'mp4a.40.2', aac: { format: 'aac' } },
  ];
}

/**
 * The first that the encoder says it can do.
 * @returns {Promise<object | null>} null where there is none
 */
export async function firstSupported(encoder, configs) {
  for (const config of configs) {
    const { supported } = await encoder.isConfigSupported(config).catch(() => ({ supported: false }));
    if (supported) return config;
  }
  return null;
}

function even(length) {
  return Math.max(2, length - (length % 2));
}
