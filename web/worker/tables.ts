// The door to everything about tables (table/), which only a page with a table fetches: as with the doctor, what is needed
// to take an intent is brought before it is done, and then looked up without waiting.

import type { Intent } from "../shared/protocol.ts";
import type { Room } from "./table/room.ts";

let room: Room | null = null;

/** What this intent needs. `changed`: there is something new to tell. Errors: a file that could not be fetched. */
export async function bringTables(intent: Intent, changed: () => void): Promise<void> {
  room ??= new (await import("./table/room.ts")).Room();
  await room.bring(intent, changed);
}

/** There once an intent that names a table has been brought. */
export const tableRoom = (): Room => room as Room;
