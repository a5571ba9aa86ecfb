import type { Host } from './host';

/** State of a host that Univer has no place for: made when it is first asked for, gone with the host. */
export function beside<T>(create: (host: Host) => T): (host: Host) => T {
  const states = new WeakMap<Host, T>();
  return (host) => {
    const known = states.get(host);
    if (known !== undefined) return known;
    const created = create(host);
    states.set(host, created);
    return created;
  };
}
