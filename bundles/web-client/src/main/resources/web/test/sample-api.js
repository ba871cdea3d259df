// The other end of the JSON API of a place that stands alone, and who is signed in there; touches no network but for the pages' own files.
import { session } from '../stores/session-store.js';

export const ada = {
  name: 'Ada Lovelace',
  address: 'ada@city.example',
  home: '/ada@city.example',
  keywords: ['engines', 'poems'],
  since: '2026-05-04T09:30:00Z',
};

const own = globalThis.fetch.bind(globalThis);

/**
 * Puts an API with fixed answers into the page; whatever else is asked is refused.
 * @param {Record<string, object>} answers by method and path, as in `GET /me/rooms`
 */
export function answerWith(answers) {
  globalThis.fetch = async (path, { method } = {}) => {
    if (!String(path).startsWith('/api/')) return own(path);
    const known = answers[`${method} ${path.replace('/api', '')}`];
    const body = known ?? { type: 'urn:videocity:not-allowed', detail: 'This is only a sample.' };
    return new Response(JSON.stringify(body), { status: known ? 200 : 403 });
  };
}

/** Says who is signed in; null for nobody. */
export function signIn(resident, signUp = 'open') {
  session.update({ phase: 'known', resident, signUp, city: 'city.example' });
}
