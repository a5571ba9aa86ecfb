import type { Rooms } from '../language';
import author from '../messages/zh-TW/author.json';
import cell from '../messages/zh-TW/cell.json';
import checking from '../messages/zh-TW/checking.json';
import cli from '../messages/zh-TW/cli.json';
import closing from '../messages/zh-TW/closing.json';
import format from '../messages/zh-TW/format.json';
import formula from '../messages/zh-TW/formula.json';
import functions from '../messages/zh-TW/functions.json';
import handover from '../messages/zh-TW/handover.json';
import ledger from '../messages/zh-TW/ledger.json';
import pane from '../messages/zh-TW/pane.json';
import preview from '../messages/zh-TW/preview.json';
import recognise from '../messages/zh-TW/recognise.json';
import records from '../messages/zh-TW/records.json';
import report from '../messages/zh-TW/report.json';
import rules from '../messages/zh-TW/rules.json';
import waive from '../messages/zh-TW/waive.json';
import walk from '../messages/zh-TW/walk.json';
import whatif from '../messages/zh-TW/whatif.json';
import workbook from '../messages/zh-TW/workbook.json';

/** A room's words stand in one flat file, `messages/zh-TW/<room>.json`. */
export const WORDS: Rooms = {
  author, cell, checking, cli, closing, format, formula, functions, handover, ledger, pane, preview, recognise, records, report, rules, waive, walk,
  whatif, workbook,
};
