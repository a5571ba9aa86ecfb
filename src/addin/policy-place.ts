import type { RuleFile } from '../rules/model';
import { Observable } from './observable';

/** What of the policy is looked at. */
export interface PolicyPlaceState {
  /** What is searched, as it was typed. */
  readonly query: string;
  /** Path of the rule file in sight; null: the list of all. */
  readonly path: string | null;
  /** Keys of the parts that are open, file by file. */
  readonly open: ReadonlySet<string>;
  /** What was asked for and is to have the focus when it is drawn: a part, '' for the head of the file, in the list of all the path of a file; null: nothing. */
  readonly wanted: string | null;
}

const START: PolicyPlaceState = { query: '', path: null, open: new Set(), wanted: null };

/** Where somebody reads in the policy; it stays while other parts of the pane are in sight. */
export class PolicyPlace {
  readonly state = new Observable<PolicyPlaceState>(START);

  search(query: string): void {
    this.change({ query });
  }

  /** Opens a rule file, and a part of it where one is named. */
  show({ path }: Pick<RuleFile, 'path'>, part: string | null = null): void {
    const { open } = this.state.get();
    this.change({ path, wanted: part ?? '', open: part === null ? open : new Set(open).add(openKey(path, part)) });
  }

  /** To the list of all files, and to what was searched there. */
  leave(): void {
    this.change({ path: null, wanted: this.state.get().path });
  }

  toggle(part: string): void {
    const { path, open: before } = this.state.get();
    if (path === null) return;
    const open = new Set(before);
    const key = openKey(path, part);
    if (!open.delete(key)) open.add(key);
    this.change({ open });
  }

  /** What was asked for has the focus. */
  arrived(): void {
    this.change({ wanted: null });
  }

  private change(part: Partial<PolicyPlaceState>): void {
    this.state.set({ ...this.state.get(), ...part });
  }
}

export const openKey = (path: string, part: string): string => `${path} ${part}`;
