import type { CaseSummary } from '@tingsu/contracts';
import { useDeferredValue } from 'react';
import type { CameFrom } from '../casepage/came-from';
import { Tag } from '../kit/tag';
import { useWords } from '../kit/words';
import { CaseRow } from './case-row';
import type { Density } from './density';
import type { ListQuery } from './list-filters';
import type { Selection } from './selection';
import type { ListedGists } from './use-gists';

const PRIORITY_TONE: Readonly<Record<string, string>> = { P1: 'tone-red', P2: 'tone-amber' };

export const Grade = ({ priority, nature }: Pick<CaseSummary, 'priority' | 'nature'>) => {
  const { label } = useWords();
  return (
    <>
      <Tag className={PRIORITY_TONE[priority]}>{label('priority', priority)}</Tag>
      {nature && (
        <Tag className={nature === 'major' ? 'tone-red' : undefined}>{label('nature', nature)}</Tag>
      )}
    </>
  );
};

const COLUMNS = [
  { text: 'columnDue', sort: 'next_due' },
  { text: 'columnNumber' },
  { text: 'columnState' },
  { text: 'columnWhere' },
  { text: 'columnReceived', sort: 'received' },
] as const;
/** Each order has one direction: what is due first, and what came last. */
const ORDER = {
  next_due: { aria: 'ascending', mark: '▲', text: 'sortDue' },
  received: { aria: 'descending', mark: '▼', text: 'sortReceived' },
} as const;

interface HeadProps {
  readonly sort: ListQuery['sort'];
  readonly allChosen: boolean;
  onSort(sort: ListQuery['sort']): void;
  onChooseAll(): void;
}

const Head = ({ sort, allChosen, onSort, onChooseAll }: HeadProps) => {
  const { t } = useWords();
  return (
    <thead>
      <tr>
        <th scope="col" className="choose">
          <input
            type="checkbox"
            aria-label={t('rowChooseAll')}
            checked={allChosen}
            onChange={onChooseAll}
          />
        </th>
        {COLUMNS.map((column) => {
          const by = 'sort' in column ? column.sort : null;
          if (by === null)
            return (
              <th key={column.text} scope="col">
                {t(column.text)}
              </th>
            );
          const on = by === sort;
          return (
            <th key={column.text} scope="col" aria-sort={on ? ORDER[by].aria : 'none'}>
              <button type="button" title={t(ORDER[by].text)} onClick={() => onSort(by)}>
                {t(column.text)}
                <span aria-hidden="true">{on ? ORDER[by].mark : '⇅'}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
};

interface Props extends Omit<HeadProps, 'allChosen' | 'onChooseAll'> {
  readonly items: readonly CaseSummary[];
  readonly gists: ListedGists;
  readonly current: number;
  readonly density: Density;
  readonly selection: Selection;
  readonly from: CameFrom;
  onOpen(index: number): void;
  onFocus(index: number): void;
  onPeek(index: number): void;
}

/** Rows that are in sight on a large screen: drawn at once, the others when these stand. */
const IN_SIGHT = 20;

export const CaseTable = ({ items, gists, current, density, selection, from, ...rest }: Props) => {
  const { t } = useWords();
  const many = selection.chosen.length;
  const drawn = Math.max(useDeferredValue(items.length, IN_SIGHT), current + 1);
  return (
    <div className="table-frame">
      <table
        className={`cases worklist ${density}${many > 0 ? ' some-chosen' : ''}`}
        role="grid"
        aria-multiselectable="true"
        aria-label={t('workTitle')}
      >
        <Head
          sort={rest.sort}
          allChosen={many === items.length}
          onSort={rest.onSort}
          onChooseAll={many === items.length ? selection.clear : selection.all}
        />
        <tbody>
          {items.slice(0, drawn).map((item, index) => (
            <CaseRow
              key={item.caseNo}
              item={item}
              gist={gists.of.get(item.complaintNo)}
              gistPending={gists.pending}
              index={index}
              current={index === current}
              entry={index === Math.max(0, current)}
              from={from}
              chosen={selection.isChosen(item.caseNo)}
              onOpen={() => rest.onOpen(index)}
              onFocus={() => rest.onFocus(index)}
              onPeek={() => rest.onPeek(index)}
              onChoose={() => selection.toggle(item.caseNo)}
              onChooseTo={() => selection.extendTo(item.caseNo)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
