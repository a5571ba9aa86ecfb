/**
 * What was planted on purpose: each entry names a row (or a person's month) and what the default policy should say about it.
 * Rows are plain objects; the sheet writer tells where each of them landed.
 */
export class Planted {
  #ofRow = new Map();
  #groups = [];
  #places = new Map();

  /**
   * Marks a row. `rules` are ids of the policy catalogue, or `hygiene` / `reading` for what no clause asks;
   * `verdict` is violation, cannot-judge, pass, line (an amount is due, nothing to find) or unchecked (wrong, but no rule of
   * the default policy looks at it); `line` is { item, amount }.
   */
  row(row, rules, verdict, expectation, line) {
    const marks = this.#ofRow.get(row) ?? [];
    marks.push({ rules: [rules].flat(), verdict, expectation, ...(line && { line }) });
    this.#ofRow.set(row, marks);
    return row;
  }

  /** Marks something that has no row of its own: a person's month, a person without rows. */
  group(sheet, key, rules, verdict, expectation, line) {
    this.#groups.push({ sheet, key, rules: [rules].flat(), verdict, expectation, ...(line && { line }) });
  }

  /** Called by the sheet writer for each row that it writes. */
  place(row, file, sheet, number, key) {
    this.#places.set(row, { file, sheet, row: number, key });
  }

  /** All entries with ids, in the order of file, sheet and row. Throws if a marked row was never written. */
  entries(fileOfSheet) {
    const entries = [];
    for (const [row, marks] of this.#ofRow) {
      const place = this.#places.get(row);
      if (place === undefined) throw new Error(`a marked row is in no sheet: ${JSON.stringify(marks)}`);
      for (const mark of marks) entries.push({ ...place, ...mark });
    }
    const groups = this.#groups.map((group) => ({ file: fileOfSheet(group.sheet), sheet: group.sheet, row: null, ...group }));
    const order = (e) => `${e.file}/${e.sheet}/${String(e.row ?? 0).padStart(6, '0')}/${e.rules[0]}`;
    const all = [...entries, ...groups].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    const counts = new Map();
    return all.map(({ file, sheet, row, key, rules, verdict, expectation, line }) => {
      const n = (counts.get(rules[0]) ?? 0) + 1;
      counts.set(rules[0], n);
      return { id: `${rules[0]}/${n}`, file, sheet, row, key, rules, verdict, expectation, ...(line && { line }) };
    });
  }
}
