import type { Rooms } from '../language';
import author from '../messages/zh-CN/author.json';
import cell from '../messages/zh-CN/cell.json';
import checking from '../messages/zh-CN/checking.json';
import cli from '../messages/zh-CN/cli.json';
import closing from '../messages/zh-CN/closing.json';
import format from '../messages/zh-CN/format.json';
import formula from '../messages/zh-CN/formula.json';
import functions from '../messages/zh-CN/functions.json';
import handover from '../messages/zh-CN/handover.json';
import ledger from '../messages/zh-CN/ledger.json';
import pane from '../messages/zh-CN/pane.json';
import preview from '../messages/zh-CN/preview.json';
import recognise from '../messages/zh-CN/recognise.json';
import records from '../messages/zh-CN/records.json';
import report from '../messages/zh-CN/report.json';
import rules from '../messages/zh-CN/rules.json';
import waive from '../messages/zh-CN/waive.json';
import walk from '../messages/zh-CN/walk.json';
import whatif from '../messages/zh-CN/whatif.json';
import workbook from '../messages/zh-CN/workbook.json';

/** A room's words stand in one flat file, `messages/zh-CN/<room>.json`. */
export const WORDS: Rooms = {
  author, cell, checking, cli, closing, format, formula, functions, handover, ledger, pane, preview, recognise, records, report, rules, waive, walk,
  whatif, workbook,
};
