// Sends a file to the city's API and tells how far it is: fetch cannot.
import { chosen } from '../app/messages.js';
import { problemOf } from './api.js';

/**
 * Sends, and never throws.
 * @param {string} path below /api
 * @param {Blob} blob goes as it is
 * @param {{type?: string, headers?: Record<string, string>, progress?: (part: number) => void, signal?: AbortSignal}} [more]
 *     `progress` is told the part that was sent, 0 to 1
 * @returns {Promise<{ok: boolean, status: number, value: object, problem: {name: string, text: string, field: string} | null}>}
 */
export function upload(path, blob, { type = blob.type, headers = {}, progress = () => {}, signal } = {}) {
  const request = new XMLHttpRequest();
  request.open('POST', '/api' + path);
  const whole = { accept: 'application/json', 'content-type': type || 'application/octet-stream', 'accept-language': chosen, 'x-videocity': '1', ...headers };
  for (const [name, value] of Object.entries(whole)) request.setRequestHeader(name, value);
  request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
  signal?.addEventListener('abort', () => request.abort());
  return new Promise((resolve) => {
    request.onloadend = () => resolve(answerOf(request));
    request.send(blob);
  });
}

function answerOf({ status, responseText }) {
  const value = read(responseText);
  if (!status || !value) return { ok: false, status, value: {}, problem: { name: 'offline', text: '', field: '' } };
  const ok = status >= 200 && status < 300;
  return { ok, status, value, problem: ok ? null : problemOf(value) };
}

function read(text) {
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return null;
  }
}
