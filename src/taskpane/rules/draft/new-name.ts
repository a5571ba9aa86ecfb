/** A name in the file for what people call it: Chinese stays, all else that no name may have goes. */
export function nameFor(title: string, taken: (name: string) => boolean): string {
  const plain = title.normalize('NFKC').toLowerCase().replace(/[^\p{Script=Han}a-z0-9]+/gu, '_').replace(/^[_0-9]+|_+$/g, '');
  const name = plain === '' ? 'new' : plain.slice(0, 60);
  for (let number = 1; ; number += 1) {
    const one = number === 1 ? name : `${name}_${number}`;
    if (!taken(one)) return one;
  }
}
