/** Draws `docs/icon.png`, the extension's icon: a shield with a helm wheel's eight spokes. No dependencies. */
import { writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 128;
/** Samples per pixel and direction, for smooth edges. */
const SAMPLES = 4;

const BACKGROUND = [0, 0, 0, 0];
const RIM = [18, 52, 110, 255];
const FACE = [50, 108, 229, 255];
const SIGN = [255, 255, 255, 255];

/** Whether a point of the unit square lies in a shield, drawn smaller by `inset`. */
function inShield(x, y, inset) {
  const top = 0.08 + inset;
  const bottom = 0.95 - inset * 1.35;
  if (y < top || y > bottom) return false;
  const shoulder = 0.45;
  const full = 0.38 - inset;
  const t = Math.max(0, (y - shoulder) / (bottom - shoulder));
  return Math.abs(x - 0.5) <= full * Math.sqrt(1 - t ** 1.7);
}

/** Whether a point lies on the wheel: a ring with eight spokes that reach beyond it. */
function onWheel(x, y) {
  const dx = x - 0.5;
  const dy = y - 0.45;
  const radius = Math.hypot(dx, dy);
  if (Math.abs(radius - 0.165) < 0.022 || radius < 0.045) return true;
  if (radius > 0.25) return false;
  const step = Math.PI / 4;
  const angle = Math.atan2(dy, dx);
  const off = angle - Math.round(angle / step) * step;
  return Math.abs(Math.sin(off)) * radius < 0.016;
}

function colourAt(x, y) {
  if (!inShield(x, y, 0)) return BACKGROUND;
  if (!inShield(x, y, 0.045)) return RIM;
  return onWheel(x, y) ? SIGN : FACE;
}

function pixel(column, row) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES) / SIZE;
    const y = (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / SIZE;
    const [red, green, blue, alpha] = colourAt(x, y);
    sum[0] += red * alpha;
    sum[1] += green * alpha;
    sum[2] += blue * alpha;
    sum[3] += alpha;
  }
  const alpha = sum[3];
  const colour = sum.slice(0, 3).map((value) => (alpha === 0 ? 0 : Math.round(value / alpha)));
  return [...colour, Math.round(alpha / SAMPLES ** 2)];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 6, 0, 0, 0], 8);
const rows = Array.from({ length: SIZE }, (_, row) =>
  Buffer.from([0, ...Array.from({ length: SIZE }, (__, column) => pixel(column, row)).flat()]),
);
const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const image = Buffer.concat([
  signature,
  chunk('IHDR', header),
  chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
  chunk('IEND', Buffer.alloc(0)),
]);
await writeFile(new URL('../docs/icon.png', import.meta.url), image);
