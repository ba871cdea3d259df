// Asks the city's JSON API (/api/openapi.json) and puts its answers into one shape. The city hears which language this page
// speaks: its mails are written in that.
import { chosen } from '../app/messages.js';

const patienceMillis = 20_000;

/**
 * Asks, and never throws.
 * @param {string} method
 * @param {string} path below /api
 * @param {object | Blob} [body] an object goes as JSON, a blob as what it is
 * @param {RequestInit} [more]
 * @returns {Promise<{ok: boolean, status: number, value: object, problem: {name: string, text: string, field: string} | null}>}
 */
export async function ask(method, path, body, { headers: others, ...more } = {}) {
  const headers = { accept: 'application/json', 'accept-language': chosen, 'x-videocity': '1', ...others };
  if (body) headers['content-type'] = body instanceof Blob ? body.type : 'application/json';
  const sent = body instanceof Blob || body === undefined ? body : JSON.stringify(body);
  try {
    const signal = AbortSignal.timeout(patienceMillis);
    const response = await fetch('/api' + path, { method, headers, body: sent, signal, cache: 'no-store', ...more });
    const text = await response.text();
    const value = text ? JSON.parse(text) : {};
    return { ok: response.ok, status: response.status, value, problem: response.ok ? null : problemOf(value) };
  } catch {
    return { ok: false, status: 0, value: {}, problem: { name: 'offline', text: '', field: '' } };
  }
}

/** RFC 9457: the reason's name is the last part of the problem's type. */
export function problemOf({ type = '', detail = '', field = '' }) {
  return { name: type.split(':').pop() || 'failed', text: detail, field };
}
