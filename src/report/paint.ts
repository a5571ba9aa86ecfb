/** How parts of a text report are set off on a terminal. */
export interface Paint {
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly block: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly info: (text: string) => string;
  readonly good: (text: string) => string;
}

const same = (text: string): string => text;
export const PLAIN: Paint = { heading: same, strong: same, faint: same, block: same, warn: same, info: same, good: same };

const escape = (on: string, off: string) => (text: string): string => `\u001b[${on}m${text}\u001b[${off}m`;
/** SGR colours that read on dark and light terminals alike. */
export const COLOURED: Paint = {
  heading: escape('1', '22'),
  strong: escape('1', '22'),
  faint: escape('2', '22'),
  block: escape('31', '39'),
  warn: escape('33', '39'),
  info: escape('36', '39'),
  good: escape('32', '39'),
};
