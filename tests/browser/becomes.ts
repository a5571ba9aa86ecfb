/** Waits until something is as it should be; says what it is instead where it does not become so. */
export async function becomes<T>(look: () => Promise<T>, expected: T, seconds = 120): Promise<void> {
  const until = Date.now() + seconds * 1000;
  let seen = await look();
  while (JSON.stringify(seen) !== JSON.stringify(expected) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    seen = await look();
  }
  expect(seen).toEqual(expected);
}
