// What a running program keeps alive, asked of its own inspector, which a signal opens on a port of this machine.
import { until } from "./processes";

type Reply = { id: number; result: { usedSize: number } };

/** Sends the commands one after the other and gives the last answer. */
const asked = (url: string, commands: readonly string[]) =>
  new Promise<Reply["result"]>((resolve, reject) => {
    const socket = new WebSocket(url);
    const send = (id: number) => socket.send(JSON.stringify({ id, method: commands[id] }));
    socket.onopen = () => send(0);
    socket.onerror = () => reject(new Error("the inspector does not answer"));
    socket.onmessage = ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as Reply;
      if (id < commands.length - 1) return send(id + 1);
      socket.close();
      resolve(result);
    };
  });

/** Megabytes that are left after everything was thrown away that can be. The program was started with `--inspect-port` of this port. */
export async function keptAlive(pid: number, port: number): Promise<number> {
  process.kill(pid, "SIGUSR1");
  const listed = () =>
    fetch(`http://127.0.0.1:${port}/json/list`).then(
      (response) => response.json() as Promise<{ webSocketDebuggerUrl: string }[]>,
      () => null,
    );
  const [target] = await until("the inspector is open", listed);
  if (!target) throw new Error("the inspector has nothing to inspect");
  const { usedSize } = await asked(target.webSocketDebuggerUrl, [
    "HeapProfiler.collectGarbage",
    "HeapProfiler.collectGarbage",
    "Runtime.getHeapUsage",
  ]);
  return usedSize / 2 ** 20;
}
