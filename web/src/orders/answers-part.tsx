import type { OrderAnswerState, OrderAuthority, OrderRates } from '@tingsu/contracts';
import { App, Button, Input, Segmented } from 'antd';
import { useId, useState } from 'react';
import { PagedTable } from '../kit/paged-table';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { AnswerRow } from './answer-row';
import {
  answersFile,
  ratesFile,
  useOrderList,
  useOrderRates,
  useSendBack,
  type OrderFilters,
} from './use-order-answers';

const STATES: readonly OrderAnswerState[] = ['ready', 'owed', 'sent', 'all'];
const COLUMNS = [
  ...(['orderField_orderNo', 'orderCase', 'orderField_dueBy', 'orderAnswer'] as const),
  'orderAsked',
] as const;

const Rates = ({ rates }: { readonly rates: OrderRates }) => {
  const { t } = useWords();
  const rate = (part: number, of: number): string =>
    of === 0 ? '–' : `${((part / of) * 100).toFixed(1)}%`;
  const { orders, contacted, concluded, resolved, judged, satisfied } = rates;
  const lines = [
    ['orderRateContact', contacted, orders],
    ['orderRateResolved', resolved, concluded],
    ['orderRateSatisfied', satisfied, judged],
  ] as const;
  return (
    <dl className="pairs" data-testid="order-rates">
      {lines.map(([name, part, of]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>
            {rate(part, of)} <small>{t('orderRateOf', { part, of })}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** Orders whose answers go back to their authority: what is due, the table to hand over, and the three rates. */
export const AnswersPart = ({ authority: { id } }: { readonly authority: OrderAuthority }) => {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const field = useId();
  const [filters, setFilters] = useState<OrderFilters>({ state: 'ready', from: '', to: '' });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(false);
  const query = useOrderList(id, filters);
  const rates = useOrderRates(id, filters, asked);
  const sending = useSendBack(id, (count) => {
    setChosen([]);
    void message.success(t('orderMarked', { count }));
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const open = filters.state === 'ready' ? items : [];
  const change = (part: Partial<OrderFilters>): void => {
    setChosen([]);
    setFilters({ ...filters, ...part });
  };
  const day = (name: 'from' | 'to') => (
    <span>
      <label htmlFor={`${field}-${name}`}>{t(name === 'from' ? 'orderFrom' : 'orderTo')}</label>{' '}
      <Input
        id={`${field}-${name}`}
        type="date"
        className="order-day"
        value={filters[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </span>
  );
  return (
    <>
      <div className="row">
        <Segmented
          className="order-states"
          value={filters.state}
          onChange={(state) => change({ state })}
          options={STATES.map((value) => ({ value, label: t(`orderAnswers_${value}`) }))}
        />
        {day('from')}
        {day('to')}
      </div>
      <div className="row">
        <Button href={answersFile(id, filters, { format: 'xlsx', language })}>
          {t('orderExportXlsx')}
        </Button>
        <Button href={answersFile(id, filters, { format: 'csv', language })}>
          {t('orderExportCsv')}
        </Button>
        <Button loading={rates.isFetching} onClick={() => setAsked(true)}>
          {t('orderRates')}
        </Button>
        <Button
          type="primary"
          disabled={chosen.length === 0}
          loading={sending.isPending}
          onClick={() => sending.mutate({ orderNos: [...chosen] })}
        >
          {t('orderMark', { count: chosen.length })}
        </Button>
        {open.length > 0 && (
          <Button type="link" onClick={() => setChosen(open.map(({ orderNo }) => orderNo))}>
            {t('orderChooseAll', { count: open.length })}
          </Button>
        )}
      </div>
      {sending.error && <ProblemView error={sending.error} />}
      {rates.error && <ProblemView error={rates.error} />}
      {rates.data && (
        <>
          <Rates rates={rates.data} />
          <a href={ratesFile(id, filters, language)}>{t('orderRatesFile')}</a>
        </>
      )}
      <PagedTable
        name={t('ordersTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t('orderAnswersNone')}
        row={(order) => (
          <AnswerRow
            key={order.orderNo}
            authority={id}
            order={order}
            chosen={chosen.includes(order.orderNo)}
            onChoose={(is) =>
              setChosen(
                is ? [...chosen, order.orderNo] : chosen.filter((one) => one !== order.orderNo),
              )
            }
          />
        )}
      />
    </>
  );
};
