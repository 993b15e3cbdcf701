import type { CaseSummary } from '@tingsu/contracts';
import { Tag } from 'antd';
import type { MouseEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { inLanguage } from '../i18n/language';
import { Deadline } from '../kit/deadline';
import { useDirectory } from '../kit/directory';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import { KindTag } from './kind-tag';

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

const Due = ({ item }: { readonly item: CaseSummary }) => {
  const { t, language } = useWords();
  if (!item.nextClock) return <span className="soft">{t('noClock')}</span>;
  const { dueAt, paused, provisional, label } = item.nextClock;
  const name = inLanguage(label, language);
  return <Deadline dueAt={dueAt} paused={paused} provisional={provisional} name={name} />;
};

/** Selecting text to copy it, or opening a new tab by the number, does not open the case here. */
const isPlainClick = (event: MouseEvent): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.shiftKey &&
  (window.getSelection()?.toString() ?? '') === '';

const Row = ({
  item,
  index,
  selected,
  onOpen,
}: {
  readonly item: CaseSummary;
  readonly index: number;
  readonly selected: boolean;
  onOpen(): void;
}) => {
  const { t, label, short } = useWords();
  const directory = useDirectory();
  const { categoryName } = usePolicies();
  const { search } = useLocation();
  return (
    <tr
      data-row={index}
      data-case={item.caseNo}
      aria-selected={selected}
      className={item.breached ? 'breached' : undefined}
      onClick={(event) => {
        if (isPlainClick(event)) onOpen();
      }}
    >
      <td data-label={t('columnDue')}>
        <Due item={item} />
      </td>
      <td data-label={t('columnNumber')} className="number">
        <Link
          to={`/cases/${item.caseNo}`}
          state={{ list: search }}
          onClick={(event) => event.stopPropagation()}
        >
          {item.caseNo}
        </Link>
        <small>{item.complaintNo}</small>
      </td>
      <td data-label={t('columnState')}>
        <Tag className="state" data-state={item.state}>
          {label('state', item.state)}
        </Tag>
      </td>
      <td data-label={t('columnGrade')}>
        <Grade priority={item.priority} nature={item.nature} />
      </td>
      <td data-label={t('columnWhat')}>
        <KindTag kind={item.caseKind} />{' '}
        {item.category ? (
          categoryName(item.category)
        ) : (
          <span className="soft">{t('notClassified')}</span>
        )}
      </td>
      <td data-label={t('columnWhere')}>
        {directory.campus(item.campus)}
        <small>
          {item.leadDepartment ? directory.department(item.leadDepartment) : t('notRouted')}
        </small>
      </td>
      <td data-label={t('columnChannel')}>{label('channel', item.channel)}</td>
      <td data-label={t('columnReceived')} className="received">
        <time dateTime={item.receivedAt}>{short(item.receivedAt)}</time>
      </td>
    </tr>
  );
};

interface Props {
  readonly items: readonly CaseSummary[];
  readonly selected: number;
  onOpen(index: number): void;
}

export const CaseTable = ({ items, selected, onOpen }: Props) => {
  const { t } = useWords();
  const columns = [
    'columnDue',
    'columnNumber',
    'columnState',
    'columnGrade',
    'columnWhat',
    'columnWhere',
    'columnChannel',
    'columnReceived',
  ] as const;
  return (
    <div className="table-frame" role="region" aria-label={t('workTitle')} tabIndex={0}>
      <table className="cases">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <Row
              key={item.caseNo}
              item={item}
              index={index}
              selected={index === selected}
              onOpen={() => onOpen(index)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
