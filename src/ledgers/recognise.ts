import type { LedgerDefinition, SheetMap } from '../rules/ledger-definition';
import { sameText } from '../values/same-text';
import { headerCandidates, type HeaderBlock } from './layout';
import { formatOf, matchColumns, type Match } from './match-columns';
import type { Region } from './regions';

/** Fewer headers than this say too little, unless they are all that the sheet has or its name says the rest. */
const ENOUGH = 3;
const FEW = 2;

export interface Recognised {
  readonly block: HeaderBlock;
  readonly match: Match;
}

/** A sheet that is no ledger of ours. */
export interface NotRecognised {
  /** `known-format`: an export that this version knows and does not read. */
  readonly reason: 'blank' | 'no-ledger' | 'known-format' | 'left-alone';
  /** The ledger that came closest (or whose format it is), and how many of the sheet's headers it knows. */
  readonly closest: string | null;
  readonly matched: number;
  /** Name of the known format. */
  readonly format: string | null;
  /** The ledgers that came closest, best first. */
  readonly near: readonly Near[];
}

/** A ledger that a sheet may be meant as: the row of the header that speaks for it (from 1), and how many headers it knows. */
export interface Near {
  readonly ledger: string;
  readonly headerRow: number;
  readonly matched: number;
}

export const NOTHING: NotRecognised = { reason: 'no-ledger', closest: null, matched: 0, format: null, near: [] };

/** As many as a person wants to choose from. */
const NEAREST = 3;

/** Somebody said that the sheet is no ledger. */
export const LEFT_ALONE: NotRecognised = { ...NOTHING, reason: 'left-alone' };

interface Candidate extends Recognised {
  readonly score: number;
}

/** The sheet (or table) carries the ledger's name: 报价台账, or 2026年10月报价台账. */
function namedAfter(names: readonly string[], { title, key }: LedgerDefinition): boolean {
  const texts = [title['zh-CN'], title['zh-TW'] ?? '', title.en, key].filter((text) => text !== '').map(sameText);
  return names.map(sameText).some((name) => texts.some((text) => name.includes(text)));
}

/** Matched headers count; an export format that is all there, or the sheet's name, settles what headers alone leave open. */
function scoreOf(match: Match, names: readonly string[]): number {
  const formatHeaders = match.format?.recognise.headers.length ?? 0;
  const required = match.missingRequired.length === 0 ? 0.5 : 0;
  return match.matched + formatHeaders + (namedAfter(names, match.definition) ? 1.25 : 0) + required;
}

function candidates(region: Region, definitions: Iterable<LedgerDefinition>, fewest: number, said: SheetMap | null): Candidate[] {
  const blocks = headerCandidates(region, fewest).filter(({ top }) => said?.headerRow == null || top === said.headerRow - 1);
  const found: Candidate[] = [];
  for (const definition of definitions) {
    if (definition.byDay || definition.roster || definition.ofLines) continue;
    for (const block of blocks) {
      const match = matchColumns(definition, formatOf(definition, region.sheet.sheet, block.headers), block.headers, said?.columns);
      if (match.matched > 0) found.push({ block, match, score: scoreOf(match, region.names) });
    }
  }
  // Best first; of equals the single header row, then the upper one, then the ledger by its key: the same on every machine.
  return found.sort(
    (a, b) =>
      b.score - a.score ||
      a.block.bottom - a.block.top - (b.block.bottom - b.block.top) ||
      a.block.top - b.block.top ||
      (a.match.definition.key < b.match.definition.key ? -1 : 1),
  );
}

function nearest(found: readonly Candidate[]): Near[] {
  const best = new Map<string, Near>();
  for (const { block, match } of found) {
    const { key } = match.definition;
    if (!best.has(key)) best.set(key, { ledger: key, headerRow: block.top + 1, matched: match.matched });
    if (best.size === NEAREST) break;
  }
  return [...best.values()];
}

const saysEnough = ({ block, match }: Candidate, names: readonly string[]): boolean =>
  match.matched >= ENOUGH || (match.matched >= FEW && (match.matched === block.headers.length || namedAfter(names, match.definition)));

/**
 * Finds out which ledger a sheet is, in which export format, and where its header stands.
 * @param forced the ledger that the user says it is: then the best header row for that one, however poor.
 * @param said what else the user says of the sheet.
 */
export function recognise(region: Region, definitions: ReadonlyMap<string, LedgerDefinition>, forced: LedgerDefinition | null = null, said: SheetMap | null = null): Recognised | NotRecognised {
  if (region.grid.rows === 0) return { ...NOTHING, reason: 'blank' };
  const found = forced ? candidates(region, [forced], 1, said) : candidates(region, definitions.values(), FEW, said);
  const [best] = found;
  if (!best) return NOTHING;
  const { definition, format, matched } = best.match;
  if (format && format.columns.size === 0) return { reason: 'known-format', closest: definition.key, matched, format: format.name, near: nearest(found) };
  if (!forced && !saysEnough(best, region.names)) return { reason: 'no-ledger', closest: definition.key, matched, format: null, near: nearest(found) };
  return best;
}

export const isRecognised = (result: Recognised | NotRecognised): result is Recognised => 'match' in result;
