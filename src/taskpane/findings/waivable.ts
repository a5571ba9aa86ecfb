import type { Finding } from '../../checking/report';
import type { FindingList, HeadingNode } from '../../report/finding-list';

/** The findings of a group that can be waived together: those listed under its heading, but for what follows from another and is of that one's kind. */
export function waivableUnder({ nodes, indexOf }: Pick<FindingList, 'nodes' | 'indexOf'>, heading: HeadingNode): readonly Finding[] {
  const begin = indexOf.get(heading.key);
  if (begin === undefined) return [];
  return nodes.slice(begin + 1, heading.end).flatMap((node) => (node.is === 'finding' && nodes[node.parent]?.is !== 'finding' && node.finding.waived === null ? [node.finding] : []));
}
