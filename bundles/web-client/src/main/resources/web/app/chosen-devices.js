// The camera and the microphone somebody chose on this device.

const devicesKey = 'videocity.devices';

/**
 * Keeps a choice on this device.
 * @param {'camera' | 'microphone'} kind
 * @param {string} id of the device
 */
export function chooseDevice(kind, id) {
  try {
    localStorage.setItem(devicesKey, JSON.stringify({ ...kept(), [kind]: id }));
  } catch {
    // a browser that keeps nothing asks again
  }
}

/**
 * Opens camera or microphone or both: those that were chosen as long as they are there, else what the browser takes.
 * @param {MediaStreamConstraints} wanted without devices
 * @returns {Promise<MediaStream>}
 */
export async function openDevices({ video, audio }) {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: chosen('camera', video), audio: chosen('microphone', audio) });
  } catch (error) {
    if (error.name !== 'OverconstrainedError') throw error;
    return navigator.mediaDevices.getUserMedia({ video: video ?? false, audio: audio ?? false });
  }
}

/**
 * Opens the camera and the microphone, or the one of them there is; a refusal is of both.
 * @returns {Promise<MediaStream>}
 */
export async function openWhatThereIs() {
  const video = { facingMode: 'user', width: 1280, height: 720 };
  const audio = { echoCancellation: true, noiseSuppression: true };
  try {
    return await openDevices({ video, audio });
  } catch (error) {
    if (error.name !== 'NotFoundError') throw error;
    return openDevices({ video }).catch(() => openDevices({ audio }));
  }
}

/** Lets the devices behind a stream go. */
export function closeDevices(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** A wish for a device ("ideal") is not enough: browsers prefer one that is open already. */
function chosen(kind, wanted) {
  const id = kept()[kind];
  return wanted && typeof id === 'string' && id ? { ...wanted, deviceId: { exact: id } } : (wanted ?? false);
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(devicesKey)) ?? {};
  } catch {
    return {};
  }
}
