// Words, numbers and times in the reader's language. A new language is one file in messages/ and in messages/home/, and
// its name here.
import en from '../messages/en.js';

/** The languages there are, by what they call themselves. */
export const languages = { en: 'English', de: 'Deutsch', hi: 'हिन्दी' };

/** The key of the language that was chosen on this device. */
const languageKey = 'videocity.language';

const kept = keptLanguage();
/** The language of this page: the one chosen on this device, else the first of the browser's that there is. */
export const chosen =
  kept || (navigator.languages.map((tag) => tag.split('-')[0].toLowerCase()).find((tag) => tag in languages) ?? 'en');
const fallback = { ...en };
const words = chosen === 'en' ? fallback : { ...(await import(`../messages/${chosen}.js`)).default };
const locale = navigator.languages.find((tag) => tag.toLowerCase().startsWith(chosen)) ?? chosen;
const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
const sizes = ['megabyte', 'gigabyte'].map((unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }));
const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

/** Tells readers and their software which language the page speaks. */
export function announceLanguage(root) {
  root.lang = chosen;
}

/** The language that was chosen on this device; empty when it is the browser's. */
export function keptLanguage() {
  try {
    const tag = localStorage.getItem(languageKey) ?? '';
    return tag in languages ? tag : '';
  } catch {
    return '';
  }
}

/** Keeps a language on this device, empty for the browser's, and shows the page in it. */
export function chooseLanguage(tag) {
  try {
    if (tag) localStorage.setItem(languageKey, tag);
    else localStorage.removeItem(languageKey);
  } catch {
    return; // a browser that keeps nothing speaks its own language
  }
  location.reload();
}

/** Adds the words of a part of the city that is loaded when it is needed: those in English, and the reader's own. */
export function addWords(english, own) {
  Object.assign(fallback, english);
  Object.assign(words, own);
}

/**
 * The words for a key. A message is a string with `{name}` places, or an object of plural forms chosen by `count`.
 * Numbers are written as the language writes them.
 */
export function t(key, values = {}) {
  const message = words[key] ?? fallback[key] ?? key;
  const text = typeof message === 'string' ? message : (message[plurals.select(values.count)] ?? message.other);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? write(values[name]) : whole));
}

/** A reason of the city in the reader's language; reasons this page does not know speak for themselves. */
export function reasonText(reason) {
  if (!reason) return '';
  const key = 'reason.' + reason.name;
  return key in fallback ? t(key) : (reason.text ?? reason.name);
}

/** What a way in or out says of itself, in the reader's language where this page knows the sentence; plug-ins speak for themselves. */
export function saidText(sentence) {
  const words = sentence.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const key = 'said.' + words.slice(0, 32).replace(/^-+|-+$/g, '');
  return key in fallback ? t(key) : sentence;
}

/** Hours and minutes of an ISO 8601 time. */
export function clockTime(iso) {
  return on(iso, clock);
}

/** Date and time of an ISO 8601 time, for tool tips. */
export function fullTime(iso) {
  return on(iso, full);
}

/** The day of an ISO 8601 time. */
export function dayOf(iso) {
  return on(iso, day);
}

/** A length of time in seconds as minutes and seconds, "1:05". */
export function minutes(seconds) {
  const rest = Math.floor(seconds) % 60;
  return `${numbers.format(Math.floor(seconds / 60))}:${rest < 10 ? numbers.format(0) : ''}${numbers.format(rest)}`;
}

/** How large something is, in megabytes or more. */
export function sizeOf(bytes) {
  const [megabytes, gigabytes] = sizes;
  return bytes < 1e9 ? megabytes.format(Math.max(bytes / 1e6, bytes ? 0.1 : 0)) : gigabytes.format(bytes / 1e9);
}

/** "a, b and c". */
export function listed(words) {
  return lists.format(words);
}

function on(iso, format) {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? '' : format.format(time);
}

function write(value) {
  return typeof value === 'number' ? numbers.format(value) : String(value);
}
