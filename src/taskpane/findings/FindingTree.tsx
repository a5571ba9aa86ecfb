import type { Checked } from '../../addin/session-state';
import type { FindingList } from '../../report/finding-list';
import { FindingLine } from './FindingLine';
import { GroupLine } from './GroupLine';
import { useFindingsStyles } from './findings-styles';
import { useFindingTree } from './use-finding-tree';

interface FindingTreeProps {
  readonly list: FindingList;
  readonly checked: Checked;
  readonly current: string | null;
}

/** The findings as a tree, of which only what is in sight is drawn. */
export function FindingTree({ list, checked, current }: FindingTreeProps) {
  const view = useFindingTree(list, current);
  const styles = useFindingsStyles();
  const { virtualizer } = view;
  return (
    <div ref={view.tree} role="tree" aria-labelledby="findings-heading" className={styles.tree} style={{ height: virtualizer.getTotalSize() }} onKeyDown={view.onKeyDown}>
      {view.items.map((item) => {
        const node = view.nodeOf(item);
        const isParent = node.end > item.index + 1 && (node.is !== 'finding' || node.consequences > 0);
        const isOpen = view.isOpen(node);
        return (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            data-key={node.key}
            data-finding={node.is === 'finding' ? node.finding.id : undefined}
            data-group={node.is === 'finding' ? undefined : node.is}
            role="treeitem"
            tabIndex={node.key === view.active ? 0 : -1}
            aria-level={node.level}
            aria-posinset={node.place}
            aria-setsize={node.of}
            aria-expanded={isParent ? isOpen : undefined}
            aria-selected={node.key === current}
            aria-current={node.key === current ? 'true' : undefined}
            className={styles.line}
            style={{ transform: `translateY(${item.start - virtualizer.options.scrollMargin}px)` }}
          >
            {node.is === 'finding' ? (
              <FindingLine node={node} checked={checked} isOpen={isOpen} isCurrent={node.key === current} onShow={view.show} onToggle={view.toggle} />
            ) : (
              <GroupLine list={list} node={node} isOpen={isOpen} onToggle={view.toggle} />
            )}
          </div>
        );
      })}
    </div>
  );
}
