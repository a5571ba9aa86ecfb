import { Damaged } from '../workbook-error';
import { Archive, keyOf, type PackedPart, type Parts } from '../zip';
import { pack, zipOf } from './zip-writer';

/**
 * The parts of a workbook's archive, some of them changed. What is not touched is saved as it came, packed bytes and all; what came first is saved
 * first. Changes of a piece of work that fails are taken back as one.
 */
export class Package implements Parts {
  private readonly archive: Archive;
  /** Changed and added parts by key; null where the part is gone. */
  private changes = new Map<string, { readonly name: string; readonly bytes: Uint8Array } | null>();
  /** Counts up with every change. */
  version = 0;

  /** @throws Damaged as Archive does. */
  constructor(private readonly original: Uint8Array) {
    this.archive = new Archive(original, () => true);
  }

  get names(): string[] {
    const names = this.archive.names.filter((name) => this.changes.get(keyOf(name)) !== null);
    for (const change of this.changes.values()) if (change && !this.archive.has(change.name)) names.push(change.name);
    return names;
  }

  has(name: string): boolean {
    const change = this.changes.get(keyOf(name));
    return change === undefined ? this.archive.has(name) : change !== null;
  }

  part(name: string): Uint8Array {
    const change = this.changes.get(keyOf(name));
    if (change === null) throw new Damaged('damaged', { detail: name });
    return change ? change.bytes : this.archive.part(name);
  }

  eachPiece(name: string, sink: (piece: Uint8Array, last: boolean) => void): void {
    if (this.changes.has(keyOf(name))) sink(this.part(name), true);
    else this.archive.eachPiece(name, sink);
  }

  /** Puts a part in place of the one of that name, or adds it. */
  put(name: string, bytes: Uint8Array): void {
    if (this.isOriginal(name, bytes)) this.changes.delete(keyOf(name));
    else this.changes.set(keyOf(name), { name, bytes });
    this.version += 1;
  }

  remove(name: string): void {
    if (this.archive.has(name)) this.changes.set(keyOf(name), null);
    else this.changes.delete(keyOf(name));
    this.version += 1;
  }

  /** Does a piece of work whole, or, where it throws, not at all. */
  atOnce<T>(work: () => T): T {
    const { changes, version } = this;
    this.changes = new Map(changes);
    try {
      return work();
    } catch (error) {
      this.changes = changes;
      this.version = version;
      throw error;
    }
  }

  /** Are these the bytes that the part came with? */
  private isOriginal(name: string, bytes: Uint8Array): boolean {
    if (!this.archive.has(name) || this.archive.packedPart(name).size !== bytes.length) return false;
    const original = this.archive.part(name);
    return bytes.every((byte, i) => byte === original[i]);
  }

  /** The archive with its changes; the very bytes that came where nothing was changed. */
  save(): Uint8Array {
    if (this.changes.size === 0) return this.original;
    const parts: PackedPart[] = [];
    for (const name of this.archive.names) {
      const change = this.changes.get(keyOf(name));
      if (change === undefined) parts.push(this.archive.packedPart(name));
      else if (change) parts.push(pack(name, change.bytes));
    }
    for (const change of this.changes.values()) if (change && !this.archive.has(change.name)) parts.push(pack(change.name, change.bytes));
    return zipOf(parts);
  }
}
