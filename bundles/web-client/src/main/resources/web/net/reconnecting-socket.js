// A WebSocket that comes back: with back-off after trouble, soon after a restart, at once when the network returns.

const backOffMillis = [500, 1000, 2000, 4000, 8000, 15000];
const steadyMillis = 5000;
const serviceRestart = 1012;

/** Close codes after which coming back makes no sense: done, misuse, refused, no such thing, taken out. */
const finalCodes = new Set([1000, 1008, 4403, 4404, 4410]);

export class ReconnectingSocket {
  #url;
  #protocol;
  #on;
  #socket = null;
  #timer = 0;
  #attempt = 0;
  #openedAt = 0;
  #stopped = false;
  #retryNow = () => this.retryNow();

  /**
   * @param {() => string} url asked before every attempt
   * @param {string} protocol the subprotocol spoken
   * @param {{open?: () => void, text?: (message: object) => void, binary?: (data: ArrayBuffer) => void,
   *     waiting?: (until: number) => void, stopped?: (code: number) => void}} on
   *     `waiting` is told the time (in milliseconds since 1970) of the next attempt
   */
  constructor(url, protocol, on) {
    this.#url = url;
    this.#protocol = protocol;
    this.#on = on;
    addEventListener('online', this.#retryNow);
    this.#connect();
  }

  /** Sends an object as JSON; false when there is no connection. */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Sends bytes; false when there is no connection. */
  sendBytes(bytes) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(bytes);
    return true;
  }

  /** Bytes that were sent and wait for the network. */
  get waitingBytes() {
    return this.#socket?.bufferedAmount ?? 0;
  }

  /** Cuts a wait short; does nothing while connected. */
  retryNow() {
    if (this.#stopped || this.#socket) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  /** Drops the connection and starts a new one after the usual back-off. */
  restart() {
    if (this.#stopped || !this.#socket) return;
    this.#letGo(this.#socket);
    this.#wait(this.#nextDelay());
  }

  /** Drops the connection and makes another at once, because the address is another now. */
  reopen() {
    if (this.#stopped || !this.#socket) return;
    this.#letGo(this.#socket);
    this.#connect();
  }

  /** Ends it for good. */
  close() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#retryNow);
    if (this.#socket) this.#letGo(this.#socket);
  }

  #connect() {
    const socket = new WebSocket(this.#url(), this.#protocol);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#openedAt = 0;
    socket.onopen = () => {
      this.#openedAt = Date.now();
      this.#on.open?.();
    };
    socket.onmessage = ({ data }) => {
      if (typeof data !== 'string') this.#on.binary?.(data);
      else this.#onText(data);
    };
    socket.onclose = ({ code }) => this.#onClose(code);
  }

  #onText(data) {
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (message && typeof message.op === 'string') this.#on.text?.(message);
  }

  #onClose(code) {
    this.#socket = null;
    if (this.#stopped) return;
    if (finalCodes.has(code)) {
      this.close();
      this.#on.stopped?.(code);
      return;
    }
    this.#wait(code === serviceRestart ? 300 + Math.random() * 500 : this.#nextDelay());
  }

  #nextDelay() {
    if (this.#openedAt && Date.now() - this.#openedAt > steadyMillis) this.#attempt = 0;
    const base = backOffMillis[Math.min(this.#attempt++, backOffMillis.length - 1)];
    return base * (0.8 + Math.random() * 0.4);
  }

  #wait(millis) {
    this.#timer = setTimeout(() => this.#connect(), millis);
    this.#on.waiting?.(Date.now() + millis);
  }

  #letGo(socket) {
    socket.onopen = socket.onmessage = socket.onclose = null;
    this.#socket = null;
    socket.close();
  }
}
