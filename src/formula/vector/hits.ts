import { Truth } from '../../values/column';
import type { Hits } from '../world';
import type { Truths } from './vector';

/** Hits that grow, block after block. */
export class GrowingHits implements Hits {
  length = 0;
  row = new Int32Array(256);
  truth = new Uint8Array(256);

  /** Adds the block's rows that are not False; `where`: only rows with a 1, not those with a 0. */
  add({ truth, words }: Truths, start: number, count: number, where: Uint8Array | null): void {
    const before = this.length;
    this.reserve(count);
    const { row, truth: kept } = this;
    let length = this.length;
    for (let word = 0; word * 4 < count; word++) {
      if (words[word] === 0) continue;
      const end = Math.min(count, word * 4 + 4);
      // Every row is written, and the next one overwrites it unless it is a hit: nothing to mispredict. 0, 1, 3 become 0, 1, 2.
      for (let i = word * 4; i < end; i++) {
        row[length] = start + i;
        kept[length] = (truth[i]! + 1) >>> 1;
        length += truth[i]! & 1;
      }
    }
    this.length = length;
    if (where) this.keep(before, where);
  }

  private keep(from: number, where: Uint8Array): void {
    let kept = from;
    for (let i = from; i < this.length; i++) {
      this.row[kept] = this.row[i]!;
      this.truth[kept] = this.truth[i]!;
      kept += where[this.row[i]!]!;
    }
    this.length = kept;
  }

  /** Numbers of the unknown hits from number `from` on whose rows are open. */
  undecided(from: number, open: Uint8Array): number[] {
    const undecided: number[] = [];
    for (let i = from; i < this.length; i++) if (this.truth[i] === Truth.Unknown && open[this.row[i]!] === 1) undecided.push(i);
    return undecided;
  }

  /** What came of these hits, whose numbers are in order: those that proved false are dropped. */
  decide(numbers: readonly number[], truths: readonly Truth[]): void {
    let kept = numbers[0] ?? this.length;
    let next = 0;
    for (let i = kept; i < this.length; i++) {
      const truth = numbers[next] === i ? truths[next++]! : (this.truth[i] as Truth);
      if (truth === Truth.False) continue;
      this.row[kept] = this.row[i]!;
      this.truth[kept++] = truth;
    }
    this.length = kept;
  }

  /** Room for `more` hits and one that is not kept. */
  private reserve(more: number): void {
    const wanted = this.length + more + 1;
    if (wanted <= this.row.length) return;
    const row = new Int32Array(Math.max(wanted, this.row.length * 2));
    const truth = new Uint8Array(row.length);
    row.set(this.row);
    truth.set(this.truth);
    this.row = row;
    this.truth = truth;
  }
}
