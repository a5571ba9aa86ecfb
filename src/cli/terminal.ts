const NARROWEST = 80;
const WIDEST = 120;
const USUAL = 100;

const within = (width: number): number => Math.min(WIDEST, Math.max(NARROWEST, width));

/** Columns for a text report: the terminal's, else COLUMNS, else 100; never so narrow or wide that it reads badly. */
export function reportWidth(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): number {
  const asked = stream.isTTY ? stream.columns : Number(environment.COLUMNS);
  return Number.isInteger(asked) && asked > 0 ? within(asked) : USUAL;
}

/** Colours are for a terminal that can show them, where the person has not said NO_COLOR. */
export const wantsColour = (stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): boolean =>
  stream.isTTY && !environment.NO_COLOR && environment.TERM !== 'dumb';
