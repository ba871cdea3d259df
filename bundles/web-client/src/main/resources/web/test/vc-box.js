// Boxes of the stage alone, one for each thing that may become of a stream.
import { html } from 'lit';
import '../ui/vc-box.js';
import { longName, members, samplePlayer, stream } from './samples.js';

export const frame = 'picture';

const soundOnly = stream('radio', { tracks: [{ kind: 'audio', codec: 'aac' }] });

function box(is, shown, player, held = false, person = undefined) {
  return {
    is,
    shows: html`<vc-box
      .stream=${shown}
      .label=${person?.name}
      .person=${person}
      .player=${player}
      .state=${player.state}
      .muted=${player.muted}
      .held=${held}
      .lacking=${player.lacking}
    ></vc-box>`,
  };
}

const cam = stream('cam');
const camera = (tracks) => stream('camera-abcd', { member: 'm2', tracks });
const henry = members[1];

export const states = [
  box('Playing', cam, samplePlayer()),
  box('Yourself', camera(cam.tracks), samplePlayer({ own: true, mirrored: true }), false, henry),
  box('Camera off', camera(soundOnly.tracks), samplePlayer(), false, henry),
  box('Both off', camera([]), samplePlayer({ state: 'connecting' }), false, henry),
  box('Long name', stream(longName), samplePlayer({ muted: false })),
  box('Connecting', cam, samplePlayer({ state: 'connecting' })),
  box('Publisher waited for', stream('cam', { suspended: true }), samplePlayer({ state: 'suspended' })),
  box('Sound only', soundOnly, samplePlayer()),
  box('Held', cam, samplePlayer({ paused: true }), true),
  box('Picture not playable', cam, samplePlayer({ lacks: [{ kind: 'video', codec: 'HEVC' }] })),
  box('Too many viewers', cam, samplePlayer({ state: 'waiting', reason: { name: 'limit-reached', text: '' } })),
  box('Not playable', cam, samplePlayer({ state: 'unplayable', reason: { name: 'formats', text: 'AV1, FLAC' } })),
  box('Refused', cam, samplePlayer({ state: 'refused', reason: { name: 'not-allowed', text: '' } })),
  box('Ended', cam, samplePlayer({ state: 'ended' })),
];
