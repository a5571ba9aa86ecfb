/** A small seeded generator (mulberry32): the same seed gives the same month on every machine. */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const int = (low, high) => low + (next() % (high - low + 1));
  return { int, pick: (list) => list[int(0, list.length - 1)], chance: (percent) => int(1, 100) <= percent };
}
