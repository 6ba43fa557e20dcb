// A small PNG drawn without a library: the words every piece of demonstration evidence begins with, and bars below them.
import { crc32, deflateSync } from "node:zlib";

/** Letters of the words, five rows of dots each. */
const LETTERS: Record<string, string[]> = {
  D: ["xxx.", "x..x", "x..x", "x..x", "xxx."],
  a: ["....", ".xxx", "x..x", "x..x", ".xxx"],
  c: ["....", ".xxx", "x...", "x...", ".xxx"],
  d: ["...x", ".xxx", "x..x", "x..x", ".xxx"],
  e: ["....", ".xx.", "xxxx", "x...", ".xxx"],
  i: ["x", ".", "x", "x", "x"],
  m: [".....", "xxxx.", "x.x.x", "x.x.x", "x.x.x"],
  n: ["....", "xxx.", "x..x", "x..x", "x..x"],
  o: ["....", ".xx.", "x..x", "x..x", ".xx."],
  r: ["...", "x.x", "xx.", "x..", "x.."],
  s: ["....", ".xxx", "xx..", "..xx", "xxx."],
  t: [".x.", "xxx", ".x.", ".x.", "..x"],
  v: ["...", "x.x", "x.x", "x.x", ".x."],
  " ": ["...", "...", "...", "...", "..."],
};
const WORDS = "Demonstration evidence";
const [WIDTH, HEIGHT, DOT, INK, PAPER, BAR] = [480, 260, 3, 40, 250, 120];

type Canvas = Uint8Array[];

const fill = (canvas: Canvas, x: number, y: number, width: number, height: number, grey: number) => {
  for (let row = y; row < y + height; row += 1) canvas[row]?.fill(grey, x, x + width);
};

function write(canvas: Canvas, text: string, left: number, top: number) {
  let x = left;
  for (const letter of text) {
    const rows = LETTERS[letter] ?? [];
    rows.forEach((dots, row) => {
      [...dots].forEach((dot, column) => {
        if (dot === "x") fill(canvas, x + column * DOT, top + row * DOT, DOT, DOT, INK);
      });
    });
    x += ((rows[0]?.length ?? 0) + 1) * DOT;
  }
}

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** A greyscale chart of the bars, each as high as its number out of 100. The words stand in the picture and in its text. */
export function picture(bars: readonly number[], about: string): Buffer {
  const canvas: Canvas = Array.from({ length: HEIGHT }, () => new Uint8Array(WIDTH).fill(PAPER));
  write(canvas, WORDS, 20, 16);
  const step = Math.floor((WIDTH - 40) / bars.length);
  bars.forEach((bar, index) => {
    const height = Math.round((bar / 100) * (HEIGHT - 70));
    fill(canvas, 20 + index * step, HEIGHT - 20 - height, Math.round(step * 0.7), height, BAR);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.concat(canvas.map((row) => Buffer.concat([Buffer.from([0]), row])));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("tEXt", Buffer.from(`Description\0${WORDS}\n${about}`, "latin1")),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
