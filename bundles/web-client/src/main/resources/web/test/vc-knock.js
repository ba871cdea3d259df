// Knocking alone: before, while, after.
import { html } from 'lit';
import '../ui/vc-knock.js';
import '../ui/vc-snap.js';
import { face, longName } from './samples.js';

export const frame = 'small';

const granted = async () => ({ ok: true });
const knock = (more = {}) => {
  const { name = '', known = false, photo = '', waiting = false, declined = null, open = false, problem = null } = more;
  return html`<vc-knock
    .name=${name}
    .known=${known}
    .photo=${photo}
    .waiting=${waiting}
    .declined=${declined}
    .open=${open}
    .problem=${problem}
    .knock=${granted}
  ></vc-knock>`;
};

export const states = [
  { is: 'Before', shows: knock() },
  { is: 'A guest', shows: knock({ open: true }) },
  { is: 'A resident', shows: knock({ open: true, known: true, name: 'Ada Lovelace', photo: face }) },
  { is: 'Too often', shows: knock({ open: true, problem: { name: 'limit-reached', text: '' } }) },
  { is: 'Waiting', shows: knock({ waiting: true }) },
  { is: 'Declined', shows: knock({ declined: { name: 'declined' } }) },
  { is: 'Nobody answered', shows: knock({ declined: { name: 'nobody-answered' } }) },
  { is: 'Long names', shows: knock({ open: true, known: true, name: longName }) },
];
