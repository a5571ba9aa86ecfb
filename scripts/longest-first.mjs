// The order of the suites where jest has not timed them yet, as on a bare machine: it would go by the size of their files, and a long one might stand alone at the end.
import Sequencer from '@jest/test-sequencer';

/** Those in a browser take longest, then those that cross rooms. */
const ORDER = [/[\\/]tests[\\/]browser[\\/]/, /[\\/]tests[\\/]/, /./];
const place = ({ path }) => ORDER.findIndex((pattern) => pattern.test(path));

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const bySize = super.sort(tests);
    return tests.some(({ duration }) => duration !== undefined) ? bySize : bySize.sort((one, other) => place(one) - place(other));
  }
}
