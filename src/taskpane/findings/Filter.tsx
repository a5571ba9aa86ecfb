import { Button, SearchBox, Select, Switch, ToggleButton } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { Checked } from '../../addin/session-state';
import { GROUPINGS, type FindingList } from '../../report/finding-list';
import { useWords } from '../frame/context';
import { useFindingsStyles } from './findings-styles';
import { SeverityIcon } from './severity';
import { useFilter } from './use-filter';

/** Which findings are listed, and how: what is searched, of which kind, grouped by what. */
export function Filter({ list, checked }: { readonly list: FindingList; readonly checked: Checked }) {
  const filter = useFilter(list, checked.view);
  const { say } = useWords();
  const styles = useFindingsStyles();
  return (
    <div className={styles.filter} role="search">
      <SearchBox size="small" className={styles.search} aria-label={say('walk.search')} placeholder={say('walk.search-placeholder')} value={filter.text} dismiss={{ 'aria-label': say('walk.show-all') }} onChange={(_, { value }) => filter.search(value)} />
      <Select size="small" className={styles.grouping} aria-label={say('walk.grouping')} value={filter.grouping} onChange={(_, { value }) => filter.group(value)}>
        {GROUPINGS.map((grouping) => (
          <option key={grouping} value={grouping}>
            {say(`walk.by-${grouping}`)}
          </option>
        ))}
      </Select>
      {filter.rule !== null && (
        <Button size="small" shape="circular" className={styles.rule} icon={<DismissRegular />} iconPosition="after" onClick={filter.leaveRule}>
          {say('walk.only-rule', { rule: filter.rule })}
        </Button>
      )}
      <div role="group" aria-label={say('walk.filter')} className={styles.looks}>
        {filter.looks.map(({ look, count, isChosen }) => (
          <ToggleButton key={look} size="small" shape="circular" className={styles.look} checked={isChosen} icon={<SeverityIcon look={look} />} onClick={() => filter.choose(look)}>
            {say('walk.look-count', { look: say(`report.word-${look}`), count })}
          </ToggleButton>
        ))}
      </div>
      {filter.hygiene && (
        <div className={styles.hygiene}>
          <Switch className={styles.switch} checked={filter.hygiene.isListed} label={say('walk.hygiene', { count: filter.hygiene.count })} onChange={(_, { checked: isListed }) => filter.listHygiene(isListed)} />
          <p className={styles.remarkLine}>{say('walk.hygiene-hint')}</p>
        </div>
      )}
    </div>
  );
}
