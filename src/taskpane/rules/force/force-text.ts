import type { ForceChange } from '../../../authoring/force';
import type { Translator } from '../../../i18n/translator';

/** "会议：从 2026-12-01 起启用，只对 业务部". */
export const forceText = ({ is, day, for: audience }: ForceChange, title: string, say: Translator): string =>
  say(`author.force-${is}s`, { title, day, who: audience === undefined ? 'none' : Object.values(audience).map((values) => values.join(say('report.list-separator'))).join(say('report.clause-separator')) });
