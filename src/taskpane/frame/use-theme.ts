import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme as FluentTheme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { hostBackground } from '../../addin/host';
import { themeOf, type Theme } from '../../addin/theme';
import type { Language } from '../../i18n/language';

const FORCED = '(forced-colors: active)';
const DARK = '(prefers-color-scheme: dark)';

const THEMES: Readonly<Record<Theme, FluentTheme>> = { light: webLightTheme, dark: webDarkTheme, 'high-contrast': teamsHighContrastTheme };

/** Latin letters as Office writes them, Chinese ones in the font of the system and the region. */
const FONTS: Readonly<Record<Language, string>> = {
  'zh-CN': "'Segoe UI', -apple-system, 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  'zh-TW': "'Segoe UI', -apple-system, 'Microsoft JhengHei UI', 'Microsoft JhengHei', 'PingFang TC', 'Noto Sans CJK TC', 'Noto Sans TC', sans-serif",
  en: "'Segoe UI', -apple-system, 'Helvetica Neue', 'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
};

const themeNow = (): Theme => themeOf({ forcedColours: matchMedia(FORCED).matches, prefersDark: matchMedia(DARK).matches, hostBackground: hostBackground() });

/** The theme of Office, or of the system; followed when it changes. `connected`: the host can be asked now. */
export function useTheme(lang: Language, connected: boolean): FluentTheme {
  const [theme, setTheme] = useState(themeNow);
  useEffect(() => {
    const look = (): void => setTheme(themeNow());
    look();
    const asked = [FORCED, DARK].map((query) => matchMedia(query));
    for (const query of asked) query.addEventListener('change', look);
    // Office tells of no change of its theme here; a person comes back from its settings to the pane.
    window.addEventListener('focus', look);
    return () => {
      for (const query of asked) query.removeEventListener('change', look);
      window.removeEventListener('focus', look);
    };
  }, [connected]);
  return { ...THEMES[theme], fontFamilyBase: FONTS[lang] };
}
