// What stands in the tool bar of a room, in its order; vc-toolbar says what a tool is made of.
import { reasonText, t } from '../app/messages.js';
import { unread } from '../stores/room-messages.js';
import { session } from '../stores/session-store.js';
import * as icons from './icons.js';
import { mayModerate } from './room-panels.js';

/**
 * @param {object} parts of the room
 * @param {{path: string, owner: string, name: string}} parts.place
 * @param {import('../stores/room-store.js').RoomStore} parts.room
 * @param {import('../stores/stage-store.js').StageStore} parts.stage
 * @param {import('../stores/moderation.js').Moderation} parts.moderation
 * @param {import('../stores/call-store.js').CallStore} parts.call
 * @param {import('./room-media.js').RoomMedia} parts.media
 * @param {boolean} parts.fullscreen
 * @param {() => void} parts.onFullscreen
 * @param {(name: string) => void} parts.settings opens the settings of a room of one's own
 */
export function roomTools(parts) {
  return [talkTools(parts), parts.media.tools(), [...viewTools(parts), ...ownersTools(parts)], [...panelTools(parts), ...parts.media.letterTools()], [leaveTool(parts)]];
}

/** What one lets the others hear and see. */
function talkTools({ call }) {
  const tool = (id, [whenOn, whenOff], keep) => {
    const { on, busy, why } = call.state[id];
    return {
      id,
      label: t('tool.' + id),
      icon: on ? whenOn : whenOff,
      pressed: on,
      busy,
      why: why && (why.reason ? reasonText(why.reason) : t('call.why.' + why.word)),
      understood: () => call.understood(id),
      keep,
      act: () => call.toggle(id),
    };
  };
  const tools = [tool('mic', [icons.voice, icons.muted], 9), tool('camera', [icons.camera, icons.noCamera], 9)];
  if (navigator.mediaDevices?.getDisplayMedia) tools.push(tool('screen', [icons.screen, icons.screen], 5));
  return tools;
}

function viewTools({ media, stage, fullscreen, onFullscreen }) {
  const { sound, layout } = stage.state;
  const tools = [
    {
      id: 'sound',
      label: t(sound ? 'tool.mute' : 'tool.sound'),
      icon: sound ? icons.soundOn : icons.soundOff,
      keep: 6,
      act: () => stage.setSound(!sound),
    },
  ];
  if (media.onStage().length > 1) {
    const tiles = layout === 'tiles';
    tools.push({
      id: 'layout',
      label: t(tiles ? 'tool.large' : 'tool.tiles'),
      icon: tiles ? icons.large : icons.tiles,
      keep: 3,
      act: () => stage.setLayout(tiles ? 'large' : 'tiles'),
    });
  }
  if (document.fullscreenEnabled) {
    tools.push({
      id: 'full',
      label: t(fullscreen ? 'tool.notFull' : 'tool.full'),
      icon: fullscreen ? icons.notFull : icons.full,
      keep: 2,
      act: onFullscreen,
    });
  }
  return tools;
}

function ownersTools({ place, room, moderation, settings }) {
  const tools = [];
  const { locked } = room.state;
  if (mayModerate(room.state)) {
    tools.push({
      id: 'lock',
      label: t(locked ? 'do.unlock' : 'do.lock'),
      icon: locked ? icons.lock : icons.unlock,
      pressed: Boolean(locked),
      keep: 1,
      act: () => moderation.act({ act: locked ? 'unlock' : 'lock' }),
    });
  }
  if (session.owns(place.owner)) {
    tools.push({ id: 'settings', label: t('tool.settings'), icon: icons.settings, keep: 1, act: () => settings(place.name) });
  }
  return tools;
}

function panelTools({ place, room, stage }) {
  const { panel, lastRead } = stage.state;
  const lines = panel === 'chat' ? 0 : unread(room.state.lines, lastRead);
  const tool = (id, icon, keep, count = 0) => ({
    id,
    label: count ? `${t('tool.' + id)}, ${t('tool.unread', { count })}` : t('tool.' + id),
    icon,
    count,
    pressed: panel === id,
    keep,
    act: () => stage.togglePanel(id),
  });
  const tools = [
    tool('chat', icons.chat, 8, lines),
    tool('people', icons.people, 7),
    tool('playlists', icons.playlist, 4),
    tool('join', icons.join, 4),
  ];
  if (session.owns(place.owner)) tools.push(tool('rooms', icons.home, 6.5));
  return tools;
}

function leaveTool({ call }) {
  const leave = () => {
    call.end();
    location.assign('/');
  };
  return { id: 'leave', label: t('tool.leave'), icon: icons.leave, grave: true, keep: 9, act: leave };
}
