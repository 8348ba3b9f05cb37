import { openRoom, shut, type Room } from '../engine/database.ts';
import type { EngineSettings } from '../engine/messages.ts';

let opened: Promise<Room> | undefined;

/** The one database of this process in which statements are only parsed: it holds no table and reaches no file, so all of them may share it. */
export function parsingRoom(settings: EngineSettings): Promise<Room> {
  opened ??= open(settings).catch((failure: unknown) => {
    opened = undefined;
    throw failure;
  });
  return opened;
}

async function open(settings: EngineSettings): Promise<Room> {
  const room = await openRoom({ settings, megabytes: 64, spillMegabytes: 1 });
  await shut(room.connection, []);
  return room;
}
