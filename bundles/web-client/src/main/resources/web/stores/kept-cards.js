// Cards remembered on this device: the file as it is, and handles that sign and open but never leave the browser.

const name = 'videocity';
const shelf = 'cards';

/**
 * @typedef {{id: string, city: string, owner: string, name: string, file: Uint8Array, sign: CryptoKey, open: CryptoKey,
 *     publicKey: Uint8Array}} KeptCard
 */

/** @returns {Promise<KeptCard[]>} none where the browser keeps nothing */
export async function keptCards() {
  try {
    return await onShelf('readonly', (cards) => cards.getAll());
  } catch {
    return [];
  }
}

/** The card of somebody in a city, or nothing. */
export async function keptCard(city, owner) {
  return (await keptCards()).find(({ id }) => id === idOf(city, owner)) ?? null;
}

/**
 * Remembers a card in place of the one of the same person in the same city.
 * @param {Omit<KeptCard, 'id'>} card
 */
export async function keepCard(card) {
  await onShelf('readwrite', (cards) => cards.put({ ...card, id: idOf(card.city, card.owner) }));
}

/** Forgets a card. */
export async function forgetCard(city, owner) {
  await onShelf('readwrite', (cards) => cards.delete(idOf(city, owner)));
}

function idOf(city, owner) {
  return `${city}/${owner}`;
}

async function onShelf(mode, act) {
  const database = await opened();
  try {
    const deal = database.transaction(shelf, mode);
    const done = new Promise((resolve, reject) => {
      deal.oncomplete = resolve;
      deal.onabort = deal.onerror = () => reject(deal.error);
    });
    const request = act(deal.objectStore(shelf));
    await done;
    return request.result;
  } finally {
    database.close();
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(shelf, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
