// Cookies of a session as somebody would forge them who has learnt its token, which is all that a sealed cookie holds.
import { createCipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { decode, encode } from "next-auth/jwt";

const coded = (value: string | Buffer) => Buffer.from(value).toString("base64url");
const header = (of: object) => coded(JSON.stringify(of));
const claims = (session: string) => JSON.stringify({ session, exp: Math.floor(Date.now() / 1000) + 3600 });

/** As next-auth derives it from the product's secret. */
const keyOf = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "", "NextAuth.js Generated Encryption Key", 32));

const signed = (session: string, key: Buffer) => {
  const text = `${header({ alg: "HS256", typ: "JWT" })}.${coded(claims(session))}`;
  return `${text}.${coded(createHmac("sha256", key).update(text).digest())}`;
};

/** RFC 7516 with A128CBC-HS256, which takes a key of the same length as A256GCM. */
function sealedByCbc(session: string, key: Buffer) {
  const [head, iv] = [header({ alg: "dir", enc: "A128CBC-HS256" }), randomBytes(16)];
  const cipher = createCipheriv("aes-128-cbc", key.subarray(16), iv);
  const text = Buffer.concat([cipher.update(claims(session)), cipher.final()]);
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(head.length * 8));
  const mac = createHmac("sha256", key.subarray(0, 16)).update(Buffer.concat([Buffer.from(head), iv, text, bits]));
  return [head, "", coded(iv), coded(text), coded(mac.digest().subarray(0, 16))].join(".");
}

/** What each lacks is in its name; the token in it is that of a session which is open. */
export const FORGED: Record<string, (session: string, secret: string) => string | Promise<string>> = {
  "sealed under another secret": (session, secret) => encode({ token: { session }, secret: `${secret}.` }),
  "without a seal (alg none)": (session) => `${header({ alg: "none" })}.${coded(claims(session))}.`,
  "signed instead of sealed": (session, secret) => signed(session, keyOf(secret)),
  "signed with the secret itself": (session, secret) => signed(session, Buffer.from(secret)),
  "sealed under the right secret by another algorithm": (session, secret) => sealedByCbc(session, keyOf(secret)),
  "sealed rightly, for a time that is over": (session, secret) => encode({ token: { session }, secret, maxAge: -60 }),
  "sealed rightly, around what the database holds of the token": (session, secret) =>
    encode({ token: { session: createHash("sha256").update(session).digest("hex") }, secret }),
  "sealed rightly, around a token that nobody was given": (_session, secret) =>
    encode({ token: { session: coded(randomBytes(32)) }, secret }),
};

/** As the product seals it. */
export const sealed = (session: string, secret: string) => encode({ token: { session }, secret });

/** The token that a cookie of the product holds. */
export const tokenIn = async (cookie: string, secret: string): Promise<string> =>
  (await decode({ token: cookie.slice(cookie.indexOf("=") + 1), secret }))?.session ?? "";
