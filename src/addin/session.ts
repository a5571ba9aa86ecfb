import type { Language } from '../i18n/language';
import type { OpenWorkbook } from '../workbook/open-workbook';
import { Acts } from './acts';
import { Checker } from './checker';
import { Closings } from './closing';
import { Desk } from './desk';
import { DraftImpact } from './draft-impact';
import { Drafting } from './drafting';
import { HandingOver } from './handing-over';
import { Mapping } from './mapping';
import { Marks } from './marks';
import { LiveCheck } from './live-check';
import { Observable } from './observable';
import { OwnSheets } from './own-sheets';
import { WorkbookRecords } from './records';
import { PolicyPlace } from './policy-place';
import { Publishing } from './publishing';
import { RuleSheets } from './rule-sheets';
import { RulesLoader } from './rules-loader';
import { SampleMonth } from './sample-month';
import { Waiving } from './waiving';
import { Walk } from './walk';
import { WhatIf } from './what-if';

/** A workbook at work: its state, and all that can be done about it. */
export interface Session {
  readonly desk: Desk;
  readonly records: WorkbookRecords;
  readonly checker: Checker;
  readonly live: LiveCheck;
  readonly mapping: Mapping;
  readonly walk: Walk;
  readonly marks: Marks;
  readonly waiving: Waiving;
  readonly acts: Acts;
  readonly handingOver: HandingOver;
  readonly whatIf: WhatIf;
  readonly closing: Closings;
  readonly drafting: Drafting;
  readonly impact: DraftImpact;
  readonly publishing: Publishing;
  readonly ruleSheets: RuleSheets;
  readonly rules: RulesLoader;
  readonly policy: PolicyPlace;
  readonly sample: SampleMonth;
}

/**
 * @param rulesUrl of the bundle that comes with Guiju, beside the sample month; nothing is loaded before it is asked for.
 * @param isLive whether the workbook is checked again on its own when it is changed
 * @param isHeldBack true while Excel answers nothing
 */
export function openSession(book: OpenWorkbook, language: Observable<Language>, rulesUrl: string, isLive = new Observable(false), isHeldBack = new Observable(false)): Session {
  const desk = new Desk(book, language);
  const own = new OwnSheets(book);
  const records = new WorkbookRecords(book);
  const checker = new Checker(desk, own, records);
  const drafting = new Drafting(records);
  const loader = new RulesLoader(desk, records, rulesUrl);
  const walk = new Walk(desk);
  return {
    desk,
    records,
    checker,
    live: new LiveCheck(desk, checker, isLive, isHeldBack),
    mapping: new Mapping(desk, records),
    walk,
    marks: new Marks(desk, own, walk),
    waiving: new Waiving(desk, records),
    acts: new Acts(desk),
    handingOver: new HandingOver(desk, own),
    whatIf: new WhatIf(desk, checker, own),
    closing: new Closings(desk, records),
    drafting,
    impact: new DraftImpact(desk, checker, own, drafting),
    publishing: new Publishing(desk, records, drafting, loader),
    ruleSheets: new RuleSheets(desk, own, drafting),
    rules: loader,
    policy: new PolicyPlace(),
    sample: new SampleMonth(desk, new URL('sample.json', rulesUrl).href),
  };
}
