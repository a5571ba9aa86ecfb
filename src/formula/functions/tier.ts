import { MANY, type FunctionDefinition } from './definition';
import type { Expression } from '../expression';

export const TIER: FunctionDefinition = {
  name: 'TIER',
  usage: 'TIER(table, input, output)',
  help: { 'zh-CN': '查档位表；表有几列结果时写明取哪一列', en: 'looks a value up in a tier table; a table with several outputs needs the output’s name' },
  arity: [2, MANY],
  check(call) {
    const table = call.tierTable(0);
    if (!table) return null;
    const given = call.args.length - 1;
    const named = given === table.inputs.length + 1;
    if (given !== table.inputs.length && !named) return call.problem('tier-inputs', call.at, { table: table.name, wanted: String(table.inputs.length), given: String(given) });
    const name = named ? call.word(call.args.length - 1) : table.outputs.length === 1 ? table.outputs[0]?.name : null;
    const output = table.outputs.find((one) => one.name === name);
    const outputs = table.outputs.map((one) => one.name).join(', ');
    if (!output) return call.problem(named ? 'tier-unknown-output' : 'tier-which-output', call.args.at(-1)?.at ?? call.at, { table: table.name, output: name ?? '', outputs });

    const inputs: Expression[] = [];
    table.inputs.forEach((input, index) => {
      const value = call.value(index + 1, [input.kind]);
      if (value) inputs.push(value.expression);
    });
    if (inputs.length < table.inputs.length) return null;

    const rated = table.kind === 'whole rate' || table.kind === 'marginal rate';
    const kinds = rated ? call.productKinds([inputs[0]?.kind ?? 'number'], [output.kind]) : [output.kind];
    const kind = kinds?.[0];
    if (!kinds || !kind) return call.problem('tier-rate-kind', call.at, { table: table.name, input: inputs[0]?.kind ?? '', rate: output.kind });
    return { expression: { op: 'tier', kind, table, inputs, output: output.name, at: call.at }, kinds };
  },
};
