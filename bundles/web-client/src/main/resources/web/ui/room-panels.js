// What the side panel of a room shows: chat, people, ways to join, the owner's rooms.
import { html } from 'lit';
import './vc-chat.js';
import './vc-join.js';
import './vc-people.js';

/**
 * @param {string} panel its name
 * @param {object} parts of the room
 * @param {{path: string, key: string}} parts.place
 * @param {import('../stores/room-store.js').RoomStore} parts.room
 * @param {import('../stores/stage-store.js').StageStore} parts.stage
 * @param {import('../stores/moderation.js').Moderation} parts.moderation
 * @param {import('./room-media.js').RoomMedia} parts.media
 * @param {string} parts.name what one is called here
 * @param {(name: string) => void} parts.settings opens the settings of a room of one's own
 */
export function panelContent(panel, parts) {
  return panels[panel](parts);
}

/** The address of the card that this room offers to everybody: the server shows it to link previews. */
function cardOffered() {
  const picture = document.querySelector('meta[property="og:image"]')?.content ?? '';
  return picture.endsWith('/visitingCard.png') ? new URL(picture).pathname : '';
}

/** Whether the one who looks may moderate. */
export function mayModerate({ may }) {
  return may.includes('moderate');
}

const panels = {
  chat: ({ room, stage, name }) => {
    const { lines, typing, members, self } = room.state;
    const nameOf = (id) => members.find((member) => member.id === id)?.name;
    return html`<vc-chat
      .lines=${lines}
      .name=${name}
      .typing=${typing.map(nameOf).filter(Boolean)}
      ?silenced=${members.find(({ id }) => id === self)?.muted}
      .say=${(text) => room.say(text)}
      .rename=${(other) => room.rename(other)}
      @seen=${({ detail }) => stage.markRead(detail)}
      @typing=${() => room.typing()}
    ></vc-chat>`;
  },
  people: ({ room, stage, moderation }) => {
    const { members, streams, bans, self, locked } = room.state;
    const { docked, closed } = stage.state;
    return html`<vc-people
      .members=${members}
      .streams=${streams}
      .bans=${bans}
      .self=${self}
      ?moderate=${mayModerate(room.state)}
      ?locked=${locked}
      .docked=${docked}
      .closed=${closed}
      @show=${({ detail }) => stage.show(detail)}
      @act=${({ detail }) => moderation.act(detail)}
    ></vc-people>`;
  },
  playlists: ({ room, stage, media }) => {
    import('./vc-playlists.js');
    const { docked, closed } = stage.state;
    return html`<vc-playlists
      .playlists=${media.playlists}
      .away=${new Set([...docked, ...closed])}
      ?add=${media.mayAdd}
      ?keep=${media.mayKeep}
      @show=${({ detail }) => stage.show(detail)}
      @note=${({ detail }) => room.note(detail)}
      @add=${({ detail }) => media.add({ to: detail })}
    ></vc-playlists>`;
  },
  join: ({ room, place }) => {
    const { transports, streams, embed } = room.state;
    return html`<vc-join .transports=${transports} .streams=${streams} .place=${place} .card=${cardOffered()} ?embed=${embed}></vc-join>`;
  },
  rooms: ({ room, place, settings }) => {
    import('./vc-rooms.js');
    return html`<vc-rooms
      .place=${place}
      @note=${({ detail }) => room.note(detail)}
      @settings=${({ detail }) => settings(detail)}
    ></vc-rooms>`;
  },
};
