import { metadata } from './functions/metadata';
import { helpPage, HELP_STYLE } from './functions/help';
import { signatures } from './functions/signatures';
import { HELP_LANGUAGES, helpPath, metadataPath } from './functions/words';

/**
 * The files that Excel and its users are told of our functions by: functions.json and its other languages, and a help page a language.
 * @param source the text of src/functions/functions.ts: names, arguments and English descriptions stand there alone.
 * @param url where the add-in's folder will be served, with a slash at its end.
 * @returns texts by path in that folder. Throws with all that Microsoft's generator finds wrong.
 */
export function functionsFiles(source: string, url: string): ReadonlyMap<string, string> {
  const own = signatures(source);
  return new Map([
    ...HELP_LANGUAGES.map((lang): [string, string] => [metadataPath(lang), `${JSON.stringify(metadata(own, lang, url), null, 2)}\n`]),
    ...HELP_LANGUAGES.map((lang): [string, string] => [helpPath(lang), helpPage(own, lang)]),
    ['help/functions.css', HELP_STYLE],
  ]);
}
