/** What a person chose for themselves on this machine. A workbook's own choices travel in the workbook instead. */
export interface Preferences {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

/**
 * Preferences in the browser's store, under the partition that the host gives to an add-in on a page (Office.context.partitionKey). Where the store is
 * closed to us, nothing is remembered: that is no reason to fail.
 */
export function storedPreferences(partition: string, store: () => Storage = () => window.localStorage): Preferences {
  const keyOf = (key: string): string => `${partition}guiju.${key}`;
  return {
    read(key) {
      try {
        return store().getItem(keyOf(key));
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        store().setItem(keyOf(key), value);
      } catch {
        // Private windows and full stores: the choice holds until the pane is closed.
      }
    },
  };
}
