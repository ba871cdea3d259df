// Small things kept in this browser, or in this tab alone.

/** The storage is named, not handed over: in a frame of another site a browser may refuse even to name it. */
export function kept(storage, key) {
  try {
    return globalThis[storage].getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a text; an empty one is forgotten. */
export function keep(storage, key, value) {
  try {
    if (value) globalThis[storage].setItem(key, value);
    else globalThis[storage].removeItem(key);
  } catch {
    // A browser that keeps nothing: it lasts as long as the page.
  }
}
