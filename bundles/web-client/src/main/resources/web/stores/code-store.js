// Something a resident does after a code came by mail: to move to another address, to leave.

import { ask } from '../net/api.js';
import { Store } from './store.js';

/** Steps: `ask`, `code` (it is on its way), `done`. */
export class CodeStore extends Store {
  #path;
  #body = {};
  #pending = '';

  /** @param {string} path below /api, where the code is asked for; below it `/confirm` takes it */
  constructor(path) {
    super({ step: 'ask', busy: false, problem: null, draft: { address: '' }, outbox: false, resent: false, value: null });
    this.#path = path;
  }

  /** Writes where the code goes. */
  write(address) {
    this.update({ draft: { address }, problem: null });
  }

  /** Goes back to the beginning. */
  begin(address = '') {
    this.update({ step: 'ask', problem: null, draft: { address }, resent: false });
  }

  /**
   * Has the code mailed, perhaps again.
   * @param {object} [body] what is asked for; the same as before when it is left out
   */
  async send(body = this.#body) {
    this.#body = body;
    const again = this.state.step === 'code';
    const { ok, value, problem } = await this.#ask('', body);
    if (!ok) {
      this.update({ problem });
      return;
    }
    this.#pending = value.pending;
    this.update({ step: 'code', outbox: value.outbox, resent: again, problem: null });
  }

  /** Hands the code in; tells whether it was the right one. */
  async confirm(code) {
    const proof = { pending: this.#pending, code: code.replace(/\D/g, '') };
    const { ok, value, problem } = await this.#ask('/confirm', proof);
    this.update(ok ? { step: 'done', problem: null, value } : { problem: { ...problem, field: problem.field || 'code' } });
    return ok;
  }

  async #ask(below, body) {
    this.update({ busy: true, problem: null, resent: false });
    const answer = await ask('POST', this.#path + below, body);
    this.update({ busy: false });
    return answer;
  }
}
