import { caseNoOf } from '@tingsu/contracts';
import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { shown } from '../kit/plain-text';
import { Head } from '../kit/table-head';
import { useWords } from '../kit/words';
import { countOf, faultsOf, stateOf, type ImportRow, type RowState } from './order-import';

const STATES: readonly RowState[] = ['new', 'changed', 'known', 'faulty', 'taken'];
const TONES: Readonly<Partial<Record<RowState, string>>> = {
  changed: 'tone-amber',
  faulty: 'tone-red',
  taken: 'tone-green',
};
const AT_ONCE = 100;
const EXCERPT = 60;

const Faults = ({ row }: { readonly row: ImportRow }) => {
  const { t, reason } = useWords();
  return (
    <ul className="plain-list order-faults">
      {faultsOf(row).map(({ field, code, message }) => (
        <li key={`${field} ${code}`} data-code={code}>
          {field && (
            <>
              <strong>{t(`orderField_${field}`)}</strong>
              {row.cells[field] ? ` ${shown(row.cells[field])}` : ''}:{' '}
            </>
          )}
          {reason(code) ?? message}
        </li>
      ))}
    </ul>
  );
};

const Row = ({ row }: { readonly row: ImportRow }) => {
  const { t, short } = useWords();
  const { check, outcome, cells, sameAs } = row;
  const state = stateOf(row);
  const words = cells.content ?? cells.title ?? '';
  const caseNo =
    outcome && 'caseNo' in outcome
      ? outcome.caseNo
      : check?.complaintNo && caseNoOf(check.complaintNo);
  return (
    <tr data-row={row.row} data-state={state}>
      <td>{row.row}</td>
      <td className="order-number">{shown(cells.orderNo ?? '')}</td>
      <td dir="auto">
        {shown(words.slice(0, EXCERPT))}
        {words.length > EXCERPT && '…'}
      </td>
      <td>{check?.dueAt && short(check.dueAt)}</td>
      <td>
        <Tag className={TONES[state] ?? ''}>{t(`orderState_${state}`)}</Tag>
        {caseNo && <Link to={`/cases/${caseNo}`}>{caseNo}</Link>}
        {sameAs !== null && <small>{t('orderSameAs', { row: sameAs })}</small>}
        <Faults row={row} />
      </td>
    </tr>
  );
};

const COLUMNS = [
  'orderRowNo',
  'orderField_orderNo',
  'orderField_content',
  'orderField_dueBy',
  'orderRowState',
] as const;

/** The orders of a table, each with what would become of it or why it cannot be taken. */
export const OrderRows = ({ rows }: { readonly rows: readonly ImportRow[] }) => {
  const { t } = useWords();
  const [only, setOnly] = useState<RowState | 'all'>('all');
  const [most, setMost] = useState(AT_ONCE);
  const left = only === 'all' ? rows : rows.filter((row) => stateOf(row) === only);
  const choices = STATES.filter((state) => countOf(rows, state) > 0);
  return (
    <section aria-label={t('orderRows')}>
      <Segmented
        className="order-states"
        value={only}
        onChange={setOnly}
        options={[
          { value: 'all' as const, label: `${t('orderAll')} ${rows.length}` },
          ...choices.map((value) => ({
            value,
            label: `${t(`orderState_${value}`)} ${countOf(rows, value)}`,
          })),
        ]}
      />
      <div className="table-frame" tabIndex={0} role="group" aria-label={t('orderRows')}>
        <table className="figures parked">
          <Head columns={COLUMNS} />
          <tbody>
            {left.slice(0, most).map((row) => (
              <Row key={row.row} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {left.length > most && (
        <Button onClick={() => setMost(most + AT_ONCE)}>{t('loadMore')}</Button>
      )}
    </section>
  );
};
