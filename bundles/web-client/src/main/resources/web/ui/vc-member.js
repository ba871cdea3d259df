// One person in the list of people: picture, name, role, whether muted; a menu for those who may moderate.
import { LitElement, css, html, nothing } from 'lit';
import { clockTime, t } from '../app/messages.js';
import * as icons from './icons.js';
import { base } from './styles.js';
import './vc-avatar.js';
import './vc-menu.js';

/** `acts` names what the one who looks may do with this person. Fires `act` with `{act, target, name}`. */
class VcMember extends LitElement {
  static properties = { member: { attribute: false }, own: { type: Boolean }, acts: { attribute: false } };

  static styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 52px;
        padding-block: var(--space-1);
        --size: 36px;
      }
      div {
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
      small {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .role {
        color: var(--accent-strong);
        font-weight: 600;
      }
      .muted {
        display: inline-flex;
        align-items: center;
        gap: 3px;
        color: var(--ink);
      }
      .muted svg {
        width: 15px;
        height: 15px;
      }
    `,
  ];

  constructor() {
    super();
    this.acts = [];
  }

  render() {
    const { name, photo, role, muted, away, since, transport } = this.member;
    const via = transport && transport !== 'http' ? t('people.via', { transport }) : '';
    return html`
      <vc-avatar .name=${name} .photo=${photo}></vc-avatar>
      <div>
        <span class="name">${name}${this.own ? ` (${t('people.you')})` : nothing}</span>
        <small>
          ${role && role !== 'member' ? html`<span class=${role === 'guest' ? '' : 'role'}>${t('role.' + role)}</span>` : nothing}
          ${muted ? html`<span class="muted">${icons.muted}${t('people.muted')}</span>` : nothing}
          ${away ? html`<span>${t('people.away')}</span>` : nothing}
          ${since && !away ? html`<span>${t('people.since', { time: clockTime(since) })}</span>` : nothing}
          ${via ? html`<span>${via}</span>` : nothing}
        </small>
      </div>
      ${this.acts.length ? this.#menu() : nothing}
    `;
  }

  #menu() {
    const { id, name } = this.member;
    const items = this.acts.map((act) => ({ id: act, label: t('do.' + act), ...signs[act] }));
    return html`<vc-menu
      .label=${t('people.menu', { name })}
      .items=${items}
      @choose=${({ detail }) => this.#tell({ act: detail, target: { member: id }, name })}
    ></vc-menu>`;
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent('act', { detail }));
  }
}

const signs = {
  mute: { icon: icons.muted },
  unmute: { icon: icons.voice },
  'make-moderator': { icon: icons.shield },
  'make-moderator-lasting': { icon: icons.shield },
  'end-moderator': { icon: icons.shield },
  'hand-over': { icon: icons.shield },
  remove: { icon: icons.leave, grave: true },
  ban: { icon: icons.banned, grave: true },
  'ban-lasting': { icon: icons.banned, grave: true },
};

/**
 * What one person in a room may do with another; the city decides anyway.
 * @param {{id: string, role: string}} me
 * @param {object} member
 * @param {boolean} moderate whether I may moderate at all
 */
export function actsOn(me, member, moderate) {
  if (!moderate || !me || member.id === me.id) return [];
  const { role, muted } = member;
  if (role === 'owner' || (role === 'moderator' && me.role !== 'owner')) return [];
  const voice = muted ? 'unmute' : 'mute';
  if (me.role !== 'owner') return [voice, ...(role === 'member' ? ['hand-over'] : []), 'remove', 'ban'];
  const begin = member.resident ? 'make-moderator-lasting' : 'make-moderator';
  return [voice, role === 'moderator' ? 'end-moderator' : begin, 'remove', 'ban', 'ban-lasting'];
}

customElements.define('vc-member', VcMember);
