// Loaded before a program of the supervisor: when the supervisor is gone, however it went, the program ends too.
// Programs that it starts in turn load this as well and have a parent and a channel of their own, which is left alone.
if (process.env.COUNTERSIGN_INTERNAL_SUPERVISOR === String(process.ppid)) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
  // Its words go to a file, and a full disk takes none of them: that is no reason to end.
  process.stdout.on("error", () => undefined);
}
