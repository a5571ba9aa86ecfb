/** The pages' only style: no web font, no picture; on a screen and on A4. Severity is told by words and by the line's kind, not by colour alone. */
export const STYLE = `
:root { color-scheme: light; --ink: #1a1a1a; --faint: #595959; --line: #bfbfbf; --block: #a1260d; --warn: #8a5a00; --info: #245a8d; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem; color: var(--ink); background: #fff;
  font: 14px/1.5 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Segoe UI", Arial, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
.rule th, .rule td { padding-top: .6rem; break-after: avoid; }
.rule { break-after: avoid; }
.block > th { border-left: 5px solid var(--block); } .warn > th { border-left: 5px double var(--warn); } .info > th { border-left: 5px dotted var(--info); }
.rule p { margin: 0; }
.rule .faint { font-weight: 400; }
h4 { font-size: .95rem; margin: .75rem 0 .25rem; }
p { margin: .25rem 0; }
.second { color: var(--faint); font-size: .86em; font-weight: 400; }
h1 .second, h2 .second, th > .second, div.label > .second { display: block; line-height: 1.3; }
h3 .second::before, h4 .second::before, p .second::before, summary .second::before, td > .second::before { content: " / "; }
summary { cursor: pointer; font-weight: 600; margin: .4rem 0; }
.faint { color: var(--faint); font-size: .9em; }
table { width: 100%; border-collapse: collapse; margin: .4rem 0; font-size: .93em; }
th, td { padding: .25rem .45rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #eef1f4; vertical-align: bottom; }
tbody th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.place { white-space: nowrap; }
.sums tr:first-child > * { border-top: 2px solid var(--ink); }
.sums td { font-weight: 600; }
.hence td:last-child { padding-left: 1.5rem; }
.sign { min-width: 6.5rem; }
.signatures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; margin: 2rem 0 1rem; break-inside: avoid; }
.signatures div { border-top: 1px solid var(--ink); padding-top: .25rem; margin-top: 2.5rem; }
.hash { font: .82em/1.4 ui-monospace, Consolas, monospace; }
.notes { border: 1px solid var(--line); padding: .4rem .75rem; break-inside: avoid; }
.alert { border: 2px solid var(--block); padding: .4rem .75rem; }
.blank { border-bottom: 1px solid var(--ink); height: 1.8em; margin: 0 0 0 1.4em; }
.box { display: inline-block; width: .9em; height: .9em; border: 1px solid var(--ink); vertical-align: -.1em; margin-right: .3em; }
svg { display: block; width: 100%; height: 1.1em; }
svg.key { display: inline-block; width: .8em; height: .8em; }
.bars { min-width: 8rem; vertical-align: middle; }
rect.added, rect.info { fill: var(--info); } rect.block { fill: var(--block); } rect.warn { fill: var(--warn); }
rect.deducted { fill: #fff; stroke: var(--block); stroke-width: 2; vector-effect: non-scaling-stroke; }
.slip { padding: 1rem 0; border-bottom: 1px dashed var(--line); }
.w10 { width: 10%; } .w14 { width: 14%; } .w18 { width: 18%; } .w22 { width: 22%; }
tr, h2, h3, h4, .slip p { break-inside: avoid; }
h2, h3, h4 { break-after: avoid; }
thead { display: table-header-group; }
tfoot { display: table-row-group; }
@media screen and (max-width: 45rem) {
  body { padding: .75rem; font-size: 13px; }
  h1 { font-size: 1.3rem; }
  h2 { font-size: 1.1rem; }
  table { display: block; overflow-x: auto; }
  th, td { overflow-wrap: break-word; }
  td:not(.number) { min-width: 6.5em; }
  td:last-child:not(.number) { min-width: 14em; }
  .chart td, .sums td { min-width: 0; }
  .bars { display: none; }
  table.findings, .findings tbody, .findings tr, .findings th, .findings td { display: block; }
  .findings thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .findings tr > * { border-width: 0 1px; }
  .findings tbody { border-bottom: 1px solid var(--line); }
  .findings tbody th { padding-top: .5rem; }
  .findings .rule > * { border-top: 1px solid var(--line); background: #eef1f4; }
  .findings td.place { white-space: normal; color: var(--faint); padding-bottom: 0; }
  .findings .hence td { padding-left: 1.5rem; }
  .signatures { grid-template-columns: repeat(2, 1fr); }
}
@page { size: A4; margin: 14mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.4; }
  h2.fresh { break-before: page; }
  header + section > h2.fresh { break-before: auto; }
  .slip { border: 0; padding: 0; break-after: page; }
  .slip:last-child { break-after: auto; }
  thead th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
