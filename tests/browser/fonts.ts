import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

const FILES = join(__dirname, '../../node_modules/@fontsource/noto-sans-sc/files');
const NEEDED = ['chinese-simplified-400', 'chinese-simplified-700', 'latin-400', 'latin-700'].map((name) => `noto-sans-sc-${name}-normal`);

/** A font as the system reads it, out of how the web packs it (W3C, WOFF 1.0): the tables unpacked, behind a directory of their places. */
function unpacked(woff: Buffer): Buffer {
  const tables = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * tables);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(tables, 4);
  const power = Math.floor(Math.log2(tables));
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (tables - 2 ** power), 10);
  const parts: Buffer[] = [head];
  let place = head.length;
  for (let table = 0; table < tables; table++) {
    const entry = 44 + 20 * table;
    const [offset, packedLength, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    const packed = woff.subarray(offset, offset + packedLength);
    const data = packedLength < length ? inflateSync(packed) : packed;
    woff.copy(head, 12 + 16 * table, entry, entry + 4);
    woff.copy(head, 16 + 16 * table, entry + 16, entry + 20);
    head.writeUInt32BE(place, 20 + 16 * table);
    head.writeUInt32BE(length, 24 + 16 * table);
    const padding = (4 - (length % 4)) % 4;
    parts.push(data, Buffer.alloc(padding));
    place += length + padding;
  }
  return Buffer.concat(parts);
}

/**
 * Fonts with Chinese letters for a browser that comes without any, in a folder; the sheet is drawn on a canvas, which a web font would not reach.
 * Returns the path of the settings for FONTCONFIG_FILE.
 */
export function chineseFonts(folder: string): string {
  const settings = join(folder, 'fonts.conf');
  if (existsSync(settings)) return settings;
  mkdirSync(folder, { recursive: true });
  for (const name of NEEDED) writeFileSync(join(folder, `${name}.ttf`), unpacked(readFileSync(join(FILES, `${name}.woff`))));
  const families = ['sans-serif', 'serif', 'system-ui', 'Arial', 'Microsoft YaHei'].map((name) => `<alias binding="same"><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`);
  writeFileSync(`${settings}.fresh`, `<?xml version="1.0"?>\n<fontconfig><dir>${folder}</dir><cachedir>${join(folder, 'cache')}</cachedir>${families.join('')}</fontconfig>\n`);
  renameSync(`${settings}.fresh`, settings);
  return settings;
}
