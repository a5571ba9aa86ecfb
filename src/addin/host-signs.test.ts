import { LANGUAGES } from '../i18n/language';
import { chosenLanguage, rememberLanguage } from './language';
import { Observable } from './observable';
import { storedPreferences } from './preferences';
import { Slices } from './slices';
import { themeOf } from './theme';

/** A store as browsers have it. */
function makeStore(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

describe('the theme', () => {
  test.each([
    [{ forcedColours: true, hostBackground: '#ffffff', prefersDark: false }, 'high-contrast'],
    [{ forcedColours: false, hostBackground: '#FFFFFF', prefersDark: true }, 'light'],
    [{ forcedColours: false, hostBackground: '#262626', prefersDark: false }, 'dark'],
    [{ forcedColours: false, hostBackground: '#7f7f7f', prefersDark: false }, 'dark'],
    [{ forcedColours: false, hostBackground: '#808080', prefersDark: true }, 'light'],
    [{ forcedColours: false, hostBackground: 'c6c6c6', prefersDark: true }, 'light'],
    // Green is bright, blue is not.
    [{ forcedColours: false, hostBackground: '#00ff00', prefersDark: true }, 'light'],
    [{ forcedColours: false, hostBackground: '#0000ff', prefersDark: false }, 'dark'],
    [{ forcedColours: false, hostBackground: null, prefersDark: true }, 'dark'],
    [{ forcedColours: false, hostBackground: null, prefersDark: false }, 'light'],
    [{ forcedColours: false, hostBackground: 'white', prefersDark: true }, 'dark'],
  ] as const)('of %j is %s', (signs, theme) => {
    expect(themeOf(signs)).toBe(theme);
  });
});

describe('the language', () => {
  test.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['en-US', 'en'],
    ['en-GB', 'en'],
    ['ja-JP', 'zh-CN'],
    ['', 'zh-CN'],
  ])('of a host that speaks "%s" is %s', (host, language) => {
    expect(chosenLanguage(storedPreferences('', makeStore), host)).toBe(language);
  });

  test.each(LANGUAGES)('that a person chose, %s, beats the host, in this partition alone', (language) => {
    const store = makeStore();
    rememberLanguage(storedPreferences('a|', () => store), language);
    expect(chosenLanguage(storedPreferences('a|', () => store), 'ja-JP')).toBe(language);
    expect(chosenLanguage(storedPreferences('b|', () => store), 'en-US')).toBe('en');
  });

  test('that somebody else wrote into the store counts for nothing', () => {
    const store = makeStore();
    storedPreferences('', () => store).write('language', 'tlh');
    expect(chosenLanguage(storedPreferences('', () => store), 'en-US')).toBe('en');
  });

  test('is not remembered where the store is closed, and nothing fails', () => {
    const closed = storedPreferences('', () => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(() => rememberLanguage(closed, 'en')).not.toThrow();
    expect(chosenLanguage(closed, 'zh-TW')).toBe('zh-TW');
  });
});

test('whoever watches a value is told of each change once, and no longer when it stops', () => {
  const value = new Observable(1);
  const seen: number[] = [];
  const stop = value.subscribe(() => seen.push(value.get()));
  value.set(1);
  value.set(2);
  stop();
  value.set(3);
  expect(seen).toEqual([2]);
});

describe('slices of work', () => {
  const spend = (milliseconds: number): void => {
    for (const end = performance.now() + milliseconds; performance.now() < end; );
  };

  test('let others in when they have lasted long enough, and not before', async () => {
    const slices = new Slices();
    let others = 0;
    const port = setInterval(() => (others += 1), 0);
    await slices.between();
    expect(others).toBe(0);
    for (let step = 0; step < 8; step += 1) {
      spend(30);
      await slices.between();
      await new Promise((resolve) => setImmediate(resolve));
    }
    clearInterval(port);
    expect(others).toBeGreaterThan(0);
  });

  test('end where the work was cancelled', async () => {
    const cancel = new AbortController();
    const slices = new Slices(cancel.signal);
    await slices.between();
    cancel.abort();
    await expect(slices.between()).rejects.toThrow(/abort/i);
    await expect(slices.breathe()).rejects.toThrow(/abort/i);
  });
});
