import type { Color } from 'hucre';

/** The colours that Excel names by number (ECMA-376 part 1, 18.8.27); 64 and 65 are the system's own ink and paper. */
const INDEXED = [
  '000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF', '000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF',
  '800000', '008000', '000080', '808000', '800080', '008080', 'C0C0C0', '808080', '9999FF', '993366', 'FFFFCC', 'CCFFFF', '660066', 'FF8080', '0066CC', 'CCCCFF',
  '000080', 'FF00FF', 'FFFF00', '00FFFF', '800080', '800000', '008080', '0000FF', '00CCFF', 'CCFFFF', 'CCFFCC', 'FFFF99', '99CCFF', 'FF99CC', 'CC99FF', 'FFCC99',
  '3366FF', '33CCCC', '99CC00', 'FFCC00', 'FF9900', 'FF6600', '666699', '969696', '003366', '339966', '003300', '333300', '993300', '993366', '333399', '333333',
  '000000', 'FFFFFF',
];

/** Office's own theme, for files without one: ink, paper, and so on in the order of the theme's part. */
const OFFICE_THEME = ['000000', 'FFFFFF', '44546A', 'E7E6E6', '4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '5B9BD5', '70AD47', '0563C1', '954F72'];

/** A style names paper before ink, the theme's part ink before paper. */
const PLACE_IN_THEME = [1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11];

const HEX = /^[0-9a-f]{6}$/i;

/**
 * Lighter or darker by `tint` from −1 to 1, as ECMA-376 part 1, 18.8.3 says it: the lightness moves, the hue stays. For lightness L, L × (1 + tint) or
 * L × (1 − tint) + tint: every channel moves by the same rule, since of hue and lightness the channels are linear.
 */
function tinted(hex: string, tint: number): string {
  const channels = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [high, low] = [Math.max(...channels), Math.min(...channels)];
  const lightness = (high + low) / 2;
  const moved = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const room = 1 - Math.abs(2 * lightness - 1);
  const chroma = room === 0 ? 0 : ((high - low) / room) * (1 - Math.abs(2 * moved - 1));
  const shown = channels.map((channel) => (high === low ? moved : moved + ((channel - lightness) / (high - low)) * chroma));
  return shown.map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255).toString(16).padStart(2, '0')).join('');
}

/** Gives `#rrggbb` of a colour as a style of an .xlsx file names it; undefined where it names none that we know. */
export function colourReader(theme: readonly string[] | undefined): (colour: Color | undefined) => string | undefined {
  return (colour) => {
    if (!colour) return undefined;
    const { theme: place, indexed } = colour;
    const hex =
      colour.rgb !== undefined ? colour.rgb.slice(-6) : place !== undefined ? (theme ?? OFFICE_THEME)[PLACE_IN_THEME[place] ?? -1] : indexed !== undefined ? INDEXED[indexed] : undefined;
    if (hex === undefined || !HEX.test(hex)) return undefined;
    return `#${(colour.tint ? tinted(hex, colour.tint) : hex).toLowerCase()}`;
  };
}
