// Forms of the city: a label over a field, what it is for under it, and what is wrong with it beside it.
import { css, html, nothing } from 'lit';
import { reasonText, t } from '../app/messages.js';

/**
 * A field with everything that belongs to it.
 * @param {object} field `id`, `label`, `value`, `write` (called with what was typed), and perhaps `hint`, `problem`,
 *   `type`, `autocomplete`, `max`, `required`, `optional`, `placeholder`
 */
export function textField(field) {
  const { id, label, value, write, hint, problem, type = 'text', autocomplete = 'off', max = 200 } = field;
  const described = [hint ? id + '-hint' : '', problem ? id + '-problem' : ''].filter(Boolean).join(' ');
  return html`<div class="entry">
    <label for=${id}>${label}${field.optional ? html` <span>${t('form.optional')}</span>` : nothing}</label>
    <input
      class="field"
      id=${id}
      name=${id}
      type=${type}
      autocomplete=${autocomplete}
      maxlength=${max}
      placeholder=${field.placeholder ?? nothing}
      ?required=${field.required}
      spellcheck="false"
      .value=${value}
      aria-invalid=${problem ? 'true' : 'false'}
      aria-describedby=${described || nothing}
      @input=${({ target }) => write(target.value)}
    />
    ${hint ? html`<p class="hint" id=${id + '-hint'}>${hint}</p>` : nothing} ${problemOf(id, problem)}
  </div>`;
}

/**
 * A box to tick, what that means under it, and what went wrong when it was.
 * @param {object} field `id`, `label`, `on`, `tick` (called with whether it is on), and perhaps `hint`, `problem`, `disabled`
 */
export function tickField({ id, label, on, tick, hint, problem, disabled }) {
  return html`<label class="choice">
    <input type="checkbox" id=${id} .checked=${on} ?disabled=${disabled} @change=${({ target }) => tick(target.checked)} />${label}
    ${hint ? html`<span class="hint">${hint}</span>` : nothing}
    ${problem ? html`<span class="problem" role="alert">${reasonText(problem)}</span>` : nothing}
  </label>`;
}

/** What is wrong with a field, told to readers at once. */
export function problemOf(id, problem) {
  return html`<p class="problem" id=${id + '-problem'} role="alert">${problem ? reasonText(problem) : nothing}</p>`;
}

/** The problem, where it is one of this field. */
export function problemAt(problem, field) {
  return problem?.field === field ? problem : null;
}

/** The problem, where it belongs to none of these fields: it stands beside the button then. */
export function problemElsewhere(problem, fields) {
  return problem && !fields.includes(problem.field) ? problem : null;
}

export const forms = css`
  form,
  .entries {
    display: grid;
    gap: var(--space-4);
  }
  .entry {
    display: grid;
    gap: var(--space-1);
    min-width: 0;
  }
  label,
  .label {
    font-size: var(--text-small);
    font-weight: 600;
  }
  label.button {
    font-size: inherit;
    font-weight: 500;
  }
  label > span {
    color: var(--ink-soft);
    font-weight: 400;
  }
  .hint {
    color: var(--ink-soft);
    font-size: var(--text-small);
    overflow-wrap: anywhere;
  }
  .problem {
    padding-left: var(--space-3);
    border-left: 3px solid var(--live);
    font-size: var(--text-small);
  }
  /* Nothing is said yet, and no space is kept for it. */
  [role='status']:empty {
    position: absolute;
  }
  .problem:empty {
    display: none;
  }
  .field[aria-invalid='true'] {
    border-color: var(--live);
  }
  .field:disabled,
  .button:disabled {
    cursor: default;
    opacity: 0.6;
  }
  textarea.field {
    min-height: 88px;
    resize: vertical;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
  .text {
    display: inline-flex;
    align-items: center;
    min-height: var(--control);
    padding: 0;
    border: 0;
    border-radius: var(--radius-small);
    background: transparent;
    color: var(--accent-strong);
    font-weight: 500;
    text-align: left;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .choice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 var(--space-2);
    align-items: center;
    min-height: var(--control);
    font-size: var(--text-medium);
    font-weight: 400;
  }
  .choice input {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
  .choice > .hint,
  .choice > .problem {
    grid-column: 2;
  }
  .note {
    padding: var(--space-3);
    border-radius: var(--radius-small);
    background: var(--calm);
    color: var(--on-calm);
    font-size: var(--text-small);
    overflow-wrap: anywhere;
  }
`;

/** A page below the address bar that scrolls as a whole; a `sheet` is what stands in the middle of it. */
export const desk = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100dvh;
  }
  vc-address {
    position: sticky;
    top: 0;
    z-index: 1;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--space-2) var(--space-5);
    margin-top: auto;
    padding: var(--space-4);
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
  h1 {
    font-size: var(--text-title);
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  .lead {
    margin: var(--space-2) 0 var(--space-5);
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }
  .sheet {
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--paper-raised);
    box-shadow: var(--shadow-low);
  }
  @media (max-width: 640px) {
    .sheet {
      padding: var(--space-4);
    }
  }
`;
