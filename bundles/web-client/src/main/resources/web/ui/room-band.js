// What the band at the top of a room says.
import { listed, t } from '../app/messages.js';

/**
 * One band at a time: the connection, then the city, then a way in that is shut.
 * @param {object} room state of the room
 * @returns {{counting: string, until: number, text: string} | null} `counting` is a message key for a countdown
 */
export function bandOf({ phase, retryAt, closedTransports }) {
  switch (phase) {
    case 'waiting':
    case 'unreached':
      return { counting: 'band.' + phase, until: retryAt, text: '' };
    case 'interrupted':
      return says(t('band.interrupted'));
    case 'inside':
      return closedTransports.length
        ? says(t('band.transports', { count: closedTransports.length, names: listed(closedTransports) }))
        : null;
    default:
      return null;
  }
}

function says(text) {
  return { counting: '', until: 0, text };
}
