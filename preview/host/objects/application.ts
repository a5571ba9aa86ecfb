import { HostError } from '../errors';
import { functionsOf } from '../functions/installed';
import { calculateAll } from '../grid/calculation';
import { objectType } from '../object-type';

/** How numbers are written in the workbook's language. */
const SEPARATORS = { decimal: '.', thousands: ',' };

const numberFormatInfo = objectType<null>({
  name: 'NumberFormatInfo',
  properties: { numberDecimalSeparator: { get: () => SEPARATORS.decimal }, numberGroupSeparator: { get: () => SEPARATORS.thousands } },
});

const cultureInfo = objectType<null>({
  name: 'CultureInfo',
  properties: { name: { get: () => 'zh-CN' }, numberFormat: { object: () => numberFormatInfo.of(null) } },
});

export const application = objectType<null>({
  name: 'Application',
  properties: {
    calculationMode: {
      get: () => 'Automatic',
      set: (_, value) => {
        if (value !== 'Automatic') throw new HostError('NotImplemented', 'This host calculates automatically.');
      },
    },
    decimalSeparator: { get: () => SEPARATORS.decimal },
    thousandsSeparator: { get: () => SEPARATORS.thousands },
    useSystemSeparators: { get: () => true },
    cultureInfo: { object: () => cultureInfo.of(null) },
  },
  methods: {
    calculate: (_, args, host) => {
      const how = args.text(0);
      if (!['Recalculate', 'Full', 'FullRebuild'].includes(how)) throw new HostError('InvalidArgument');
      if (how !== 'Recalculate') functionsOf(host).forget();
      calculateAll(host);
    },
    // A batch is calculated and drawn when it is through, in any case.
    suspendApiCalculationUntilNextSync: () => undefined,
    suspendScreenUpdatingUntilNextSync: () => undefined,
  },
});
