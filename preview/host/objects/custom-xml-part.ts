import { beside } from '../beside';
import { HostError } from '../errors';
import type { Host } from '../host';
import { objectType, type HostObject } from '../object-type';
import { rootNamespace } from '../xml';

interface StoredPart {
  readonly namespace: string;
  readonly xml: string;
}

/** A part by its id. */
interface PartRef {
  readonly id: string;
}

/** The parts of one namespace; of all where it is null. */
interface PartsRef {
  readonly namespace: string | null;
}

let parts = 0;

/** The workbook's custom XML parts by their ids, in the order in which they were added. */
export const customXmlPartsOf = beside(() => new Map<string, StoredPart>());

/** Adds a part and gives its id; InvalidArgument where the text is no well-formed XML. */
export function addCustomXmlPart(host: Host, xml: string): string {
  const namespace = rootNamespace(xml);
  if (namespace === null) throw new HostError('InvalidArgument', 'The XML is not well-formed.');
  const id = `{${`00000000-0000-4000-8000-${(parts += 1).toString(16).padStart(12, '0')}`.toUpperCase()}}`;
  customXmlPartsOf(host).set(id, { namespace, xml });
  return id;
}

function stored({ id }: PartRef, host: Host): StoredPart {
  const part = customXmlPartsOf(host).get(id);
  if (part === undefined) throw new HostError('ItemNotFound');
  return part;
}

const customXmlPart = objectType<PartRef>({
  name: 'CustomXmlPart',
  id: ({ id }) => id,
  properties: {
    id: { get: ({ id }) => id },
    namespaceUri: { get: (self, host) => stored(self, host).namespace },
  },
  methods: {
    getXml: (self, _, host) => stored(self, host).xml,
    setXml: (self, args, host) => {
      stored(self, host);
      const xml = args.text(0);
      const namespace = rootNamespace(xml);
      if (namespace === null) throw new HostError('InvalidArgument', 'The XML is not well-formed.');
      customXmlPartsOf(host).set(self.id, { namespace, xml });
    },
    delete: (self, _, host) => {
      stored(self, host);
      customXmlPartsOf(host).delete(self.id);
    },
  },
});

function partsIn({ namespace }: PartsRef, host: Host): HostObject[] {
  return [...customXmlPartsOf(host)].filter(([, part]) => namespace === null || part.namespace === namespace).map(([id]) => customXmlPart.of({ id }));
}

function partById(ref: PartsRef, id: unknown, host: Host): HostObject | null {
  const part = typeof id === 'string' ? customXmlPartsOf(host).get(id) : undefined;
  return part !== undefined && (ref.namespace === null || part.namespace === ref.namespace) ? customXmlPart.of({ id: id as string }) : null;
}

const lookingUp = {
  items: (self: PartsRef, host: Host) => partsIn(self, host),
  item: (self: PartsRef, id: unknown, host: Host) => partById(self, id, host),
};

const scopedCollection = objectType<PartsRef>({
  name: 'CustomXmlPartScopedCollection',
  ...lookingUp,
  methods: {
    getCount: (self, _, host) => partsIn(self, host).length,
    getItemOrNullObject: (self, args, host) => partById(self, args.text(0), host),
    getOnlyItem: (self, _, host) => {
      const [only, ...more] = partsIn(self, host);
      if (only === undefined || more.length > 0) throw new HostError('ItemNotFound');
      return only;
    },
    getOnlyItemOrNullObject: (self, _, host) => {
      const [only, ...more] = partsIn(self, host);
      return more.length > 0 ? null : (only ?? null);
    },
  },
});

export const customXmlPartCollection = objectType<PartsRef>({
  name: 'CustomXmlPartCollection',
  ...lookingUp,
  methods: {
    add: (_, args, host) => customXmlPart.of({ id: addCustomXmlPart(host, args.text(0)) }),
    getByNamespace: (_, args) => scopedCollection.of({ namespace: args.text(0) }),
    getCount: (self, _, host) => partsIn(self, host).length,
    getItemOrNullObject: (self, args, host) => partById(self, args.text(0), host),
  },
});
