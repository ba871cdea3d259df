// Whether this device shall remember one's login card.
import { t } from '../app/messages.js';
import { problemAt, tickField } from './fields.js';

/** @param {OwnCardStore} own the store of the card in hand */
export function rememberField(own) {
  const { kept, problem } = own.state;
  return tickField({
    id: 'remember',
    label: t('unlock.remember'),
    on: kept,
    tick: (on) => own.keep(on),
    hint: t('unlock.rememberHint'),
    problem: problemAt(problem, 'keep'),
  });
}
