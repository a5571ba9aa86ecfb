import type { CheckOptions } from '../checking/check';
import type { Waiver } from '../checking/waiver';
import type { MessageParams, Translator } from '../i18n/translator';
import { carriedOf } from '../records/closings';
import { readClosingsPart } from '../records/closings-part';
import { readDraftPart } from '../records/draft-part';
import { readMapsPart } from '../records/maps-part';
import type { Closing } from '../records/model';
import { PARTS } from '../records/parts';
import { readWaiversPart } from '../records/waivers-part';
import { compareText } from '../values/compare-text';
import { PartError } from '../workbook/text-part';
import { Failure, Failures } from './failure';
import type { Input } from './input-files';

/** A message of the catalogue with its words. */
export interface Told {
  readonly key: string;
  readonly params: MessageParams;
}

/** What people said of the given workbooks' sheets and findings, as they carry it. */
export interface Travelling {
  readonly options: Required<Pick<CheckOptions, 'ownMaps' | 'waivers' | 'carried'>>;
  /** What was taken from where, for people to read. */
  readonly told: readonly Told[];
  /** What could not be read, each with what to do. */
  readonly broken: readonly Told[];
}

/** What was asked for in place of what the workbooks say. */
export interface Instead {
  /** False: the report without waivers is wanted. */
  readonly waivers: boolean;
  readonly month?: string;
}

type PartName = 'maps' | 'waivers' | 'closings';

/** Reads parts of workbooks by name, and keeps in mind which could not be read. */
class PartReader {
  readonly broken: Told[] = [];

  constructor(
    private readonly inputs: readonly Input[],
    private readonly say: Translator,
  ) {}

  /** What the workbooks hold under a name, with the file's; those that cannot be read are left out, and told. */
  all<T>(name: PartName, read: (xml: string) => T): { readonly file: string; readonly value: T }[] {
    return this.inputs.flatMap(({ file, ours }) => {
      const xml = ours.parts.get(PARTS[name].namespace);
      if (xml === undefined) return [];
      try {
        return [{ file: file.name, value: read(xml) }];
      } catch (error) {
        if (!(error instanceof PartError)) throw error;
        this.broken.push({ key: 'cli.part-broken', params: { file: file.name, part: name, why: this.say(`records.${error.code}`, error.params) } });
        return [];
      }
    });
  }
}

/**
 * Reads what the workbooks carry.
 * @throws Failures where they differ about a closed month.
 */
export function travellingIn(inputs: readonly Input[], instead: Instead, say: Translator): Travelling {
  const reader = new PartReader(inputs, say);
  const maps = reader.all('maps', readMapsPart);
  const waivers = reader.all('waivers', readWaiversPart);
  const closings = reader.all('closings', readClosingsPart);
  const listed = (names: readonly string[]): string => names.join(say('report.list-separator'));
  const carried = carriedOf(closingsOf(closings));
  return {
    options: { ownMaps: new Map(maps.map(({ file, value }) => [file, value])), waivers: instead.waivers ? waiversOf(waivers.map(({ value }) => value)) : [], carried },
    told: [
      ...inputs.filter(({ ours }) => ours.sheets.length > 0).map(({ file, ours }) => ({ key: 'cli.own-sheets', params: { file: file.name, sheets: listed(ours.sheets) } })),
      ...maps.map(({ file, value }) => ({ key: 'cli.used-maps', params: { file, sheets: listed([...value.keys()]) } })),
      ...waivers.filter(({ value }) => value.length > 0).map(({ file, value }) => ({ key: instead.waivers ? 'cli.used-waivers' : 'cli.unused-waivers', params: { file, count: value.length } })),
      ...toldOfClosings(closings, instead.month),
      ...draftsIn(inputs, listed),
    ],
    broken: reader.broken,
  };
}

/** Rules that are being changed judge nothing: that they are there is told, whether they can be read or not. */
function draftsIn(inputs: readonly Input[], listed: (names: readonly string[]) => string): Told[] {
  return inputs.flatMap(({ file: { name: file }, ours }) => {
    const xml = ours.parts.get(PARTS.draft.namespace);
    if (xml === undefined) return [];
    try {
      const { files, force = [], authors } = readDraftPart(xml);
      return [{ key: 'cli.unused-draft', params: { file, count: files.length + force.length, authors: listed(authors.map(({ by }) => by)) } }];
    } catch (error) {
      if (!(error instanceof PartError)) throw error;
      return [{ key: 'cli.unused-draft', params: { file, count: 0, authors: '' } }];
    }
  });
}

/** A copy of a workbook has the same waivers: each counts once. Of several about one finding the one that was said last comes last. */
function waiversOf(lists: readonly (readonly Waiver[])[]): readonly Waiver[] {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const each = new Map(lists.flat().map((waiver) => [JSON.stringify(waiver), waiver]));
  return [...each.values()].sort((a, b) => compareText(a.at, b.at));
}

type ClosingsRead = readonly { readonly file: string; readonly value: readonly Closing[] }[];

/** The closings of all; a month that two workbooks know of is told by both in the same way, else what is carried would count twice, or not at all. */
function closingsOf(read: ClosingsRead): readonly Closing[] {
  const months = new Map<string, { readonly file: string; readonly closings: readonly Closing[] }>();
  const failures: Failure[] = [];
  for (const { file, value } of read) {
    for (const month of new Set(value.map((closing) => closing.month))) {
      const closings = value.filter((closing) => closing.month === month);
      const known = months.get(month);
      if (!known) months.set(month, { file, closings });
      else if (JSON.stringify(known.closings) !== JSON.stringify(closings)) failures.push(new Failure('cli.closings-differ', { month, first: known.file, second: file }));
    }
  }
  if (failures.length > 0) throw new Failures(failures);
  return [...months.values()].flatMap(({ closings }) => closings);
}

function toldOfClosings(read: ClosingsRead, month: string | undefined): Told[] {
  return read.flatMap(({ file, value }) => {
    const count = carriedOf(value).filter(({ to }) => month === undefined || to === month).length;
    return count === 0 ? [] : [{ key: 'cli.used-carried', params: { file, count } }];
  });
}
