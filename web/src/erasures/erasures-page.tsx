import '../i18n/erasures';
import type { Erasure } from '@tingsu/contracts';
import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useReachesInHouse, useWords } from '../kit/words';
import { DecideForm } from './decide-form';
import { ProposeForm } from './propose-form';
import { useErasures } from './use-erasures';

const COLUMNS = [
  'erasureColumnCase',
  'erasureColumnWhy',
  'erasureColumnProposed',
  'erasureColumnState',
] as const;
const COLOURS = { proposed: 'processing', refused: 'default', done: 'success' } as const;

const Row = ({ erasure, onDecide }: { readonly erasure: Erasure; onDecide(): void }) => {
  const { t, label, long } = useWords();
  const { person } = useDirectory();
  const { caseNo, ground, reason, proposedBy, proposedAt, state, decidedBy, decidedAt } = erasure;
  return (
    <tr data-erasure={erasure.erasureId}>
      <td>{caseNo}</td>
      <td>
        {label('erasureGround', ground)}
        <small dir="auto">{reason}</small>
      </td>
      <td>
        {person(proposedBy)}
        <small>{long(proposedAt)}</small>
      </td>
      <td>
        <Tag color={COLOURS[state]}>{label('erasureState', state)}</Tag>
        {decidedBy !== null && decidedAt !== null && (
          <small>
            {person(decidedBy)} · {long(decidedAt)} <span dir="auto">{erasure.answer}</span>
          </small>
        )}
        {erasure.mayDecide && <Button onClick={onDecide}>{t('erasureDecide')}</Button>}
      </td>
    </tr>
  );
};

/** Erasures of what people said: proposed by one person, decided by another. */
export const ErasuresPage = () => {
  const { t } = useWords();
  usePageTitle(t('erasuresTitle'));
  const reads = useReachesInHouse('erasure.read');
  const proposes = useReachesInHouse('erasure.propose');
  const query = useErasures(reads);
  const [proposing, setProposing] = useState(false);
  const [deciding, setDeciding] = useState<Erasure | null>(null);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (!reads) return <Alert type="info" showIcon title={t('erasuresDenied')} />;
  return (
    <div className="page">
      <h1 className="spaced">{t('erasuresTitle')}</h1>
      <p className="soft">{t('erasuresIntro')}</p>
      {proposes && (
        <p>
          <Button type="primary" onClick={() => setProposing(true)}>
            {t('erasurePropose')}
          </Button>
        </p>
      )}
      <PagedTable
        name={t('erasuresTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t('erasuresEmpty')}
        row={(erasure) => (
          <Row key={erasure.erasureId} erasure={erasure} onDecide={() => setDeciding(erasure)} />
        )}
      />
      {proposing && <ProposeForm onClose={() => setProposing(false)} />}
      {deciding && <DecideForm erasure={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
};
