import { HostError } from '../errors';
import { definedNames, findName, rangeOfReference } from '../grid/names';
import type { Host } from '../host';
import { objectType, type HostObject } from '../object-type';
import { textOf } from '../values';
import { RANGE } from './references';

/** A name of the workbook, or of one sheet. */
interface NameRef {
  readonly sheet: string | null;
  readonly name: string;
}

const reference = ({ sheet, name }: NameRef, host: Host): string => {
  const defined = findName(host, sheet, name);
  if (defined === null) throw new HostError('ItemNotFound');
  return `=${defined.getFormulaOrRefString().replace(/^=/, '')}`;
};

const rangeOf = (self: NameRef, host: Host): HostObject | null => {
  const found = rangeOfReference(host, reference(self, host));
  return found === null ? null : RANGE.of(found);
};

const namedItem = objectType<NameRef>({
  name: 'NamedItem',
  id: ({ name }) => name,
  properties: {
    name: { get: ({ name }) => name },
    formula: { get: reference },
    type: { get: (self, host) => (rangeOf(self, host) === null ? 'String' : 'Range') },
    scope: { get: ({ sheet }) => (sheet === null ? 'Workbook' : 'Worksheet') },
  },
  methods: {
    getRange: (self, _args, host) => {
      const range = rangeOf(self, host);
      if (range === null) throw new HostError('ItemNotFound');
      return range;
    },
    getRangeOrNullObject: (self, _args, host) => rangeOf(self, host),
  },
});

const item = (host: Host, sheet: string | null, key: string): HostObject | null => {
  const defined = findName(host, sheet, key);
  return defined === null ? null : namedItem.of({ sheet, name: defined.getName() });
};

export const namedItemCollection = objectType<{ readonly sheet: string | null }>({
  name: 'NamedItemCollection',
  items: ({ sheet }, host) => definedNames(host, sheet).map((defined) => namedItem.of({ sheet, name: defined.getName() })),
  item: ({ sheet }, key, host) => item(host, sheet, textOf(key)),
  methods: {
    getCount: ({ sheet }, _args, host) => definedNames(host, sheet).length,
    getItem: ({ sheet }, args, host) => {
      const found = item(host, sheet, args.text(0));
      if (found === null) throw new HostError('ItemNotFound');
      return found;
    },
    getItemOrNullObject: ({ sheet }, args, host) => item(host, sheet, args.text(0)),
  },
});
