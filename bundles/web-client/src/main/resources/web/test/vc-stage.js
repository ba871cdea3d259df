// The stage alone.
import { html } from 'lit';
import '../ui/vc-stage.js';
import { longStreams, samplePlayer, stream, streams } from './samples.js';

export const frame = 'stage';

const usual = { layout: 'tiles', sound: false, maximised: '', large: '', docked: new Set(), closed: new Set() };

function stage(live, view = {}, player = {}) {
  const players = new Map(live.map(({ name }) => [name, samplePlayer(player)]));
  const store = { playerOf: ({ name }) => players.get(name), arranged: (shown) => shown };
  return html`<vc-stage .streams=${live} .stage=${store} .view=${{ ...usual, ...view }}><p>Nothing is live here.</p></vc-stage>`;
}

const six = Array.from({ length: 6 }, (_, i) => stream(`cam-${i + 1}`));

export const states = [
  { is: 'Empty', shows: stage([]) },
  { is: 'Usual', shows: stage(streams) },
  { is: 'One large', shows: stage(six, { layout: 'large', large: 'cam-2', sound: true }) },
  { is: 'Docked', shows: stage(streams, { docked: new Set(['slides', 'radio']) }) },
  { is: 'Maximised', shows: stage(streams, { maximised: 'cam' }) },
  { is: 'Long names', shows: stage(longStreams) },
  { is: 'Refused', shows: stage(streams.slice(0, 1), {}, { state: 'refused', reason: { name: 'not-allowed', text: '' } }) },
];
