import { parseTree } from 'custom-functions-metadata';

/** A function as its source says it. Descriptions are English. */
export interface Signature {
  readonly id: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly description: string; readonly optional: boolean }[];
  readonly result: string;
}

/** `return_` is a name in TypeScript, where `return` is none. */
const plain = (name: string): string => name.replace(/_$/, '');

/** The functions of a source file, by Microsoft's own generator. Throws with all that it finds wrong. */
export function signatures(source: string): readonly Signature[] {
  const { functions, extras } = parseTree(source, 'functions.ts');
  const errors = extras.flatMap((extra) => extra.errors);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return functions.map(({ id, name, description = '', parameters }) => {
    if (id !== name) throw new Error(`${id}: its name is ${name}`);
    return {
      id,
      description,
      parameters: parameters.map((parameter) => ({ name: plain(parameter.name), description: parameter.description ?? '', optional: parameter.optional ?? false })),
      result: resultOf(source, id),
    };
  });
}

/** What `@returns` says, which the generator leaves out. */
function resultOf(source: string, id: string): string {
  const from = source.indexOf(`@customfunction ${id} `);
  const found = /@returns \{[^}]*\} (.+)/.exec(source.slice(from));
  if (from < 0 || !found?.[1]) throw new Error(`${id}: no @returns`);
  return found[1];
}
