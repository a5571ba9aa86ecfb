import { Truth } from '../../values/column';
import type { Hits } from '../world';
import { UNKNOWN, type Truths } from './vector';

/** Hits that grow, block after block. */
export class GrowingHits implements Hits {
  length = 0;
  row = new Int32Array(256);
  truth = new Uint8Array(256);

  /** Adds the block's rows that are not False; `where`: only rows with a 1. */
  add({ truth, words }: Truths, start: number, count: number, where: Uint8Array | null): void {
    for (let word = 0; word * 4 < count; word++) {
      if (words[word] === 0) continue;
      this.reserve(4);
      const end = Math.min(count, word * 4 + 4);
      for (let i = word * 4; i < end; i++) {
        if (truth[i] === 0 || (where && where[start + i] === 0)) continue;
        this.row[this.length] = start + i;
        this.truth[this.length++] = truth[i] === UNKNOWN ? Truth.Unknown : Truth.True;
      }
    }
  }

  /** Judges the unknown hits from number `from` on once more, dropping those that prove false. */
  settle(from: number, judge: (row: number) => Truth): void {
    let kept = from;
    for (let i = from; i < this.length; i++) {
      const truth = this.truth[i] === Truth.Unknown ? judge(this.row[i]!) : Truth.True;
      if (truth === Truth.False) continue;
      this.row[kept] = this.row[i]!;
      this.truth[kept++] = truth;
    }
    this.length = kept;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.row.length) return;
    const row = new Int32Array(this.row.length * 2);
    const truth = new Uint8Array(this.row.length * 2);
    row.set(this.row);
    truth.set(this.truth);
    this.row = row;
    this.truth = truth;
  }
}
