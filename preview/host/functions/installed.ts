import { beside } from '../beside';
import { areaName, quotedSheet } from '../grid/address';
import { sheetById } from '../grid/sheets';
import type { Host } from '../host';
import type { Json } from '../wire';
import type { Blanks } from './arguments';
import { registerCustomFunctions, type CustomFunctions } from './custom-functions';
import type { FunctionsMetadata } from './metadata';

export interface FunctionsOptions {
  /** functions.json of the add-in's build. */
  readonly metadata: FunctionsMetadata;
  /** The namespace of the manifest: GUIJU. */
  readonly namespace: string;
  readonly blanks?: Blanks;
}

/** The custom functions of the host's one add-in. */
class Installed {
  #functions: CustomFunctions | null = null;

  constructor(private readonly host: Host) {}

  /** Makes the functions known to formulas, before the add-in's page is loaded or loaded anew; until its runtime is there their cells show #BUSY!. */
  install({ metadata, namespace, blanks = 'null' }: FunctionsOptions): void {
    this.#functions?.dispose();
    this.#functions = registerCustomFunctions(this.host.injector, {
      metadata,
      namespace,
      blanks,
      send: (entries) => this.host.send(entries),
      addressOf: ({ sheetId, row, column }) => `${quotedSheet(sheetById(this.host, sheetId).getSheetName())}!${areaName({ row, column, rows: 1, columns: 1 })}`,
    });
  }

  /** Takes them away again. */
  dispose(): void {
    this.#functions?.dispose();
    this.#functions = null;
  }

  ready(): void {
    this.#functions?.ready();
  }

  results(entries: Json): void {
    this.#functions?.results(entries as readonly (readonly Json[])[]);
  }

  /** Forgets all results: whatever is calculated from now on is called anew. */
  forget(): void {
    this.#functions?.forget();
  }

  /** The words beside an error that a cell shows; null where there are none. */
  messageAt(sheetId: string, row: number, column: number, shown: string): string | null {
    return this.#functions?.messageAt({ unitId: this.host.book.getId(), sheetId, row, column }, shown) ?? null;
  }

  /** Calls that have no result yet. */
  get waiting(): number {
    return this.#functions?.waiting ?? 0;
  }
}

export const functionsOf = beside((host) => new Installed(host));
