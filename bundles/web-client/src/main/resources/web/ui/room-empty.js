// What the stage of a room shows while nothing is on it: whose home it is, and what could be done here.
import { html, nothing } from 'lit';
import { t } from '../app/messages.js';
import { session } from '../stores/session-store.js';
import './vc-home.js';
import './vc-invitation.js';

/**
 * @param {object} parts of the room
 * @param {{path: string, name: string}} parts.place
 * @param {import('../stores/room-store.js').RoomStore} parts.room
 * @param {import('../stores/stage-store.js').StageStore} parts.stage
 * @param {import('../stores/call-store.js').CallStore} parts.call
 * @param {import('./room-media.js').RoomMedia} parts.media
 * @param {boolean} parts.closed whether the room is one's own and private
 * @param {(event: CustomEvent) => void} parts.onPanel opens a panel
 * @param {() => void} parts.onInvite brings a friend
 */
export function emptyStage({ place, room, stage, call, media, closed, onPanel, onInvite }) {
  const { phase, streams, members, title } = room.state;
  if (phase === 'entering' || phase === 'unreached') return html`<p role="status">${t('room.entering')}</p>`;
  const isHome = !place.name && !streams.length;
  const person = session.owns(place.owner) ? session.state.resident : members.find(({ role }) => role === 'owner');
  const away = media.boxes().filter(({ playlist }) => !isHome || playlist?.page !== 'index');
  const show = ({ detail }) => stage.show(detail);
  const playlists = media.playlists.shown('index');
  return html`${
      isHome
        ? html`<vc-home .place=${place} .heading=${title} .person=${person} .playlists=${playlists} ?open=${room.state.public} @show=${show}></vc-home>`
        : nothing
    }
    <vc-invitation
      .away=${away}
      ?closed=${closed}
      @panel=${onPanel}
      @camera=${() => call.toggle('camera')}
      @invite=${onInvite}
      @show=${show}
    ></vc-invitation>`;
}
