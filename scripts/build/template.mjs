/** A text with each {{name}} filled in. @throws Error where a place has no value, or a value no place: something would be missing. */
export function filled(template, values) {
  const used = new Set();
  const text = template.replace(/\{\{(\w+)\}\}/g, (place, name) => {
    if (!Object.hasOwn(values, name)) throw new Error(`nothing to fill in for ${place}`);
    used.add(name);
    return values[name];
  });
  const unused = Object.keys(values).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`no place for ${unused.join(', ')}`);
  if (/\{\{|\}\}/.test(text)) throw new Error('a place is left unfilled');
  return text;
}
