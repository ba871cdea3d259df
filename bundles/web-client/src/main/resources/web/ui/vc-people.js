// Who is inside, and what is live with where it stands on this person's stage.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clockTime, t } from '../app/messages.js';
import { base, controls } from './styles.js';
import './vc-avatar.js';

/** Fires `show` with a stream's name to bring it back to the stage. */
class VcPeople extends LitElement {
  static properties = {
    members: { attribute: false },
    streams: { attribute: false },
    self: {},
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
        gap: var(--space-2);
        margin: var(--space-3) 0 var(--space-2);
        font-size: var(--text-small);
        font-weight: 600;
        color: var(--ink-soft);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 48px;
        padding-block: var(--space-1);
      }
      li div {
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
    `,
  ];

  render() {
    const { members, streams } = this;
    return html`
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
    `;
  }

  #member({ id, name, since, transport }) {
    const facts = [
      since ? t('people.since', { time: clockTime(since) }) : '',
      transport && transport !== 'http' ? t('people.via', { transport }) : '',
    ];
    return html`<li class="member">
      <vc-avatar .name=${name}></vc-avatar>
      <div>
        <span class="name">${name}${id === this.self ? ` (${t('people.you')})` : nothing}</span>
        <small>${facts.filter(Boolean).join(' · ')}</small>
      </div>
    </li>`;
  }

  #stream({ name, publisher, transport, viewers, suspended, tracks = [] }) {
    const video = tracks.find(({ kind }) => kind === 'video');
    const facts = [
      suspended ? t('box.suspended') : '',
      publisher && publisher !== name ? publisher : '',
      transport ? t('people.via', { transport }) : '',
      video?.width ? `${video.width} × ${video.height}` : '',
      viewers ? t('box.viewers', { count: viewers }) : '',
    ];
    const away = this.docked.has(name) || this.closed.has(name);
    return html`<li class="stream">
      <div>
        <span class="name">${name}</span>
        <small>${facts.filter(Boolean).join(' · ')}</small>
      </div>
      ${
        away
          ? html`<button class="button" @click=${() => this.#tell(name)} aria-label=${t('people.show', { name })}>
            ${t(this.closed.has(name) ? 'people.closed' : 'people.docked')}
          </button>`
          : html`<span class="live">${t('box.live')}</span>`
      }
    </li>`;
  }

  #tell(name) {
    this.dispatchEvent(new CustomEvent('show', { detail: name }));
  }
}

customElements.define('vc-people', VcPeople);
