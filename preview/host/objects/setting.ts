import { HostError } from '../errors';
import { objectType } from '../object-type';
import { settingsOf } from '../settings';
import type { Json } from '../wire';

/** A setting by its key, which is its name and its case. */
interface SettingRef {
  readonly key: string;
}

const setting = objectType<SettingRef>({
  name: 'Setting',
  id: ({ key }) => key,
  properties: {
    key: { get: ({ key }) => key },
    value: {
      get: ({ key }, host) => {
        const value = settingsOf(host).get(key);
        if (value === undefined) throw new HostError('ItemNotFound');
        return JSON.parse(value) as Json;
      },
      set: ({ key }, value, host) => {
        if (!settingsOf(host).has(key)) throw new HostError('ItemNotFound');
        settingsOf(host).set(key, JSON.stringify(value));
      },
    },
  },
  methods: {
    delete: ({ key }, _, host) => {
      if (!settingsOf(host).delete(key)) throw new HostError('ItemNotFound');
    },
  },
});

export const settingCollection = objectType<null>({
  name: 'SettingCollection',
  items: (_, host) => [...settingsOf(host).keys()].map((key) => setting.of({ key })),
  item: (_, key, host) => (typeof key === 'string' && settingsOf(host).has(key) ? setting.of({ key }) : null),
  methods: {
    add: (_, args, host) => {
      const key = args.text(0);
      if (key === '') throw new HostError('InvalidArgument');
      settingsOf(host).set(key, JSON.stringify(args.json(1)));
      return setting.of({ key });
    },
    getCount: (_, __, host) => settingsOf(host).size,
    getItemOrNullObject: (_, args, host) => (settingsOf(host).has(args.text(0)) ? setting.of({ key: args.text(0) }) : null),
  },
});
