// In, but something that was asked for beside that did not work out: why, once more, or on without it.
import { html } from 'lit';
import { t } from '../app/messages.js';
import { problemOf } from './fields.js';

/** @param {import('../stores/sign-store.js').SignStore} sign at the step `unfinished` */
export function unfinished(sign) {
  const { lacks, problem, busy } = sign.state;
  return html`<p class="lead">${t('unfinished.' + lacks)}</p>
    <div class="entries">
      ${problemOf('unfinished', problem)}
      <div class="buttons">
        <button class="button primary" data-do="finish" ?disabled=${busy} @click=${() => sign.finish()}>
          ${t(busy ? 'form.busy' : 'unfinished.again')}
        </button>
        <button class="text" data-do="without" ?disabled=${busy} @click=${() => sign.goOn()}>${t('unfinished.without')}</button>
      </div>
    </div>`;
}
