// The six digits from the mail: where the mail went, a field for them, a way to have them sent again.
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../app/messages.js';
import { forms, problemAt, problemElsewhere, problemOf } from './fields.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

const digits = 6;

/** `sign` is the state of a SignStore or CodeStore; `go` and `other` are keys of what the buttons say. Fires `code` with the digits, `again` and `back`. */
class VcCode extends LitElement {
  static properties = { sign: { attribute: false }, go: {}, other: {} };

  static styles = [
    base,
    controls,
    forms,
    css`
      :host {
        display: block;
      }
      .went {
        display: flex;
        gap: var(--space-3);
        overflow-wrap: anywhere;
      }
      .went svg {
        color: var(--accent-strong);
      }
      .went > div {
        min-width: 0;
      }
      #code {
        max-width: 260px;
        height: 56px;
        font: 600 1.75rem / 1 var(--font-mono);
        letter-spacing: 0.3em;
        text-align: center;
        text-indent: 0.3em;
      }
    `,
  ];

  constructor() {
    super();
    this.go = 'code.go';
    this.other = 'code.back';
  }

  firstUpdated() {
    this.renderRoot.querySelector('#code').focus();
  }

  updated(changed) {
    const before = changed.get('sign')?.problem;
    if (this.sign.problem && this.sign.problem !== before) this.renderRoot.querySelector('#code').select();
  }

  render() {
    const { draft, outbox, busy, problem, resent } = this.sign;
    const wrong = problemAt(problem, 'code');
    return html`<form novalidate @submit=${this.#submit}>
      <div class="went">
        ${icons.mail}
        <div>${outbox ? t('code.outbox') : t('code.went', { address: draft.address.trim() })}</div>
      </div>
      ${outbox ? html`<p class="note">${t('code.outboxText', { address: draft.address.trim() })}</p>` : nothing}
      <div class="entry">
        <label for="code">${t('code.label')}</label>
        <input
          class="field"
          id="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="12"
          ?readonly=${busy}
          aria-invalid=${wrong ? 'true' : 'false'}
          aria-describedby="code-problem"
          @input=${this.#typed}
        />
        ${problemOf('code', wrong)}
      </div>
      <div class="buttons">
        <button class="button primary" ?disabled=${busy}>${t(busy ? 'form.busy' : this.go)}</button>
        <button type="button" class="text" data-do="again" ?disabled=${busy} @click=${() => this.#tell('again')}>${t('code.again')}</button>
        <button type="button" class="text" data-do="back" @click=${() => this.#tell('back')}>${t(this.other)}</button>
      </div>
      ${problemOf('send', problemElsewhere(problem, ['code']))}
      <p class="hint" role="status">${resent ? t('code.resent') : nothing}</p>
    </form>`;
  }

  #typed({ target }) {
    if (target.value.replace(/\D/g, '').length === digits) this.#submit();
  }

  #submit(event) {
    event?.preventDefault();
    const code = this.renderRoot.querySelector('#code').value;
    if (!this.sign.busy && code.trim()) this.#tell('code', code);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('vc-code', VcCode);
