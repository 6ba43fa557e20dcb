// What this process is doing at the moment, known to everything that is called on its behalf: the request it answers, or the job it performs.
import { AsyncLocalStorage } from "node:async_hooks";

/** `route` is the template of the request's path, never the path. */
export type Task = { requestId?: string; route?: string; job?: string; jobId?: string };

// Kept on the process: the framework loads code in more than one copy.
const kept = globalThis as { countersignTask?: AsyncLocalStorage<Task> };

const storage = (): AsyncLocalStorage<Task> => {
  kept.countersignTask ??= new AsyncLocalStorage<Task>();
  return kept.countersignTask;
};

export const currentTask = (): Task => storage().getStore() ?? {};

/** Does `act` as this task. */
export const during = <T>(task: Task, act: () => T): T => storage().run(task, act);

/** From here on this line of work belongs to the task: for the server, which hands a request on by itself. */
export const enter = (task: Task): void => storage().enterWith(task);
