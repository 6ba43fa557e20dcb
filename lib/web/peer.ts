// Who is at the other end of the connection. lib/host/peer-address.ts writes it down and drops what clients say of themselves.

const isKnown = () => "countersignPeerAddress" in globalThis;

/** The address a request came from; null where nobody wrote it down. Behind a proxy it is the proxy's: nobody's word is taken for another. */
export const peerOf = (header: (name: string) => unknown): string | null => {
  const peer = isKnown() ? header("x-countersign-peer") : undefined;
  return typeof peer === "string" ? peer : null;
};

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** A program on this machine asks for itself. One that hands on what others ask, as a proxy does, says so in a header. */
export const isThisMachine = (request: Request): boolean =>
  LOOPBACK.test(peerOf((name) => request.headers.get(name)) ?? "") && request.headers.get("x-countersign-forwarded") === "no";
