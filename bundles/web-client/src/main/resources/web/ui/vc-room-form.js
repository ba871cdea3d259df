// What a room is: its name, what it is about, who may come in.
import { LitElement, css, html, nothing } from 'lit';
import { readableName } from '../app/addresses.js';
import { t } from '../app/messages.js';
import { forms, problemAt, problemElsewhere, problemOf, textField, tickField } from './fields.js';
import { base, controls } from './styles.js';
import './vc-names.js';

const fields = ['name', 'title', 'description', 'keywords'];

/** `save` is called with the draft. Fires `saved` with the room as it is then, `cancel`. */
class VcRoomForm extends LitElement {
  static properties = {
    room: { attribute: false },
    save: { attribute: false },
    draft: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: block;
      }
      fieldset {
        display: grid;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-bottom: var(--space-1);
        padding: 0;
        font-size: var(--text-small);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.problem = null;
    this.busy = false;
  }

  willUpdate(changed) {
    if (!changed.has('room') || this.draft) return;
    const { name = '', title = '', description = '', keywords = [], public: open = false, embed = false } = this.room ?? {};
    this.draft = { name: readableName(name), title, description, keywords, public: open, embed };
  }

  firstUpdated() {
    if (!this.room) this.renderRoot.querySelector('input').focus();
  }

  render() {
    const { draft, problem, busy } = this;
    const isHome = this.room?.name === '';
    const id = isHome ? 'title' : 'name';
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#onKey}>
      ${textField({
        id,
        label: t(isHome ? 'rooms.homeName' : 'rooms.name'),
        value: draft[id],
        write: (text) => this.#write({ [id]: text }),
        problem: problemAt(problem, id),
        max: isHome ? 120 : 128,
        required: true,
        hint: isHome ? '' : t('rooms.nameHint'),
      })}
      <div class="entry">
        <label for="description">${t('rooms.about')} <span>${t('form.optional')}</span></label>
        <textarea
          class="field"
          id="description"
          maxlength="2000"
          .value=${draft.description}
          @input=${({ target }) => this.#write({ description: target.value })}
        ></textarea>
        ${problemOf('description', problemAt(problem, 'description'))}
      </div>
      <vc-names what="keywords" .names=${draft.keywords} @names=${({ detail }) => this.#write({ keywords: detail })}></vc-names>
      ${problemAt(problem, 'keywords') ? problemOf('keywords', problem) : nothing}
      <fieldset>
        <legend>${t('rooms.who')}</legend>
        ${this.#choice(false, 'rooms.private', 'rooms.privateHint')} ${this.#choice(true, 'rooms.public', 'rooms.publicHint')}
      </fieldset>
      ${
        draft.public
          ? tickField({ id: 'embed', label: t('rooms.embed'), on: draft.embed, tick: (embed) => this.#write({ embed }), hint: t('rooms.embedHint') })
          : nothing
      }
      <div class="buttons">
        <button class="button primary" ?disabled=${busy}>${t(busy ? 'form.busy' : this.room ? 'form.save' : 'rooms.build')}</button>
        <button type="button" class="text" @click=${this.#cancel}>${t('form.cancel')}</button>
      </div>
      ${problem ? problemOf('room', problemElsewhere(problem, fields)) : nothing}
    </form>`;
  }

  #choice(open, label, hint) {
    return html`<label class="choice">
      <input type="radio" name="public" value=${open} .checked=${this.draft.public === open} @change=${() => this.#write({ public: open })} />
      ${t(label)}<span class="hint">${t(hint)}</span>
    </label>`;
  }

  #write(patch) {
    this.draft = { ...this.draft, ...patch };
  }

  #onKey(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#cancel();
  }

  #cancel() {
    this.dispatchEvent(new Event('cancel'));
  }

  async #submit(event) {
    event.preventDefault();
    this.renderRoot.querySelector('vc-names').take();
    this.busy = true;
    const { room, problem } = await this.save(this.#whole());
    this.busy = false;
    this.problem = problem ?? null;
    if (room) this.dispatchEvent(new CustomEvent('saved', { detail: room }));
    else this.updateComplete.then(() => this.renderRoot.querySelector('[aria-invalid="true"]')?.focus());
  }

  /** A room is called what its address says, unless somebody gave it another title. */
  #whole() {
    const { draft, room } = this;
    if (room?.name === '') return { ...draft, title: draft.title.trim() };
    const own = room?.title && room.title !== readableName(room.name);
    return { ...draft, name: draft.name.trim(), title: own ? room.title : draft.name.trim() };
  }
}

customElements.define('vc-room-form', VcRoomForm);
