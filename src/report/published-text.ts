import type { Translator } from '../i18n/translator';
import type { Published } from '../rules/model';

/** Who published a version of a rule file, when, and why, in one line. */
export function publishedText({ by, at, authors, note, alone }: Published, say: Translator): string {
  const who = say(alone ? 'author.version-alone' : 'author.version-by', { by, at, authors: authors.join(say('report.list-separator')) });
  return note === '' ? who : say('author.version-note', { who, note });
}
