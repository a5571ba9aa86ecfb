/** What the machine's clock shows: for when something was said, never for a verdict. */
const two = (part: number): string => String(part).padStart(2, '0');

/** "2026-11-22". */
export function today(now: Date = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** "2026-11-22 09:30". */
export const timeNow = (now: Date = new Date()): string => `${today(now)} ${two(now.getHours())}:${two(now.getMinutes())}`;
