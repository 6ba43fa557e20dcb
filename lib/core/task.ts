// What this process is doing at the moment, known to everything that is called on its behalf: the request it answers, or the job it performs.
import { AsyncLocalStorage } from "node:async_hooks";
import { LANGUAGES, type Language } from "#lib/core/language.rules";

/**
 * `route` is the template of the request's path, never the path. `language` is that of the person who reads the page; REST, jobs and the
 * command line have none.
 */
export type Task = { requestId?: string; route?: string; job?: string; jobId?: string; language?: Language };

// Kept on the process: the framework loads code in more than one copy.
const kept = globalThis as { countersignTask?: AsyncLocalStorage<Task> };

const storage = (): AsyncLocalStorage<Task> => {
  kept.countersignTask ??= new AsyncLocalStorage<Task>();
  return kept.countersignTask;
};

export const currentTask = (): Task => storage().getStore() ?? {};

/** In which language reasons and sentences are worded here: the reader's on a page, English everywhere else. */
export const readIn = (): Language => currentTask().language ?? LANGUAGES[0];

/** Does `act` as this task. */
export const during = <T>(task: Task, act: () => T): T => storage().run(task, act);

/** From here on this line of work belongs to the task: for the server, which hands a request on by itself. */
export const enter = (task: Task): void => storage().enterWith(task);
