// Loaded before a program of the supervisor: when the supervisor is gone, however it went, the program ends too.
// Programs that it starts in turn load this as well and have a channel of their own, which is left alone: the name is not handed on.

/** Time for what is under way. Whoever starts anew needs the port, and people who keep asking would keep this program for ever. */
const PATIENCE_MS = 3_000;

const OURS = "COUNTERSIGN_INTERNAL_SUPERVISOR";

// Not asked of the parent: a supervisor that died while this program was being loaded is no parent any more.
if (process.env[OURS]) {
  delete process.env[OURS];
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), PATIENCE_MS);
  });
  process.channel?.unref();
  // Its words go to a file, and a full disk takes none of them: that is no reason to end.
  process.stdout.on("error", () => undefined);
}
