import type { MatterRow, MatterState } from '@tingsu/contracts';
import { Radio, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDirectory } from '../kit/directory';
import { PagedTable } from '../kit/paged-table';
import { useReachesInHouse, useWords } from '../kit/words';
import { Figures } from './figures';
import { PersonnelFiles } from './personnel-files';
import { useMatters } from './use-matters';
import { useStanding } from './use-standing';

const STATES = ['proposed', 'decided', 'appealed', 'executed', 'closed'] as const;

const Row = ({ row }: { readonly row: MatterRow }) => {
  const { t, short, list } = useWords();
  const directory = useDirectory();
  const { matterId, caseNo, department, state, degree, persons, madeAt } = row;
  return (
    <tr>
      <td>{short(madeAt)}</td>
      <td>{caseNo}</td>
      <td>{directory.department(department)}</td>
      <td>{list(persons.map(directory.person))}</td>
      <td>{degree ? t(`accDegree_${degree}`) : ''}</td>
      <td>{t(`accState_${state}`)}</td>
      <td>
        <Link to={`/accountability/${matterId}`}>{t('accOpen')}</Link>
      </td>
    </tr>
  );
};

/** Matters within reach, and what concerns the reader himself. */
export const MattersList = () => {
  const { t } = useWords();
  const standing = useStanding(true);
  const reads = useReachesInHouse('accountability.read');
  const [chosen, setView] = useState<'all' | 'mine' | null>(null);
  const [state, setState] = useState<MatterState>();
  const both = standing.data?.on === true && standing.data.mine;
  const view = chosen ?? (standing.data?.on === false ? 'mine' : 'all');
  const query = useMatters({ view, state });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = ['accMadeAt', 'accCase', 'accDepartment', 'accPersons', 'accDegree'] as const;
  return (
    <>
      <div className="filters">
        {both && (
          <Radio.Group
            optionType="button"
            value={view}
            options={[
              { value: 'all', label: t('accAll') },
              { value: 'mine', label: t('accMine') },
            ]}
            onChange={({ target }) => setView(target.value as 'all' | 'mine')}
          />
        )}
        <Select
          allowClear
          aria-label={t('accState')}
          placeholder={t('accAnyState')}
          style={{ width: 160 }}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`accState_${value}`) }))}
          onChange={(next?: MatterState) => setState(next)}
        />
      </div>
      {standing.data?.personnel && <PersonnelFiles />}
      {standing.data?.on && view === 'all' && reads && <Figures />}
      <PagedTable
        name={t('accTitle')}
        query={query}
        items={items}
        empty={t(view === 'mine' ? 'accNoneMine' : 'accNone')}
        columns={[...columns.map((column) => t(column)), t('accState'), t('accOpen')]}
        row={(row) => <Row key={row.matterId} row={row} />}
      />
    </>
  );
};
