import type { OrderAuthority } from '@tingsu/contracts';
import { Alert, Button, Empty, Progress } from 'antd';
import { useId, type ChangeEvent } from 'react';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { OrderColumnsPart } from './order-columns';
import { countOf, rowsToTake } from './order-import';
import { OrderRows } from './order-rows';
import { useOrderImport } from './use-order-import';

/** A table of orders of one authority: shown first, then taken. One that broke off is simply taken again. */
export const ImportPart = ({ authority }: { readonly authority: OrderAuthority }) => {
  const { t } = useWords();
  const id = useId();
  const { table, rows, phase, error, read, assign, take } = useOrderImport(authority);
  const left = rowsToTake(rows).length;
  const taken = countOf(rows, 'taken');
  const busy = phase === 'reading' || phase === 'taking';
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file) void read(file);
  };
  return (
    <>
      <p>
        <label htmlFor={id}>{t('orderFile')}</label>{' '}
        <input
          id={id}
          type="file"
          accept=".xlsx,.xls,.csv,.txt,.tsv,.html,.htm"
          disabled={busy}
          onChange={choose}
        />
      </p>
      <p className="soft">{t('orderFileHelp')}</p>
      {error !== null && <ProblemView error={error} />}
      {phase === 'reading' && rows.length === 0 && <Loading rows={4} />}
      {table && (
        <OrderColumnsPart authority={authority} table={table} busy={busy} onAssign={assign} />
      )}
      {table && rows.length === 0 && phase !== 'reading' && (
        <Empty description={t('orderNoRows')} />
      )}
      {rows.length > 0 && (
        <>
          <div className="row order-take">
            <Button
              type="primary"
              loading={phase === 'taking'}
              disabled={left === 0 || busy}
              onClick={() => void take()}
            >
              {t(phase === 'broken' && taken > 0 ? 'orderGoOn' : 'orderTake', { count: left })}
            </Button>
            <span role="status" data-testid="order-progress">
              {t(phase === 'reading' ? 'orderReading' : 'orderProgress', {
                done: taken,
                total: taken + left,
              })}
            </span>
          </div>
          {(phase === 'taking' || phase === 'broken') && (
            <Progress percent={Math.round((taken / Math.max(1, taken + left)) * 100)} />
          )}
          {phase === 'broken' && (
            <Alert type="warning" showIcon title={t('orderBroken')} className="dialog-note" />
          )}
          <OrderRows rows={rows} />
        </>
      )}
    </>
  );
};
