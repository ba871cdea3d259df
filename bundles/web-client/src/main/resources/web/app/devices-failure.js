// Why camera and microphone cannot be used, and what to do about it.
import './home-words.js';
import { t } from './messages.js';

const words = { insecure: 'media.why.insecure', lost: 'media.why.lost' };
const named = ['NotAllowedError', 'NotFoundError', 'NotReadableError'];

/**
 * Says it in one sentence.
 * @param {string} why the name of the browser's error, `insecure` or `lost`
 */
export function devicesFailure(why) {
  return t('doctor.camera.bad', { why: t(words[why] ?? 'doctor.why.' + (named.includes(why) ? why : 'other')) });
}
