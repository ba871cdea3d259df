// How the pages look on this device: as the system says, or always light or dark.

/** The looks that can be chosen. */
export const appearances = ['light', 'dark'];

/** The key of the look that was chosen on this device. */
const appearanceKey = 'videocity.appearance';

/** The look that was chosen on this device; empty when it is the system's. */
export function keptAppearance() {
  try {
    const kept = localStorage.getItem(appearanceKey) ?? '';
    return appearances.includes(kept) ? kept : '';
  } catch {
    return '';
  }
}

/** Keeps a look on this device, empty for the system's, and shows this page and those in other windows in it. */
export function chooseAppearance(appearance) {
  try {
    if (appearance) localStorage.setItem(appearanceKey, appearance);
    else localStorage.removeItem(appearanceKey);
  } catch {
    return; // a browser that keeps nothing looks as its system says
  }
  wear(document.documentElement);
}

/** Lets the page look as it was chosen, now and when that changes in another window. */
export function wearAppearance(root) {
  wear(root);
  addEventListener('storage', ({ key }) => {
    if (key === appearanceKey || key === null) wear(root);
  });
}

function wear(root) {
  root.style.colorScheme = keptAppearance();
}
