import { decodeText } from './decode-text';
import type { CellValue, Grid } from './port';
import { checkExtent, Damaged } from './workbook-error';

const DELIMITERS = [',', '\t', ';'] as const;
const SNIFFED_LINES = 30;

/** The delimiter that parts the first lines most evenly: the highest count that most lines share. */
function sniffDelimiter(text: string): string {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (let i = 0; i < text.length && lines.length < SNIFFED_LINES && i < 100_000; i++) {
    const character = text.charAt(i);
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (line !== '') lines.push(line);
      line = '';
    } else if (!quoted) line += character;
  }
  if (line !== '') lines.push(line);
  let best: string = DELIMITERS[0];
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const each of lines) {
      const count = each.split(delimiter).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    for (const [count, lineCount] of counts) {
      const score = lineCount * 1000 + count;
      if (score > bestScore) [best, bestScore] = [delimiter, score];
    }
  }
  return best;
}

/** Excel's own first line, which says what parts the fields: sep=; */
const SEPARATOR = /^"?sep=(.)"?\r?\n/i;

/** What exports wrap around a number so that Excel keeps it as text: ="000102", '000102. */
const KEPT_AS_TEXT = /^="([^"]*)"$|^'(?=[\d=+@-])(.*)$/s;

function plain(text: string): string | null {
  const first = text.charCodeAt(0);
  const wrapped = first === EQUALS || first === APOSTROPHE ? KEPT_AS_TEXT.exec(text) : null;
  if (!wrapped) return text;
  const inside = wrapped[1] ?? wrapped[2] ?? '';
  return inside === '' ? null : inside;
}

/** Fields as places in the text: a million rows cost no million arrays. */
class Places {
  values = new Int32Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Int32Array(this.length * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.length++] = value;
  }
}

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const EQUALS = 61;
const APOSTROPHE = 39;

class CsvGrid implements Grid {
  readonly sheet = 'csv';
  readonly date1904 = false;
  readonly merges = [];
  readonly rows: number;
  readonly columns: number;
  /** Start and end of each field; a quoted field's start is kept as −1 − start. */
  private readonly fields = new Places();
  /** First field of each row, and one past the last. */
  private readonly rowStart = new Places();

  constructor(
    readonly file: string,
    private readonly source: string,
  ) {
    const separator = SEPARATOR.exec(source);
    const delimiter = (separator?.[1] ?? sniffDelimiter(source)).charCodeAt(0);
    this.parse(separator?.[0].length ?? 0, delimiter);
    let rows = this.rowStart.length - 1;
    while (rows > 0 && this.isBlankRow(rows - 1)) rows--;
    let columns = 0;
    for (let row = 0; row < rows; row++) columns = Math.max(columns, this.fieldsOf(row));
    this.rows = rows;
    this.columns = columns;
    checkExtent(file, rows, columns);
  }

  value(row: number, column: number): CellValue {
    if (row >= this.rows || column >= this.fieldsOf(row)) return null;
    const field = ((this.rowStart.values[row] ?? 0) + column) * 2;
    const start = this.fields.values[field] ?? 0;
    const end = this.fields.values[field + 1] ?? 0;
    const text = start >= 0 ? this.source.slice(start, end) : this.source.slice(-1 - start, end).replaceAll('""', '"');
    return text === '' ? null : plain(text);
  }

  text(row: number, column: number): string {
    const value = this.value(row, column);
    return typeof value === 'string' ? value : '';
  }

  format(): string {
    return 'General';
  }

  private fieldsOf(row: number): number {
    return (this.rowStart.values[row + 1] ?? 0) - (this.rowStart.values[row] ?? 0);
  }

  private isBlankRow(row: number): boolean {
    const from = this.rowStart.values[row] ?? 0;
    for (let field = from * 2; field < (from + this.fieldsOf(row)) * 2; field += 2) {
      const start = this.fields.values[field] ?? 0;
      if ((start >= 0 ? start : -1 - start) !== this.fields.values[field + 1]) return false;
    }
    return true;
  }

  private parse(from: number, delimiter: number): void {
    const { source, fields, rowStart } = this;
    const length = source.length;
    let at = from;
    rowStart.push(0);
    while (at < length) {
      if (source.charCodeAt(at) === QUOTE) {
        const start = at + 1;
        at = source.indexOf('"', start);
        while (at >= 0 && source.charCodeAt(at + 1) === QUOTE) at = source.indexOf('"', at + 2);
        // One stray quote would make a single field of all that follows.
        if (at < 0) throw new Damaged('damaged', { detail: `CSV ${rowStart.length}: "` });
        const end = at;
        fields.push(-1 - start);
        fields.push(end);
        at = end + 1;
        // Text between the closing quote and the delimiter belongs to nobody; Excel appends it, which nobody means.
        while (at < length && !this.ends(at, delimiter)) at++;
      } else {
        const start = at;
        while (at < length && !this.ends(at, delimiter)) at++;
        fields.push(start);
        fields.push(at);
      }
      if (at < length && source.charCodeAt(at) === delimiter) {
        at++;
        if (at < length && source.charCodeAt(at) !== LINE_FEED && source.charCodeAt(at) !== CARRIAGE_RETURN) continue;
        fields.push(at);
        fields.push(at);
      }
      if (source.charCodeAt(at) === CARRIAGE_RETURN && source.charCodeAt(at + 1) === LINE_FEED) at++;
      at++;
      rowStart.push(fields.length / 2);
    }
  }

  private ends(at: number, delimiter: number): boolean {
    const code = this.source.charCodeAt(at);
    return code === delimiter || code === LINE_FEED || code === CARRIAGE_RETURN;
  }
}

/** A text file as one sheet. Every cell stays text: leading zeros, "9e42" and what looks like a date are the reader's business. */
export const readCsv = (file: string, bytes: Uint8Array): Grid => new CsvGrid(file, decodeText(bytes));
