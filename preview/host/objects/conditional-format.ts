import { BorderStyleTypes, type IBorderData, type IStyleBase } from '@univerjs/core';
import { CFRuleType, CFSubRuleType } from '@univerjs/sheets-conditional-formatting';
import { HostError } from '../errors';
import { isWithin } from '../grid/address';
import { addFormulaRule, areasOfRule, changeFormulaRule, deleteRule, isFormulaRule, ruleById, rulesOf, touches, type FormulaRule, type Rule } from '../grid/conditional-formats';
import { FILL, FONT, type StyleMember } from '../grid/styles';
import type { Host } from '../host';
import { objectType, type HostObject, type Scalar } from '../object-type';
import { RANGE, RANGE_AREAS, type AreasRef } from './references';

/** A conditional format by its sheet and id. */
interface FormatRef {
  readonly sheet: string;
  readonly id: string;
}

/** One side of the borders of a conditional format. */
interface SideRef extends FormatRef {
  readonly side: Side;
}

type Side = 't' | 'b' | 'l' | 'r';

const SIDES: Readonly<Record<string, Side>> = { EdgeTop: 't', EdgeBottom: 'b', EdgeLeft: 'l', EdgeRight: 'r' };
const LINES: Readonly<Record<string, BorderStyleTypes>> = {
  None: BorderStyleTypes.NONE,
  Continuous: BorderStyleTypes.THIN,
  Dash: BorderStyleTypes.DASHED,
  DashDot: BorderStyleTypes.DASH_DOT,
  DashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  Dot: BorderStyleTypes.DOTTED,
};

function formulaRule({ sheet, id }: FormatRef, host: Host): FormulaRule {
  const rule = ruleById(host, sheet, id);
  if (!isFormulaRule(rule)) throw new HostError('ItemNotFound', 'The conditional format goes by no formula.');
  return rule;
}

const styleOf = (self: FormatRef, host: Host): IStyleBase => formulaRule(self, host).rule.style;

/** Whoever forbids cells to be written forbids how they look. */
function change(self: FormatRef, host: Host, changes: Parameters<typeof changeFormulaRule>[3]): void {
  const rule = ruleById(host, self.sheet, self.id);
  for (const area of areasOfRule(rule)) for (const guard of host.guards) guard(self.sheet, area);
  changeFormulaRule(host, self.sheet, self.id, changes);
}

/** Members of a look: null where the format leaves a cell's own. */
const members = (styles: Readonly<Record<string, StyleMember>>, keys: Readonly<Record<string, keyof IStyleBase>>): Readonly<Record<string, Scalar<FormatRef>>> =>
  Object.fromEntries(
    Object.entries(keys).map(([name, key]) => {
      const member = styles[name];
      if (member === undefined) throw new Error(`No style ${name}.`);
      const scalar: Scalar<FormatRef> = {
        get: (self, host) => ((styleOf(self, host)[key] ?? null) === null ? null : member.read(styleOf(self, host))),
        set: (self, value, host) => change(self, host, { style: member.write(value, () => styleOf(self, host)) as IStyleBase }),
      };
      return [name, scalar];
    }),
  );

const fill = objectType<FormatRef>({
  name: 'ConditionalRangeFill',
  properties: members(FILL, { color: 'bg' }),
  methods: { clear: (self, _, host) => change(self, host, { style: { bg: null } }) },
});

const font = objectType<FormatRef>({
  name: 'ConditionalRangeFont',
  properties: members(FONT, { bold: 'bl', italic: 'it', underline: 'ul', strikethrough: 'st', color: 'cl' }),
  methods: { clear: (self, _, host) => change(self, host, { style: { bl: 0, it: 0, ul: null, st: null, cl: null } as unknown as IStyleBase }) },
});

