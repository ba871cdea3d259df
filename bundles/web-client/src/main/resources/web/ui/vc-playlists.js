// The playlists of a room in its side panel: those that stay, those of this session; put in order by hand.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../app/media-words.js';
import { t } from '../app/messages.js';
import { boxOf, pages } from '../stores/playlists-store.js';
import { Follows } from '../stores/store.js';
import { Drag } from './drag.js';
import { remember } from './flip.js';
import * as icons from './icons.js';
import { grip, pin, up } from './media-icons.js';
import { itemTitle, playlistTitle, saveAs, thumbOf, thumbs } from './playlist-items.js';
import { base, controls } from './styles.js';
import { playlistsStyles } from './vc-playlists-styles.js';
import './vc-menu.js';

/**
 * Shows `playlists` (a PlaylistsStore); `away` are the names of boxes that are not on the stage, `add`: one may bring
 * something, `keep`: one may let it stay. Fires `add` with the playlist it shall go to (null for a new one), `show` with the
 * name of a box, and `note`.
 */
class VcPlaylists extends LitElement {
  static properties = { playlists: { attribute: false }, away: { attribute: false }, add: { type: Boolean }, keep: { type: Boolean }, moved: { state: true } };

  static styles = [base, controls, thumbs, playlistsStyles];

  #follows = null;
  #drag = new Drag(this, '.item[data-mine], .playlist[data-mine]', {
    '.item': (dragged, target) => this.#onDrop(dragged, target),
    '.playlist': (dragged, target) => this.#onDrop(dragged, target),
  });

  constructor() {
    super();
    this.away = new Set();
    this.moved = '';
  }

  /** Not before: an element that was there before its module knows its properties only now. */
  willUpdate() {
    this.#follows ??= new Follows(this, this.playlists);
  }

  render() {
    const lists = pages.map((page) => [page, this.playlists.shown(page)]).filter(([, shown]) => shown.length);
    return html`
      ${this.add ? html`<button class="button add" data-do="add" @click=${() => this.#tell('add', null)}>${icons.addMedia}${t('tool.add')}</button>` : nothing}
      ${lists.length ? nothing : html`<p class="lead">${t(this.#lead())}</p>`}
      <div @pointerdown=${(event) => this.#drag.begin(event)}>
        ${lists.map(
          ([page, shown]) => html`<section aria-labelledby=${page}>
            <h2 id=${page}>${t('playlists.' + page)}</h2>
            <p>${t(`playlists.${page}Text`)}${page === 'index' && !this.keep ? html` ${t('playlists.whoKeeps')}` : nothing}</p>
            ${repeat(
              shown,
              ({ id }) => id,
              (playlist) => this.#playlist(playlist),
            )}
          </section>`,
        )}
      </div>
      <div class="unseen" role="status">${this.moved}</div>
    `;
  }

  #lead() {
    if (!this.playlists.state.known) return 'playlists.asking';
    return this.add ? 'playlists.none' : 'playlists.noneHere';
  }

  /** Puts what was dragged back into its place: it slides there. */
  settle(dragged) {
    const slide = remember([dragged]);
    dragged.style.translate = '';
    slide([dragged]);
  }

  #playlist(playlist) {
    const { id, page, mine, sender, items } = playlist;
    const title = playlistTitle(playlist);
    const hidden = this.away.has(boxOf(id));
    return html`<article class="playlist" data-playlist=${id} data-page=${page} data-stream=${id} ?data-mine=${mine} aria-label=${title}>
      <div class="head">
        ${mine ? html`<span class="grip" aria-hidden="true">${grip}</span>` : html`<span></span>`}
        <div>
          ${this.#called(mine, playlist.description, t('playlist.untitled'), t('playlists.called'), (description) => this.#save({ ...playlist, description }))}
          <span class="by">${sender ? t('playlists.by', { name: sender, count: items.length }) : t('playlists.items', { count: items.length })}</span>
        </div>
        ${
          hidden
            ? html`<button class="sign away" data-do="show" aria-label=${t('people.show', { name: title })} title=${t('people.show', { name: title })} @click=${() => this.#tell('show', boxOf(id))}>
                ${icons.play}
              </button>`
            : html`<span></span>`
        }
        ${mine ? html`<vc-menu .label=${t('playlists.more', { name: title })} .items=${this.#acts(playlist)} @choose=${({ detail }) => this.#act(detail, playlist)}></vc-menu>` : nothing}
      </div>
      <ul class="items">
        ${items.map((item, i) => this.#item(playlist, item, i))}
      </ul>
    </article>`;
  }

  #item(playlist, item, i) {
    const { id, mine } = playlist;
    const title = itemTitle(item);
    const acts = this.#itemActs(playlist, i);
    const describe = (description) => this.#save({ ...playlist, items: playlist.items.with(i, { ...item, description }) });
    return html`<li class="item" data-playlist=${id} data-at=${i} data-stream=${`${id}/${i}`} ?data-mine=${mine}>
      ${mine ? html`<span class="grip" aria-hidden="true">${grip}</span>` : html`<span></span>`} ${thumbOf(item)}
      ${this.#called(mine, item.description, title, t('playlists.describe', { name: title }), describe)}
      ${acts.length ? html`<vc-menu .label=${t('playlists.more', { name: title })} .items=${acts} @choose=${({ detail }) => this.#itemAct(detail, playlist, i)}></vc-menu>` : nothing}
    </li>`;
  }

  /** What something is called; whoever may, writes over it. */
  #called(mine, text, otherwise, label, write) {
    if (!mine) return html`<div class="called">${text || otherwise}</div>`;
    return html`<input
      class="called"
      .value=${text ?? ''}
      placeholder=${otherwise}
      aria-label=${label}
      maxlength="200"
      @change=${({ target }) => write(target.value.trim())}
      @keydown=${({ key, target }) => key === 'Enter' && target.blur()}
    />`;
  }

  #acts({ page }) {
    const keeps = page === 'active' && this.keep;
    return [
      { id: 'add', label: t('playlists.addTo'), icon: icons.addMedia },
      { id: 'up', label: t('playlists.up'), icon: up },
      { id: 'down', label: t('playlists.down'), icon: icons.down },
      ...(keeps ? [{ id: 'keep', label: t('add.keep'), icon: pin }] : []),
      { id: 'remove', label: t('playlists.remove'), icon: icons.bin, grave: true },
    ];
  }

  #act(what, playlist) {
    const { playlists } = this;
    const others = playlists.shown(playlist.page);
    const at = others.findIndex(({ id }) => id === playlist.id);
    const acts = {
      add: () => this.#tell('add', playlist),
      up: () => at > 0 && this.#place(playlist, others[at - 2]?.id ?? '', at),
      down: () => others[at + 1] && this.#place(playlist, others[at + 1].id, at + 2),
      keep: () => this.#done(playlists.keepInRoom(playlist)),
      remove: () => {
        playlists.remove(playlist);
        this.#tell('note', { key: 'note.removed', values: { name: playlistTitle(playlist) }, undo: () => playlists.keep(playlist) });
      },
    };
    acts[what]();
  }

  #itemActs({ items, mine }, i) {
    const saves = ['image', 'video'].includes(items[i].kind) ? [{ id: 'save', label: t('add.save'), icon: icons.save }] : [];
    if (!mine) return saves;
    return [
      ...saves,
      ...(i > 0 ? [{ id: 'up', label: t('playlists.up'), icon: up }] : []),
      ...(i < items.length - 1 ? [{ id: 'down', label: t('playlists.down'), icon: icons.down }] : []),
      { id: 'remove', label: t('playlists.removeItem'), icon: icons.bin, grave: true },
    ];
  }

  #itemAct(what, playlist, i) {
    if (what === 'save') return saveAs(playlist.items[i].src, playlist.items[i].src.split('/').pop());
    if (what !== 'remove') return this.#moveItem(playlist, i, playlist, what === 'up' ? i - 1 : i + 1);
    const name = itemTitle(playlist.items[i]);
    this.#save({ ...playlist, items: playlist.items.toSpliced(i, 1) });
    this.#tell('note', { key: 'note.removed', values: { name }, undo: () => this.#save(playlist) });
  }

  #onDrop(dragged, target) {
    const from = this.#find(dragged);
    const to = this.#find(target);
    if (!to?.mine || !from) return;
    if (dragged.matches('.item')) {
      const last = to.id === from.id ? to.items.length - 1 : to.items.length;
      this.#moveItem(from, Number(dragged.dataset.at), to, target.matches('.item') ? Number(target.dataset.at) : last);
    } else if (to.id !== from.id && to.page === from.page) {
      const ids = this.playlists.shown(from.page).map(({ id }) => id);
      const [at, place] = [ids.indexOf(from.id), ids.indexOf(to.id)];
      this.#place(from, place > at ? to.id : (ids[place - 1] ?? ''), place + 1);
    }
  }

  #find({ dataset }) {
    return this.playlists.shown().find(({ id }) => id === dataset.playlist);
  }

  #place(playlist, after, place) {
    this.moved = t('stage.moved', { name: playlistTitle(playlist), place, count: this.playlists.shown(playlist.page).length });
    this.#done(this.playlists.move(playlist, after));
  }

  #moveItem(from, at, to, place) {
    const count = to.items.length + (to.id === from.id ? 0 : 1);
    this.moved = t('stage.moved', { name: itemTitle(from.items[at]), place: place + 1, count });
    this.#done(this.playlists.moveItem(from, at, to, place));
  }

  #save(playlist) {
    this.#done(this.playlists.save(playlist));
  }

  async #done(saving) {
    const reason = await saving;
    if (reason) this.#tell('note', { reason });
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

customElements.define('vc-playlists', VcPlaylists);
