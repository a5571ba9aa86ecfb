export type Theme = 'light' | 'dark' | 'high-contrast';

/** What decides a theme: the host's background where it tells, else what the person asked the system for. */
export interface ThemeSigns {
  readonly forcedColours: boolean;
  /** `#rrggbb` of the host's body; null where the host does not tell. */
  readonly hostBackground: string | null;
  readonly prefersDark: boolean;
}

/** Brightness of a colour as it is seen, 0 to 255 (ITU-R BT.601); null where it is no `#rrggbb`. */
function brightness(colour: string): number | null {
  const digits = /^#?([0-9a-f]{6})$/i.exec(colour.trim())?.[1];
  if (digits === undefined) return null;
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16)) as [number, number, number];
  return (299 * red + 587 * green + 114 * blue) / 1000;
}

export function themeOf({ forcedColours, hostBackground, prefersDark }: ThemeSigns): Theme {
  if (forcedColours) return 'high-contrast';
  const seen = hostBackground === null ? null : brightness(hostBackground);
  return (seen === null ? prefersDark : seen < 128) ? 'dark' : 'light';
}
