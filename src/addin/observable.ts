/** A value that can be watched: the one way in which the pane, the ribbon and what they share tell each other of changes. */
export class Observable<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private current: T) {}

  /** Bound, so that it can be handed on. */
  readonly get = (): T => this.current;

  /** Returns how to stop watching. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  set(next: T): void {
    if (Object.is(next, this.current)) return;
    this.current = next;
    for (const listener of [...this.listeners]) listener();
  }
}
