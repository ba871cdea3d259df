// What moderators do in a room: each act with a note of it, and with a way back where there is one.

const opposites = {
  mute: 'unmute',
  unmute: 'mute',
  lock: 'unlock',
  unlock: 'lock',
  'make-moderator': 'end-moderator',
  'make-moderator-lasting': 'end-moderator',
  'end-moderator': 'make-moderator',
};

export class Moderation {
  #room;

  /** @param {import('./room-store.js').RoomStore} room */
  constructor(room) {
    this.#room = room;
  }

  /**
   * Acts.
   * @param {{act: string, target?: object, name?: string}} wish what, with whom, and what they are called
   */
  async act({ act, target = {}, name = '' }) {
    const [what, lasting] = act.split('-lasting');
    const result = await this.#room.act(what, lasting === undefined ? target : { ...target, lasting: true });
    if (result.ok) this.#room.note({ key: 'act.' + act, values: { name }, undo: this.#undo({ act, target, name }) });
    else this.#refused(result);
    return result;
  }

  /** Admits somebody who knocks, or declines. */
  async answer({ id, admit }) {
    const result = await this.#room.answer(id, admit);
    if (!result.ok) this.#refused(result);
  }

  #undo({ act, target, name }) {
    if (act === 'ban' || act === 'ban-lasting') return () => this.#unban(name);
    const opposite = opposites[act];
    return opposite && (() => this.act({ act: opposite, target, name }));
  }

  /** Ends the newest ban of somebody; the room said which one that is. */
  #unban(name) {
    const ban = this.#room.state.bans.findLast((other) => other.name === name);
    if (ban) this.act({ act: 'unban', target: { ban: ban.id }, name });
  }

  #refused({ reason }) {
    this.#room.note({ reason });
  }
}
