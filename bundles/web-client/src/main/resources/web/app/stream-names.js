// What streams are called where people see them: those of members after their people, all others by their own names.
import { t } from './messages.js';

/** How the page calls what it publishes; four letters of its own follow. */
export const prefixes = { camera: 'camera-', screen: 'screen-' };

/** Whether a stream is what a member shows of a screen. */
export function isScreen({ member, name }) {
  return Boolean(member) && name.startsWith(prefixes.screen);
}

/**
 * @param {{name: string, label?: string, member?: string | null, publisher?: string}} stream
 * @param {{id: string, name: string}[]} members of the room
 * @param {string} self id of the one who looks
 */
export function labelOf(stream, members, self) {
  if (!stream.member) return stream.label ?? stream.name;
  const own = stream.member === self;
  const name = personOf(stream, members)?.name ?? stream.publisher;
  if (isScreen(stream)) return own ? t('box.yourScreen') : t('box.screenOf', { name });
  return own ? t('box.you', { name }) : name;
}

/** The member whose stream it is, if it is one's and they are there. */
export function personOf({ member }, members) {
  return member ? members.find(({ id }) => id === member) : undefined;
}
