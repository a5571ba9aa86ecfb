import type { Kind } from '../values/kind';

/** What a number with a unit is in its kind's base unit: number × times × 10^−shift. */
export interface Factor {
  readonly times: number;
  readonly shift: number;
}

export const BASE: Factor = { times: 1, shift: 0 };

const times = (factor: number): Factor => ({ times: factor, shift: 0 });
const list = (words: string, factor: Factor): [string, Factor][] => words.split(' ').map((word) => [word, factor]);
const COUNTERS = list('次 人 张 份 条 个 家 单 笔 件 项 人次 晚 夜 名 位 times persons sheets copies items pcs', BASE);

/** Units as they stand in headers and behind numbers, in the folded form of same-text.ts, by the kinds that they measure. */
const UNITS_OF: Partial<Record<Kind, ReadonlyMap<string, Factor>>> = {
  money: new Map([
    ...list('元 圆 块 元整 元/月 元/天 rmb cny yuan 人民币 人民币元 ¥', BASE),
    ...list('千元 千', times(1000)),
    ...list('万元 万 万元整 wan w 10k', times(10_000)),
    ...list('百万元 百万', times(1_000_000)),
    ...list('亿元 亿', times(100_000_000)),
  ]),
  number: new Map([...list('% 百分比 percent pct', { times: 1, shift: 2 }), ...list('‰', { times: 1, shift: 3 }), ...list('分 points 倍', BASE), ...COUNTERS]),
  count: new Map(COUNTERS),
  days: new Map(list('天 日 工作日 晚 夜 day days d', BASE)),
  duration: new Map([...list('分钟 分 min mins minute minutes m', BASE), ...list('小时 时 钟头 个小时 h hr hrs hour hours', times(60))]),
};

const ALL = new Set(Object.values(UNITS_OF).flatMap((units) => [...units.keys()]));

/** Is it a unit of any kind? `word` is folded. */
export const isUnit = (word: string): boolean => ALL.has(word);

/** What the unit means for a kind; null where it measures something else. `word` is folded. */
export const factorOf = (word: string, kind: Kind): Factor | null => UNITS_OF[kind]?.get(word) ?? null;

/** Kinds that have units at all. */
export const hasUnits = (kind: Kind): boolean => UNITS_OF[kind] !== undefined;
