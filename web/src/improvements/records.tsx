import type { LearningKind, LearningRecord } from '@tingsu/contracts';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { PagedTable } from '../kit/paged-table';
import { useReachesInHouse, useWords } from '../kit/words';
import { ActionForm } from './action-form';
import { scopeFrom, standFrom } from './loop-scope';
import { RecordForm } from './record-form';
import { ScopeNote } from './scope-note';
import { useRecords } from './use-lessons';

const KINDS: readonly LearningKind[] = ['inspection', 'training', 'meeting'];

interface RowProps {
  readonly record: LearningRecord;
  onEdit(): void;
  onAct(): void;
}

const Row = ({ record, onEdit, onAct }: RowProps) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const { title, department, plannedOn, heldOn, text, people, actionIds, kind } = record;
  return (
    <tr data-record={record.recordId}>
      <td>
        {title}
        <small>{directory.department(department)}</small>
      </td>
      <td>
        {heldOn ? t('recordHeldOn', { day: heldOn }) : t('recordPlannedOn', { day: plannedOn })}
      </td>
      <td>
        <span className="said">{text}</span>
        {people.length > 0 && (
          <small>{list(people.map((personId) => directory.person(personId)))}</small>
        )}
      </td>
      <td>
        {actionIds.map((actionId) => (
          <div key={actionId}>
            <Link to={`/improvements/actions/${actionId}`}>{t('problemAction')}</Link>
          </div>
        ))}
        {kind === 'meeting' && (
          <div>
            <Link to={`/improvements/records/${record.recordId}/pack?campus=${record.campus}`}>
              {t('packLink')}
            </Link>
            {heldOn && (
              <>
                {' · '}
                <Link to={`/improvements/records/${record.recordId}/minutes`}>
                  {t('minutesLink')}
                </Link>
              </>
            )}
          </div>
        )}
        {record.mayWrite && (
          <div className="row">
            <Button size="small" aria-label={t('recordChangeNamed', { title })} onClick={onEdit}>
              {t('lessonChange')}
            </Button>
            {heldOn && kind !== 'training' && (
              <Button
                size="small"
                aria-label={t('problemActNamed', { what: title })}
                onClick={onAct}
              >
                {t('problemAct')}
              </Button>
            )}
          </div>
        )}
      </td>
    </tr>
  );
};

/** Inspections, trainings and analysis meetings: planned, held, and what came of them. */
export const Records = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const writes = useReachesInHouse('improvement.open');
  const [search, setSearch] = useSearchParams();
  const kind = KINDS.find((one) => one === search.get('kind')) ?? 'inspection';
  const stand = standFrom(search) ?? undefined;
  const [edited, setEdited] = useState<LearningRecord | 'new' | null>(null);
  const [acted, setActed] = useState<LearningRecord | null>(null);
  const query = useRecords(kind, stand, scopeFrom(search));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <p className="soft">{t('recordsIntro')}</p>
      <div className="row">
        <Segmented<LearningKind>
          aria-label={t('recordsWhich')}
          value={kind}
          onChange={(next) => setSearch({ kind: next })}
          options={KINDS.map((value) => ({ value, label: t(`recordKind_${value}`) }))}
        />
        {writes && (
          <Button type="primary" onClick={() => setEdited('new')}>
            {t(`recordNew_${kind}`)}
          </Button>
        )}
      </div>
      <ScopeNote stand={stand ?? null} all={`/improvements/records?kind=${kind}`} />
      <PagedTable
        name={t(`recordKind_${kind}`)}
        query={query}
        items={items}
        empty={t('recordsEmpty')}
        columns={[t('recordTitle'), t('recordWhen'), t(`recordText_${kind}`), t('learnActions')]}
        row={(record) => (
          <Row
            key={record.recordId}
            record={record}
            onEdit={() => setEdited(record)}
            onAct={() => setActed(record)}
          />
        )}
      />
      {edited && (
        <RecordForm
          kind={kind}
          record={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      {acted && acted.kind !== 'training' && (
        <ActionForm
          begin={{
            origin: { kind: acted.kind, id: acted.recordId },
            department: acted.department,
          }}
          onClose={() => setActed(null)}
          onOpened={({ actionId }) => void navigate(`/improvements/actions/${actionId}`)}
        />
      )}
    </>
  );
};
