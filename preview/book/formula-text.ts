/** Functions of later versions, and names of a formula's own (LET, LAMBDA), carry these in a file. */
const LATER = /_xlfn\.(?:_xlws\.)?|_xlpm\.|_xludf\./gi;
/** A custom function of an add-in, as Excel stores it: `_xldudf_GUIJU_LATENESS`. Namespaces have no underscore of their own here. */
const ADD_IN = /_xldudf_([A-Z0-9]+)_/gi;

const TEXTS = /("(?:[^"]|"")*")/;
/** `[1]Sheet1!A1`, `'[1]Sheet 1'!A1` or `[1]!Name`: the workbook's first link. Columns of tables stand behind a name, `Table1[1]`. */
const ELSEWHERE = /(?:^|[-+*/^&=<>(,;:{ '])\[\d+\][^[\]]*!/;

/** Does a formula read another workbook? Of that only what it said last is in the file. */
export const readsElsewhere = (stored: string): boolean => stored.split(TEXTS).some((part, at) => at % 2 === 0 && ELSEWHERE.test(part));

/** A formula as one would type it, from how a file holds it; texts in it stay as they are. */
export function formulaAsTyped(stored: string): string {
  const parts = stored.split(TEXTS);
  return `=${parts.map((part, at) => (at % 2 === 1 ? part : part.replace(LATER, '').replace(ADD_IN, '$1.'))).join('')}`;
}

/** Functions of Excel 2010 and later that give one value: a file writes `_xlfn.` before them. */
const LATER_NAMES = new Set(
  `ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR BITRSHIFT BITXOR CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT
  CHISQ.INV CHISQ.INV.RT CHISQ.TEST COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL ENCODEURL ERF.PRECISE ERFC.PRECISE EXPON.DIST F.DIST
  F.DIST.RT F.INV F.INV.RT F.TEST FLOOR.MATH FLOOR.PRECISE FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH
  IMSINH IMTAN ISFORMULA ISO.CEILING ISOWEEKNUM LOGNORM.DIST LOGNORM.INV MAXIFS MINIFS MODE.SNGL NEGBINOM.DIST NETWORKDAYS.INTL NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION
  PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ RRI SEC SECH SHEET SHEETS SKEW.P STDEV.P STDEV.S SWITCH
  T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TEXTAFTER TEXTBEFORE TEXTJOIN UNICHAR UNICODE VALUETOTEXT VAR.P VAR.S WEIBULL.DIST WORKDAY.INTL XLOOKUP XMATCH XOR Z.TEST`.split(/\s+/),
);
/** Functions whose results fill cells, or that take functions: a file says more of them than their formula. */
const OUT_OF_REACH = /^(?:ANCHORARRAY|ARRAYTOTEXT|BYCOL|BYROW|CHOOSECOLS|CHOOSEROWS|DROP|EXPAND|FILTER|FREQUENCY|GROUPBY|HSTACK|ISOMITTED|LAMBDA|LET|MAKEARRAY|MAP|MODE\.MULT|MUNIT|PIVOTBY|RANDARRAY|REDUCE|SCAN|SEQUENCE|SINGLE|SORT|SORTBY|TAKE|TEXTSPLIT|TOCOL|TOROW|TRIMRANGE|UNIQUE|VSTACK|WRAPCOLS|WRAPROWS)$/i;
const CALL = /([A-Za-z][A-Za-z0-9.]*)\(/g;

/**
 * A formula as a file holds it, without `=`, from how it is typed; null where a file would have to say more than that.
 * @param namespace what stands before the names of the add-in's own functions.
 */
export function formulaAsStored(typed: string, namespace: string): string | null {
  const own = `${namespace}.`.toUpperCase();
  const beyond: string[] = [];
  const parts = typed.replace(/^=/, '').split(TEXTS).map((part, at) => {
    if (at % 2 === 1) return part;
    if (/[{}#@]/.test(part.replace(/#(?:N\/A|NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!)/g, ''))) beyond.push(part);
    return part.replace(CALL, (call, name: string) => {
      if (OUT_OF_REACH.test(name)) beyond.push(name);
      if (name.toUpperCase().startsWith(own)) return `_xldudf_${namespace}_${name.slice(own.length)}(`;
      return LATER_NAMES.has(name.toUpperCase()) ? `_xlfn.${call}` : call;
    });
  });
  return beyond.length === 0 ? parts.join('') : null;
}
