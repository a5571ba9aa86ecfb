import { objectType } from '../object-type';
import { worksheetCollection } from './worksheet-collection';

export const workbook = objectType<null>({
  name: 'Workbook',
  properties: {
    name: { get: (_, host) => host.book.getName() },
    worksheets: { object: () => worksheetCollection.of(null) },
  },
  methods: {
    _RemoveReference: (_, args, host) => host.release(args.text(0)),
  },
});
