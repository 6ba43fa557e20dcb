// Loaded before a program of the supervisor: when the supervisor is gone, however it went, the program ends too.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
