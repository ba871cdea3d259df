// One box on the stage: a stream's picture, window controls top right, name and state bottom left; or a playlist in their place.
import { LitElement, html, nothing } from 'lit';
import { reasonText, t } from '../app/messages.js';
import { isScreen } from '../app/stream-names.js';
import * as icons from './icons.js';
import { boxStyles } from './vc-box-styles.js';
import { base, controls, hueOf, people } from './styles.js';
import './vc-avatar.js';

/**
 * A stream on the stage, called `label` (else by its own name), with the picture of the `person` whose it is while there is none.
 * Fires `dock`, `maximise`, `enlarge` (pressed), `large` (asked to be it), `close`, `silence` and `again` for the stream shown; plays what its player gives.
 * Without a player it shows its slot, and fires `hold` to have that go on or stop.
 * Keys while focus is inside: Enter or F maximise, M sound, K or space hold, L large, D dock, Delete closes; Shift with the
 * arrows fires `move` with 1 or -1, a place on or back.
 */
class VcBox extends LitElement {
  static properties = {
    stream: { attribute: false },
    label: {},
    person: { attribute: false },
    player: { attribute: false },
    state: { reflect: true, attribute: 'data-state' },
    maximised: { type: Boolean, reflect: true },
    alone: { type: Boolean },
    muted: { type: Boolean },
    held: { type: Boolean },
    lacking: { type: Number },
  };

  static styles = [base, controls, people, boxStyles];

  #attached = null;

  focus() {
    this.renderRoot.querySelector('section').focus();
  }

  updated() {
    if (this.player === this.#attached) return;
    this.#attached = this.player;
    this.player?.attach(this.renderRoot.querySelector('video'));
  }

  /** The video of this box to take a picture of; null until something is to be seen. */
  get picture() {
    const video = this.renderRoot.querySelector('video');
    return video?.videoWidth ? video : null;
  }

  render() {
    const name = this.#name;
    return html`
      <section
        class="box"
        tabindex="0"
        aria-label=${t(this.player ? 'box.label' : 'box.playlist', { name })}
        aria-keyshortcuts="Enter M K L D Delete Shift+ArrowRight Shift+ArrowLeft"
        @keydown=${this.#onKey}
        @click=${(event) => onButton(event) || this.#tell('enlarge')}
        @dblclick=${(event) => onButton(event) || this.#tell('maximise')}
      >
        ${this.player ? this.#played(name, this.stream) : html`<slot></slot>`} ${this.#windowControls(name)}
      </section>
    `;
  }

  #played(name, { tracks = [], member }) {
    const { lacks, mirrored } = this.player;
    const blind = lacks.some(({ kind }) => kind === 'video');
    const waits = !tracks.length && !member;
    const picture = !blind && (waits || tracks.some(({ kind }) => kind === 'video'));
    const shown = this.#shownState();
    return html`<video class=${mirrored ? 'mirrored' : ''} playsinline muted tabindex="-1" aria-label=${name}></video>
      ${picture || (shown !== 'playing' && shown !== 'quiet') ? nothing : this.#soundOnly(name)} ${this.#veil()} ${this.#foot(name, tracks)}`;
  }

