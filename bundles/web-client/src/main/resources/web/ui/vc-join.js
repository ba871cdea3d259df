// How to join: every installed way in and out of this room, with addresses ready to copy.
import { LitElement, css, html, nothing } from 'lit';
import { endpointAddress, roomUrl } from '../app/addresses.js';
import { saidText, t } from '../app/messages.js';
import { base, controls } from './styles.js';
import './vc-copy.js';

const purposes = ['publish', 'watch', 'talk'];
const defaultStream = 'cam';

/** `card` is the address of the card that the room offers to everybody, if it does. */
class VcJoin extends LitElement {
  static properties = {
    transports: { attribute: false },
    streams: { attribute: false },
    place: { attribute: false },
    embed: { type: Boolean },
    card: {},
    stream: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        padding: var(--space-4);
      }
      .lead,
      .hint {
        color: var(--ink-soft);
      }
      .hint {
        font-size: var(--text-small);
      }
      label {
        display: block;
        margin-top: var(--space-4);
        font-size: var(--text-small);
        font-weight: 600;
      }
      label input {
        margin-top: var(--space-1);
        font-weight: 400;
      }
      h2 {
        margin: var(--space-5) 0 var(--space-2);
        font-size: var(--text-large);
      }
      li {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line);
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-1) var(--space-2);
        font-size: var(--text-medium);
      }
      h3 small {
        color: var(--ink-soft);
        font-size: var(--text-small);
        font-weight: 400;
      }
      .card {
        display: grid;
        gap: var(--space-2);
        max-width: 400px;
        margin: var(--space-3) 0;
        color: var(--accent-strong);
        font-weight: 600;
      }
      .card img {
        width: 100%;
        height: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
      }
      .shut {
        padding: 1px var(--space-2);
        border-radius: var(--radius-small);
        background: var(--calm);
        color: var(--on-calm);
        font-size: var(--text-small);
      }
    `,
  ];

  constructor() {
    super();
    this.stream = '';
    this.card = '';
  }

  render() {
    const ways = this.transports.flatMap((transport) =>
      (transport.endpoints ?? []).map((endpoint) => ({ transport, endpoint })),
    );
    const others = [...new Set(ways.map(({ endpoint }) => endpoint.purpose))].filter((p) => !purposes.includes(p));
    return html`
      <p class="lead">${ways.length ? t('join.lead') : t('join.none')}</p>
      <label>
        ${t('join.stream')}
        <input class="field" id="join-stream" maxlength="60" spellcheck="false" autocapitalize="off" autocomplete="off" placeholder=${defaultStream} .value=${this.stream} @input=${this.#typed} />
      </label>
      ${[...purposes, ...others].map((purpose) =>
        this.#section(
          purpose,
          ways.filter(({ endpoint }) => endpoint.purpose === purpose),
        ),
      )}
      ${this.place.key ? nothing : html`<p class="hint">${t('join.guests')}</p>`} ${this.card ? this.#card() : nothing}
      ${this.embed ? this.#frame() : nothing}
    `;
  }

  /** The room as a picture to pass on. */
  #card() {
    const name = `visiting-card-${this.place.path.replaceAll('/', '-')}.png`;
    return html`<h2>${t('join.card')}</h2>
      <p class="hint">${t('join.cardHint')}</p>
      <a class="card" data-do="card" href=${this.card} download=${name}>
        <img src=${this.card} alt="" width="800" height="480" loading="lazy" />
        ${t('join.cardSave')}
      </a>`;
  }

  /** The room for somebody's own page. */
  #frame() {
    return html`<h2>${t('join.embed')}</h2>
      <p class="hint">${t('join.embedHint')}</p>
      <vc-copy .label=${t('join.embedCode')} .text=${frameCode(this.place)}></vc-copy>`;
  }

  #section(purpose, ways) {
    if (!ways.length) return nothing;
    const heading = purposes.includes(purpose) ? t('join.' + purpose) : purpose;
    return html`<h2>${heading}</h2>
      <ul>
        ${ways.map((way) => this.#way(way))}
      </ul>`;
  }

  #way({ transport, endpoint }) {
    const publishing = endpoint.purpose === 'publish';
    const address = this.#address(endpoint);
    const rtmp = publishing && /^rtmps?:/.test(address);
    const open = transport.state === 'open';
    return html`<li data-transport=${transport.name}>
      <h3>
        ${saidText(endpoint.label)} <small>${transport.name}</small>
        ${open ? nothing : html`<span class="shut" title=${transport.detail ?? ''}>${stateText(transport.state)}</span>`}
      </h3>
      <vc-copy .label=${rtmp ? t('join.address') : ''} .text=${address}></vc-copy>
      ${rtmp ? this.#apart(address) : nothing}
      ${endpoint.hint ? html`<p class="hint">${saidText(endpoint.hint)}</p>` : nothing}
      ${rtmp ? html`<vc-copy .label=${t('join.ffmpeg')} .text=${testPicture(address)}></vc-copy>` : nothing}
    </li>`;
  }

  /** Programs like OBS ask for the server and the stream in two fields. */
  #apart(address) {
    const slash = address.split('?')[0].lastIndexOf('/');
    return html`
      <vc-copy .label=${t('join.server')} .text=${address.slice(0, slash)}></vc-copy>
      <vc-copy .label=${t('join.key')} .text=${address.slice(slash + 1)}></vc-copy>
    `;
  }

  #address(endpoint) {
    const live = endpoint.purpose === 'publish' ? undefined : this.streams[0]?.name;
    const stream = this.stream.trim() || live || defaultStream;
    return endpointAddress(endpoint.address, { room: this.place.path, stream, key: this.place.key });
  }

  #typed({ target }) {
    this.stream = target.value.replace(/[\s/?#&]+/g, '-');
  }
}

/** A command that sends a moving test picture with a tone. */
export function testPicture(address) {
  return (
    'ffmpeg -re -f lavfi -i testsrc2=size=1280x720:rate=30 -f lavfi -i sine=frequency=440 ' +
    '-c:v libx264 -preset veryfast -tune zerolatency -pix_fmt yuv420p -g 60 -c:a aac ' +
    `-f flv '${address.replaceAll("'", "'\\''")}'`
  );
}

/** What somebody puts into the HTML of their own page to show a room there. */
export function frameCode({ path }) {
  const address = location.origin + roomUrl(path) + '?embed';
  const escaped = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
  return `<iframe src="${escaped}" width="640" height="360" style="border: 0" allow="autoplay; fullscreen"></iframe>`;
}

function stateText(state) {
  const key = 'join.state.' + state;
  const text = t(key);
  return text === key ? state : text;
}

customElements.define('vc-join', VcJoin);
