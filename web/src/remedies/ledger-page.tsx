import '../i18n/remedies';
import type { Balance, LedgerEntry } from '@tingsu/contracts';
import { Empty, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import './remedies.css';
import { grouped } from './money';
import { useBalances, useLedger, type LedgerFilter } from './use-ledger';

const BalanceRow = ({ balance }: { readonly balance: Balance }) => {
  const { t } = useWords();
  const directory = useDirectory();
  const { department, goodwill, currency, opening, promised, paid, waived, closing } = balance;
  return (
    <tr data-department={department ?? ''}>
      <th scope="row">
        {department ? directory.department(department) : t('none')}
        {goodwill && <small className="soft"> {t('ledgerGoodwill')}</small>}
      </th>
      <td>{currency}</td>
      {[opening, promised, paid, waived, closing].map((value, index) => (
        <td key={index} className="money">
          {grouped(value)}
        </td>
      ))}
    </tr>
  );
};

const Balances = ({ filter }: { readonly filter: LedgerFilter }) => {
  const { t } = useWords();
  const query = useBalances(filter);
  const columns = [
    t('ledgerDepartment'),
    t('fieldCurrency'),
    t('ledgerOpening'),
    t('ledgerPromised'),
    t('ledgerPaid'),
    t('ledgerWaived'),
    t('ledgerClosing'),
  ];
  if (query.isPending) return <Loading rows={4} />;
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.balances.length === 0) return <Empty description={t('ledgerNothing')} />;
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t('ledgerBalances')}>
      <table className="figures ledger" data-testid="balances">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {query.data.balances.map((balance) => (
            <BalanceRow
              key={`${balance.department}|${balance.goodwill}|${balance.currency}`}
              balance={balance}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const EntryRow = ({ entry }: { readonly entry: LedgerEntry }) => {
  const { label, short, t } = useWords();
  const directory = useDirectory();
  const { caseNo, department, at, kind, remedy, amount } = entry;
  return (
    <tr>
      <td>{short(at)}</td>
      <td>
        <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
      </td>
      <td>{department ? directory.department(department) : t('none')}</td>
      <td>{label('remedy', remedy)}</td>
      <td>{t(`ledgerKind_${kind}`)}</td>
      <td className="money">
        {grouped(amount.value)} {amount.currency}
      </td>
    </tr>
  );
};

const Entries = ({ filter }: { readonly filter: LedgerFilter }) => {
  const { t } = useWords();
  const query = useLedger(filter);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PagedTable
      name={t('ledgerEntries')}
      query={query}
      items={items}
      empty={t('ledgerNothing')}
      columns={[
        t('ledgerAt'),
        t('ledgerCase'),
        t('ledgerDepartment'),
        t('fieldRemedy'),
        t('ledgerKind'),
        t('fieldAmount'),
      ]}
      row={(entry) => (
        <EntryRow key={`${entry.caseNo}|${entry.at}|${entry.kind}|${entry.remedy}`} entry={entry} />
      )}
    />
  );
};

/** What was promised in money because of complaints, what was paid, and what is still owed: by department and month. */
export const LedgerPage = () => {
  const { t, timeZone } = useWords();
  const directory = useDirectory();
  usePageTitle(t('navLedger'));
  const [filter, setFilter] = useState<LedgerFilter>({
    month: dayIn(timeZone, serverNow()).slice(0, 7),
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('navLedger')}</h1>
      </div>
      <p className="soft">{t('ledgerAbout')}</p>
      <div className="filters">
        <Input
          type="month"
          aria-label={t('ledgerMonth')}
          style={{ width: 180 }}
          value={filter.month}
          onChange={({ target }) => setFilter({ ...filter, month: target.value || undefined })}
        />
        <Select
          allowClear
          aria-label={t('ledgerDepartment')}
          placeholder={t('ledgerDepartment')}
          style={{ width: 240 }}
          value={filter.department}
          options={directory.departments.map(({ code, campus }) => ({
            value: code,
            label: `${directory.department(code)} · ${directory.campus(campus)}`,
          }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(department?: string) => setFilter({ ...filter, department })}
        />
      </div>
      <section aria-labelledby="balances-title">
        <h2 id="balances-title">{t('ledgerBalances')}</h2>
        <Balances filter={filter} />
      </section>
      <section aria-labelledby="entries-title">
        <h2 id="entries-title">{t('ledgerEntries')}</h2>
        <Entries filter={filter} />
      </section>
    </div>
  );
};
