import { useSyncExternalStore } from 'react';
import type { Observable } from '../../addin/observable';

/** The value as it is now; the component is drawn again when it changes. */
export const useObservable = <T>(watched: Observable<T>): T => useSyncExternalStore(watched.subscribe, watched.get);
