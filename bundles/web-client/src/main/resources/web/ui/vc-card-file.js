// A card that is there: its picture, and the file to keep.
import { LitElement, css, html, nothing } from 'lit';
import '../app/card-words.js';
import { t } from '../app/messages.js';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

/** `file` has `name` and `bytes`; `said` is what the picture is, left out where none is to be shown. Fires `saved` when it is being saved. */
class VcCardFile extends LitElement {
  static properties = {
    file: { attribute: false },
    said: {},
    save: {},
    primary: { type: Boolean },
    small: { type: Boolean, reflect: true },
    url: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        justify-items: start;
        gap: var(--space-3);
        width: 100%;
        max-width: 400px;
      }
      :host([small]) {
        grid-template-columns: 120px minmax(0, 1fr);
        align-items: center;
      }
      img {
        display: block;
        width: 100%;
        aspect-ratio: 5 / 3;
        object-fit: cover;
        border-radius: 4.5% / 7.5%;
        box-shadow: var(--shadow-low);
      }
    `,
  ];

  willUpdate(changed) {
    if (!changed.has('file')) return;
    URL.revokeObjectURL(this.url);
    this.url = this.file ? URL.createObjectURL(new Blob([this.file.bytes], { type: 'image/png' })) : '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.url);
  }

  render() {
    if (!this.file) return nothing;
    const look = this.primary ? 'button primary' : 'button';
    return html`${this.said ? html`<img src=${this.url} alt=${this.said} />` : nothing}
      <a class=${look} data-do="save" href=${this.url} download=${this.file.name} @click=${() => this.dispatchEvent(new Event('saved'))}>
        ${icons.save}${this.save || t('card.save')}
      </a>`;
  }
}

customElements.define('vc-card-file', VcCardFile);
