// Who is inside, what is live with where it stands on this person's stage, and who is kept out.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../app/messages.js';
import { labelOf } from '../app/stream-names.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';
import { actsOn } from './vc-member.js';

/**
 * `moderate`: whether the one who looks may. Fires `show` with a stream's name to bring it back to the stage, and `act`
 * with `{act, target, name}`.
 */
class VcPeople extends LitElement {
  static properties = {
    members: { attribute: false },
    streams: { attribute: false },
    bans: { attribute: false },
    self: {},
    moderate: { type: Boolean },
    locked: { type: Boolean },
    docked: { attribute: false },
    closed: { attribute: false },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        padding: var(--space-2) var(--space-4) var(--space-5);
      }
      h2 {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin: var(--space-3) 0 var(--space-2);
        font-size: var(--text-small);
        font-weight: 600;
        color: var(--ink-soft);
      }
      .stream,
      .ban {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 48px;
        padding-block: var(--space-1);
      }
      .stream div,
      .ban div {
        flex: 1;
        min-width: 0;
        line-height: 1.3;
      }
      .name {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 500;
      }
      small,
      p {
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .button {
        min-height: 36px;
        padding: 0 var(--space-3);
      }
      .lock {
        display: flex;
        width: 100%;
        margin-top: var(--space-2);
      }
      .lock svg {
        width: 18px;
        height: 18px;
      }
    `,
  ];

  constructor() {
    super();
    this.bans = [];
  }

  render() {
    const { members, streams, bans } = this;
    return html`
      ${this.moderate ? this.#lock() : nothing}
      <h2>${t('people.inside')} <span>${members.length}</span></h2>
      <ul id="members">
        ${repeat(
          members,
          ({ id }) => id,
          (member) => this.#member(member),
        )}
      </ul>
      <h2>${t('people.live')} <span>${streams.length}</span></h2>
      ${
        streams.length
          ? html`<ul id="streams">${repeat(
              streams,
              ({ name }) => name,
              (stream) => this.#stream(stream),
            )}</ul>`
          : html`<p>${t('people.none')}</p>`
      }
      ${bans.length ? this.#bans() : nothing}
    `;
  }

  #lock() {
    const act = this.locked ? 'unlock' : 'lock';
    return html`<button class="button lock" data-do=${act} @click=${() => this.#tell('act', { act })}>
      ${this.locked ? icons.lock : icons.unlock}${t('do.' + act)}
    </button>`;
  }

  #member(member) {
    const me = this.members.find(({ id }) => id === this.self);
    return html`<li class="member" data-member=${member.id}>
      <vc-member
        .member=${member}
        ?own=${member.id === this.self}
        .acts=${actsOn(me, member, this.moderate)}
        @act=${({ detail }) => this.#tell('act', detail)}
      ></vc-member>
    </li>`;
  }

  #stream(stream) {
    const { name, member, publisher, transport, viewers, suspended, tracks = [] } = stream;
    const label = labelOf(stream, this.members, this.self);
    const video = tracks.find(({ kind }) => kind === 'video');
    const facts = [
      suspended ? t('box.suspended') : '',
      !member && publisher && publisher !== name ? publisher : '',
      transport ? t('people.via', { transport }) : '',
      video?.width ? `${video.width} × ${video.height}` : '',
      viewers ? t('box.viewers', { count: viewers }) : '',
    ];
    const away = this.docked.has(name) || this.closed.has(name);
    const end = t('people.end', { name: label });
    return html`<li class="stream">
      <div>
        <span class="name">${label}</span>
        <small>${facts.filter(Boolean).join(' · ')}</small>
      </div>
      ${
        away
          ? html`<button class="button" @click=${() => this.#tell('show', name)} aria-label=${t('people.show', { name: label })}>
            ${t(this.closed.has(name) ? 'people.closed' : 'people.docked')}
          </button>`
          : html`<span class="live">${t('box.live')}</span>`
      }
      ${
        this.moderate
          ? html`<button class="sign" data-do="end-stream" aria-label=${end} title=${end} @click=${() => this.#tell('act', { act: 'end-stream', target: { stream: name }, name: label })}>${icons.stop}</button>`
          : nothing
      }
    </li>`;
  }

  #bans() {
    return html`<h2>${t('people.bans')} <span>${this.bans.length}</span></h2>
      <ul id="bans">
        ${this.bans.map(
          ({ id, name, lasting }) => html`<li class="ban">
            <div>
              <span class="name">${name}</span>
              <small>${t(lasting ? 'people.banLasting' : 'people.banSession')}</small>
            </div>
            <button class="button" data-do="unban" @click=${() => this.#tell('act', { act: 'unban', target: { ban: id }, name })}>
              ${t('do.unban')}
            </button>
          </li>`,
        )}
      </ul>`;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-people', VcPeople);
