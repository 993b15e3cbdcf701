import type { Committee } from '@tingsu/contracts';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import '../i18n/meetings';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useReachesInHouse, useWords } from '../kit/words';
import { CommitteeForm } from './committee-form';
import { CommitteeHistory } from './committee-history';
import { useCommittees } from './use-committees';

interface RowProps {
  readonly committee: Committee;
  readonly keeps: boolean;
  onEdit(): void;
  onHistory(): void;
}
const Row = ({ committee, keeps, onEdit, onHistory }: RowProps) => {
  const { t, label, language } = useWords();
  const directory = useDirectory();
  const name = inLanguage(committee.name, language);
  return (
    <tr data-committee={committee.code}>
      <td>
        {name}
        <small>
          {label('committeeKind', committee.kind)}
          {' · '}
          {committee.campus ? directory.campus(committee.campus) : t('committeeOfGroup')}
        </small>
      </td>
      <td>{directory.person(committee.chair)}</td>
      <td>{directory.person(committee.secretary)}</td>
      <td>{committee.members.map(directory.person).join('、')}</td>
      <td>
        <Tag className={committee.active ? 'tone-green' : ''}>
          {t(committee.active ? 'committeeWorks' : 'committeeDissolved')}
        </Tag>
      </td>
      <td>
        <div className="row">
          {committee.mayEdit && (
            <Button size="small" aria-label={t('committeeChangeNamed', { name })} onClick={onEdit}>
              {t('committeeChange')}
            </Button>
          )}
          {keeps && (
            <Button
              size="small"
              aria-label={t('committeeHistoryNamed', { name })}
              onClick={onHistory}
            >
              {t('committeeHistory')}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
};

const COLUMNS = [
  'committeeName',
  'committeeChair',
  'committeeSecretary',
  'committeeMembers',
  'committeeStanding',
  'committeeAction',
] as const;

/** Committees of the house: who sits in them, who leads them, who writes the minutes. */
export const CommitteesPage = () => {
  const { t } = useWords();
  const keeps = useReachesInHouse('committee.edit');
  const query = useCommittees();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [asked, setAsked] = useState<{ readonly committee: Committee | null } | null>(null);
  const [history, setHistory] = useState<Committee | null>(null);
  usePageTitle(t('committeesTitle'));
  return (
    <div className="page house">
      <div className="page-head">
        <h1>{t('committeesTitle')}</h1>
        {keeps && (
          <Button type="primary" onClick={() => setAsked({ committee: null })}>
            {t('committeeNew')}
          </Button>
        )}
      </div>
      <p className="soft">{t('committeesIntro')}</p>
      <PagedTable
        name={t('committeesTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t('committeesNone')}
        row={(committee) => (
          <Row
            key={committee.code}
            committee={committee}
            keeps={keeps}
            onEdit={() => setAsked({ committee })}
            onHistory={() => setHistory(committee)}
          />
        )}
      />
      {asked && <CommitteeForm committee={asked.committee} onClose={() => setAsked(null)} />}
      {history && <CommitteeHistory committee={history} onClose={() => setHistory(null)} />}
    </div>
  );
};