  #soundOnly(name) {
    const { name: whose = name, photo } = this.person ?? {};
    return html`<div class="sound-only" data-hue=${hueOf(whose)}>
      <vc-avatar .name=${whose} .photo=${photo}></vc-avatar>
      <span>${t(this.stream.member ? 'box.cameraOff' : 'box.soundOnly')}</span>
    </div>`;
  }

  /** What lies over the picture while it does not move: why, and what to do. */
  #veil() {
    const shown = this.#shownState();
    if (this.held) {
      return html`<button class="veil held" @click=${this.#hold} aria-label=${t('box.play', { name: this.#name })}>${icons.play}</button>`;
    }
    if (shown === 'playing' || shown === 'quiet') return nothing;
    const again = shown === 'refused' || shown === 'ended';
    const words = this.#words(shown);
    return html`<div class="veil" role="status">
      ${shown === 'connecting' || shown === 'suspended' || shown === 'waiting' ? html`<span class="pulse"></span>` : nothing}
      <span data-testid="state">${words}</span>
      ${again ? html`<button class="button" @click=${() => this.#tell('again')}>${t('box.retry')}</button>` : nothing}
    </div>`;
  }

  #words(shown) {
    const { reason } = this.player;
    if (shown === 'refused') return reasonText(reason) || t('box.ended');
    if (shown === 'waiting' && reason?.name === 'limit-reached') return t('box.crowded');
    if (shown === 'unplayable' && reason?.text) return t('box.unplayableAs', { formats: reason.text });
    const codecs = this.#media().map(({ codec }) => codec);
    return t('box.' + shown, { codecs: codecs.join(', ') });
  }

  #windowControls(name) {
    const { maximised } = this;
    return html`<div class="window">
      ${this.#sign('dock', t('box.dock', { name }), icons.dock)}
      ${this.#sign(
        'maximise',
        t(maximised ? 'box.restore' : 'box.maximise', { name }),
        maximised ? icons.restore : icons.maximise,
      )}
      ${this.#sign('close', t('box.close', { name }), icons.close)}
    </div>`;
  }

  #foot(name, tracks) {
    const { lacks } = this.player;
    const deaf = lacks.some(({ kind }) => kind === 'audio');
    const heard = tracks.some(({ kind }) => kind === 'audio');
    const sound = !deaf && heard && !this.player.own;
    const missing = this.#missing(lacks);
    return html`<div class="foot">
      ${
        sound
          ? this.#sign(
              'silence',
              t(this.muted ? 'box.unmute' : 'box.mute', { name }),
              this.muted ? icons.soundOff : icons.soundOn,
            )
          : nothing
      }
      <span class="name">
        ${
          this.#shownState() === 'playing'
            ? html`<span class="live">${this.held ? t('box.held') : t('box.live')}</span>`
            : nothing
        }
        <span class="text">${name}</span>
        ${this.stream.member && !heard && !isScreen(this.stream) ? html`<span class="off" role="img" aria-label=${t('box.micOff')} title=${t('box.micOff')}>${icons.muted}</span>` : nothing}
        ${missing ? html`<span class="missing" data-testid="missing">${missing}</span>` : nothing}
      </span>
    </div>`;
  }

  /** Why there is no picture or no sound, in one sentence. */
  #missing(lacks) {
    const shown = this.#shownState();
    if (['unplayable', 'unfit', 'ended', 'refused'].includes(shown)) return '';
    if (lacks.length) return t(lacks[0].kind === 'video' ? 'box.noPicture' : 'box.noSound', { codec: lacks[0].codec });
    return reasonText(this.player.missing);
  }

  #sign(event, label, icon) {
    return html`<button class="sign" data-do=${event} @click=${() => this.#tell(event)} aria-label=${label} title=${label}>${icon}</button>`;
  }

  get #name() {
    return this.label || this.stream.name;
  }

  /** The room may know earlier than the live socket that the publisher is waited for. */
  #shownState() {
    if (this.player?.own) return 'playing';
    if (this.stream.suspended && this.state !== 'ended' && this.state !== 'refused') return 'suspended';
    const media = this.#media().length;
    if (!media && this.stream.member) return 'quiet';
    return this.state === 'connecting' && media && this.lacking >= media ? 'unfit' : this.state;
  }

  #media() {
    return (this.stream.tracks ?? []).filter(({ kind }) => kind !== 'data');
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (onButton(event) && (event.key === 'Enter' || event.key === ' ')) return;
    const act = {
      enter: () => this.#tell('maximise'),
      f: () => this.#tell('maximise'),
      m: () => this.#tell('silence'),
      k: () => this.#hold(),
      ' ': () => this.#hold(),
      l: () => this.#tell('large'),
      d: () => this.#tell('dock'),
      delete: () => this.#tell('close'),
      ...(event.shiftKey ? moves(this) : {}),
    }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #hold() {
    if (this.player) this.player.setPaused(!this.player.paused);
    else this.#tell('hold');
  }

  #tell(type) {
    this.dispatchEvent(new CustomEvent(type, { detail: this.stream.name }));
  }
}

function moves(box) {
  const move = (step) => () => box.dispatchEvent(new CustomEvent('move', { detail: step }));
  return { arrowright: move(1), arrowdown: move(1), arrowleft: move(-1), arrowup: move(-1) };
}

function onButton(event) {
  return event.composedPath().some(({ localName }) => ['button', 'input', 'a'].includes(localName));
}

customElements.define('vc-box', VcBox);
