// Who is let in without knocking: people, everybody of a mail domain, everybody with the room's card.
import { LitElement, css, html, nothing } from 'lit';
import '../app/home-words.js';
import { t } from '../app/messages.js';
import { forms, problemElsewhere, problemOf, tickField } from './fields.js';
import { base, controls } from './styles.js';
import './vc-names.js';

/** `settings` is a RoomSettingsStore, `state` what it holds, `open` whether the room is public. Fires `note`. */
class VcAdmission extends LitElement {
  static properties = {
    settings: { attribute: false },
    state: { attribute: false },
    open: { type: Boolean },
    draft: { state: true },
  };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: block;
      }
      .lead {
        margin-bottom: var(--space-4);
        color: var(--ink-soft);
      }
    `,
  ];

  willUpdate() {
    this.draft ??= this.state.admission;
  }

  render() {
    const { draft, open } = this;
    const { problem, busy } = this.state;
    if (!draft) return this.#waiting(problem);
    const list = (what) => html`<vc-names
      what=${what}
      .names=${draft[what]}
      @names=${({ detail }) => this.#write({ [what]: detail })}
    ></vc-names>`;
    return html`
      <p class="lead">${t(open ? 'admission.public' : 'admission.lead')}</p>
      <form novalidate @submit=${this.#save}>
        ${list('people')} ${list('domains')}
        ${tickField({
          id: 'withCard',
          label: t('admission.withCard'),
          on: draft.withCard,
          tick: (withCard) => this.#write({ withCard }),
          hint: t('admission.withCardHint'),
        })}
        <div class="buttons">
          <button class="button primary" data-do="save-admission" ?disabled=${busy === 'admission'}>${t(busy === 'admission' ? 'form.busy' : 'form.save')}</button>
        </div>
        ${problem?.part === 'admission' ? problemOf('admission', problemElsewhere(problem, [])) : nothing}
      </form>
    `;
  }

  #waiting(problem) {
    return problem?.part === 'admission'
      ? problemOf('admission', problem)
      : html`<p role="status">${t('form.busy')}</p>`;
  }

  #write(patch) {
    this.draft = { ...this.draft, ...patch };
  }

  async #save(event) {
    event.preventDefault();
    for (const names of this.renderRoot.querySelectorAll('vc-names')) names.take();
    if (!(await this.settings.admit(this.draft))) return;
    this.draft = this.settings.state.admission;
    this.dispatchEvent(new CustomEvent('note', { detail: { key: 'settings.saved' } }));
  }
}

customElements.define('vc-admission', VcAdmission);