const border = objectType<SideRef>({
  name: 'ConditionalRangeBorder',
  properties: {
    sideIndex: { get: ({ side }) => Object.entries(SIDES).find(([, own]) => own === side)?.[0] ?? '' },
    style: {
      get: (self, host) => Object.entries(LINES).find(([, line]) => line === (styleOf(self, host).bd?.[self.side]?.s ?? BorderStyleTypes.NONE))?.[0] ?? 'Continuous',
      set: (self, value, host) => {
        const line = typeof value === 'string' ? LINES[value] : undefined;
        if (line === undefined) throw new HostError('InvalidArgument', `None of ${Object.keys(LINES).join(', ')}.`);
        changeSide(self, host, { s: line });
      },
    },
    color: {
      get: (self, host) => styleOf(self, host).bd?.[self.side]?.cl.rgb ?? '',
      set: (self, value, host) => {
        if (typeof value !== 'string' || !/^#[\da-f]{6}$/i.test(value)) throw new HostError('InvalidArgument', 'A colour is #RRGGBB.');
        changeSide(self, host, { cl: { rgb: value.toUpperCase() } });
      },
    },
  },
});

function changeSide(self: SideRef, host: Host, changes: { readonly s?: BorderStyleTypes; readonly cl?: { readonly rgb: string } }): void {
  const borders: IBorderData = styleOf(self, host).bd ?? {};
  const side = borders[self.side] ?? { s: BorderStyleTypes.THIN, cl: { rgb: '#000000' } };
  change(self, host, { style: { bd: { ...borders, [self.side]: { ...side, ...changes } } } });
}

const borders = objectType<FormatRef>({
  name: 'ConditionalRangeBorderCollection',
  properties: {
    count: { get: () => Object.keys(SIDES).length },
    top: { object: (self) => border.of({ ...self, side: 't' }) },
    bottom: { object: (self) => border.of({ ...self, side: 'b' }) },
    left: { object: (self) => border.of({ ...self, side: 'l' }) },
    right: { object: (self) => border.of({ ...self, side: 'r' }) },
  },
  items: (self) => Object.values(SIDES).map((side) => border.of({ ...self, side })),
  item: (self, key) => {
    const side = typeof key === 'string' ? SIDES[key] : undefined;
    return side === undefined ? null : border.of({ ...self, side });
  },
});

const rangeFormat = objectType<FormatRef>({
  name: 'ConditionalRangeFormat',
  properties: { fill: { object: (self) => fill.of(self) }, font: { object: (self) => font.of(self) }, borders: { object: (self) => borders.of(self) } },
});

const formula: Scalar<FormatRef> = {
  get: (self, host) => formulaRule(self, host).rule.value,
  set: (self, value, host) => {
    if (typeof value !== 'string' || !value.startsWith('=')) throw new HostError('InvalidArgument', 'A formula begins with =.');
    change(self, host, { formula: value });
  },
};

const rule = objectType<FormatRef>({ name: 'ConditionalFormatRule', properties: { formula, formulaLocal: formula } });

const customFormat = objectType<FormatRef>({
  name: 'CustomConditionalFormat',
  properties: { rule: { object: (self) => rule.of(self) }, format: { object: (self) => rangeFormat.of(self) } },
});

/** Excel's name of what a format goes by. */
function typeOf({ rule: { type, ...config } }: Rule): string {
  if (type !== CFRuleType.highlightCell) return { dataBar: 'DataBar', colorScale: 'ColorScale', iconSet: 'IconSet' }[type];
  switch ((config as { readonly subType: CFSubRuleType }).subType) {
    case CFSubRuleType.formula:
      return 'Custom';
    case CFSubRuleType.number:
      return 'CellValue';
    case CFSubRuleType.text:
      return 'ContainsText';
    case CFSubRuleType.rank:
      return 'TopBottom';
    default:
      return 'PresetCriteria';
  }
}

const areasOf = ({ sheet, id }: FormatRef, host: Host): AreasRef => ({ sheet, areas: areasOfRule(ruleById(host, sheet, id)) });

function onlyRange(self: FormatRef, host: Host): HostObject | null {
  const { sheet, areas } = areasOf(self, host);
  const [area, ...more] = areas;
  return area === undefined || more.length > 0 ? null : RANGE.of({ sheet, area });
}

const conditionalFormat = objectType<FormatRef>({
  name: 'ConditionalFormat',
  id: ({ id }) => id,
  properties: {
    id: { get: ({ id }) => id },
    type: { get: ({ sheet, id }, host) => typeOf(ruleById(host, sheet, id)) },
    priority: { get: ({ sheet, id }, host) => rulesOf(host, sheet).findIndex(({ cfId }) => cfId === id) },
    stopIfTrue: {
      get: ({ sheet, id }, host) => ruleById(host, sheet, id).stopIfTrue,
      set: (self, value, host) => change(self, host, { stopIfTrue: value === true }),
    },
    custom: { object: (self) => customFormat.of(self) },
  },
  methods: {
    delete: ({ sheet, id }, _, host) => {
      for (const area of areasOfRule(ruleById(host, sheet, id))) for (const guard of host.guards) guard(sheet, area);
      deleteRule(host, sheet, id);
    },
    getRange: (self, _, host) => {
      const range = onlyRange(self, host);
      if (range === null) throw new HostError('ItemNotFound');
      return range;
    },
    getRangeOrNullObject: (self, _, host) => onlyRange(self, host),
    getRanges: (self, _, host) => RANGE_AREAS.of(areasOf(self, host)),
  },
});

const found = ({ sheet, areas }: AreasRef, host: Host): HostObject[] =>
  rulesOf(host, sheet)
    .filter((known) => touches(known, areas))
    .map(({ cfId }) => conditionalFormat.of({ sheet, id: cfId }));

/** The conditional formats that touch cells of a sheet. */
export const conditionalFormatCollection = objectType<AreasRef>({
  name: 'ConditionalFormatCollection',
  items: found,
  item: ({ sheet }, key, host) => (typeof key === 'string' && rulesOf(host, sheet).some(({ cfId }) => cfId === key) ? conditionalFormat.of({ sheet, id: key }) : null),
  methods: {
    add: ({ sheet, areas }, args, host) => {
      if (args.text(0) !== 'Custom') throw new HostError('NotImplemented', `This host adds no conditional format of type ${args.text(0)}.`);
      for (const area of areas) for (const guard of host.guards) guard(sheet, area);
      return conditionalFormat.of({ sheet, id: addFormulaRule(host, sheet, areas) });
    },
    clearAll: (self, _, host) => {
      for (const area of self.areas) for (const guard of host.guards) guard(self.sheet, area);
      for (const known of rulesOf(host, self.sheet)) {
        if (!touches(known, self.areas)) continue;
        if (!areasOfRule(known).every((own) => self.areas.some((area) => isWithin(own, area)))) throw new HostError('NotImplemented', 'This host clears no part of a conditional format.');
        deleteRule(host, self.sheet, known.cfId);
      }
    },
    getCount: (self, _, host) => found(self, host).length,
    getItemAt: (self, args, host) => {
      const item = found(self, host)[args.number(0)];
      if (item === undefined) throw new HostError('InvalidArgument');
      return item;
    },
  },
});
