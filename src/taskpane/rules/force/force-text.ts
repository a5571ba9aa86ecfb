import type { Audience, ForceChange } from '../../../authoring/force';
import type { Translator } from '../../../i18n/translator';
import { audienceText } from '../audience-text';

/** "会议：从 2026-12-01 起启用，只对 业务部". */
export function forceText({ is, day, for: audience, except }: ForceChange, title: string, say: Translator): string {
  const who = (of: Audience | undefined): string => (of === undefined ? 'none' : audienceText(Object.values(of), say));
  return say(`author.force-${is}s`, { title, day, who: who(audience), except: who(except) });
}
