import type { Rooms } from '../language';
import author from '../messages/en/author.json';
import cell from '../messages/en/cell.json';
import checking from '../messages/en/checking.json';
import cli from '../messages/en/cli.json';
import closing from '../messages/en/closing.json';
import format from '../messages/en/format.json';
import formula from '../messages/en/formula.json';
import functions from '../messages/en/functions.json';
import handover from '../messages/en/handover.json';
import ledger from '../messages/en/ledger.json';
import pane from '../messages/en/pane.json';
import preview from '../messages/en/preview.json';
import recognise from '../messages/en/recognise.json';
import records from '../messages/en/records.json';
import report from '../messages/en/report.json';
import rules from '../messages/en/rules.json';
import waive from '../messages/en/waive.json';
import walk from '../messages/en/walk.json';
import whatif from '../messages/en/whatif.json';
import workbook from '../messages/en/workbook.json';

/** A room's words stand in one flat file, `messages/en/<room>.json`. */
export const WORDS: Rooms = {
  author, cell, checking, cli, closing, format, formula, functions, handover, ledger, pane, preview, recognise, records, report, rules, waive, walk,
  whatif, workbook,
};
