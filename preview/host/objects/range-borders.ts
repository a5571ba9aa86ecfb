import { BorderStyleTypes, type IBorderStyleData, type IStyleData } from '@univerjs/core';
import { HostError } from '../errors';
import type { Area } from '../grid/address';
import { changeStyle, colourMember, readStyle, wordMember, type StyleMember } from '../grid/styles';
import type { StyleChange } from '../grid/write';
import { objectType, type HostObject, type Scalar } from '../object-type';
import type { AreasRef } from './references';

type Side = 't' | 'r' | 'b' | 'l';

/** Excel's lines that Univer has, too; the thin ones. */
const LINES = {
  None: BorderStyleTypes.NONE,
  Continuous: BorderStyleTypes.THIN,
  Dash: BorderStyleTypes.DASHED,
  DashDot: BorderStyleTypes.DASH_DOT,
  DashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  Dot: BorderStyleTypes.DOTTED,
  Double: BorderStyleTypes.DOUBLE,
} as const;

/** For each edge, which cells of an area it touches, and on which side. */
const EDGES: Readonly<Record<string, { readonly side: Side; cells(area: Area): Area }>> = {
  EdgeTop: { side: 't', cells: (area) => ({ ...area, rows: 1 }) },
  EdgeBottom: { side: 'b', cells: (area) => ({ ...area, row: area.row + area.rows - 1, rows: 1 }) },
  EdgeLeft: { side: 'l', cells: (area) => ({ ...area, columns: 1 }) },
  EdgeRight: { side: 'r', cells: (area) => ({ ...area, column: area.column + area.columns - 1, columns: 1 }) },
  InsideHorizontal: { side: 't', cells: (area) => ({ ...area, row: area.row + 1, rows: area.rows - 1 }) },
  InsideVertical: { side: 'l', cells: (area) => ({ ...area, column: area.column + 1, columns: area.columns - 1 }) },
};

interface BorderRef extends AreasRef {
  readonly edge: string;
}

const BLACK = '#000000';

const NO_BORDER: IBorderStyleData = { s: BorderStyleTypes.NONE, cl: { rgb: BLACK } };

function member(side: Side): { readonly style: StyleMember; readonly color: StyleMember } {
  const of = (style: IStyleData): IBorderStyleData => (style.bd ? style.bd[side] : null) ?? NO_BORDER;
  const put = (style: IStyleData, border: IBorderStyleData | null): StyleChange => ({ bd: { ...(style.bd ?? {}), [side]: border } });
  return {
    style: wordMember(LINES, (style) => of(style).s, (s, style) => put(style(), s === BorderStyleTypes.NONE ? null : { ...of(style()), s })),
    color: colourMember((style) => of(style).cl.rgb, (rgb, style) => put(style(), { ...of(style()), cl: { rgb } }), BLACK),
  };
}

const edgeOf = (edge: string): (typeof EDGES)[string] => {
  const known = EDGES[edge];
  if (known === undefined) throw new HostError('InvalidArgument', `None of ${Object.keys(EDGES).join(', ')}: ${edge}.`);
  return known;
};

/** The cells along one edge of each area; an area of one row has no inside. */
function touched({ sheet, areas, edge }: BorderRef): AreasRef {
  return { sheet, areas: areas.map((area) => edgeOf(edge).cells(area)).filter(({ rows, columns }) => rows > 0 && columns > 0) };
}

const scalar = (name: 'style' | 'color'): Scalar<BorderRef> => ({
  get: (self, host) => readStyle(touched(self), member(edgeOf(self.edge).side)[name], host),
  set: (self, value, host) => changeStyle(touched(self), member(edgeOf(self.edge).side)[name], value, host),
});

const rangeBorder = objectType<BorderRef>({
  name: 'RangeBorder',
  id: ({ edge }) => edge,
  properties: { sideIndex: { get: ({ edge }) => edge }, style: scalar('style'), color: scalar('color') },
});

const borderAt = (self: AreasRef, edge: string): HostObject => {
  edgeOf(edge);
  return rangeBorder.of({ ...self, edge });
};

export const rangeBorders = objectType<AreasRef>({
  name: 'RangeBorderCollection',
  properties: { count: { get: () => Object.keys(EDGES).length } },
  items: (self) => Object.keys(EDGES).map((edge) => borderAt(self, edge)),
  item: (self, edge) => (typeof edge === 'string' ? borderAt(self, edge) : null),
  methods: { getItemAt: (self, args) => borderAt(self, Object.keys(EDGES)[args.number(0)] ?? '') },
});
