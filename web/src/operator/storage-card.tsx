import type { Storage } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty } from 'antd';
import { useState } from 'react';
import { get } from '../api/http.client';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { SERVICES } from './parked';
import { inBytes, inUnits, largestTables, totalsOf } from './storage';

const FIRST = 10;

const fetchStorage = () =>
  Promise.all(SERVICES.map((service) => get<Storage>(`/operator/${service}/storage`)));

const Totals = ({ services }: { readonly services: readonly Storage[] }) => {
  const { t, language, label, long } = useWords();
  const totals = totalsOf(services);
  const size = (bytes: number | null, signed = false) =>
    bytes === null ? t('storageUnknown') : inBytes(bytes, language, signed);
  const archived = services
    .flatMap(({ service, archive }) => (archive.last ? [{ service, ...archive.last }] : []))
    .sort((one, other) => other.at.localeCompare(one.at))[0];
  const rows = [
    [t('storageSize'), size(totals.bytes)],
    [t('storageGrowth'), size(totals.growthPerDay, true)],
    [t('storageDisk'), size(totals.diskFreeBytes)],
    [
      t('storageDaysLeft'),
      totals.daysLeft === null ? t('storageUnknown') : inUnits(totals.daysLeft, 'day', language),
    ],
    [
      t('storageArchive'),
      totals.archiveFiles === 0
        ? t('storageNone')
        : t('storageFiles', { count: totals.archiveFiles, size: size(totals.archiveBytes) }),
    ],
    [
      t('storageLastArchived'),
      archived
        ? `${long(archived.at)} · ${label('service', archived.service)} ${archived.partition}`
        : t('storageNone'),
    ],
  ] as const;
  return (
    <dl className="pairs">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** What must be seen to: services without a place for archives, and rounds that failed. */
const Warnings = ({ services }: { readonly services: readonly Storage[] }) => {
  const { t, label, list } = useWords();
  const names = (of: readonly Storage[]) =>
    list(of.map(({ service }) => label('service', service)));
  const homeless = services.filter(({ archive }) => !archive.configured);
  const failed = services.filter(({ maintenance }) => maintenance?.failure);
  return (
    <>
      {homeless.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('storageNoArchive', { services: names(homeless) })}
        />
      )}
      {failed.length > 0 && (
        <Alert type="error" showIcon title={t('storageFailed', { services: names(failed) })} />
      )}
    </>
  );
};

const Rounds = ({ services }: { readonly services: readonly Storage[] }) => {
  const { t, label, short } = useWords();
  return (
    <ul className="plain-list deliveries">
      {services.map(({ service, maintenance }) => (
        <li key={service}>
          {label('service', service)} ·{' '}
          {maintenance
            ? t(maintenance.endedAt ? 'storageRound' : 'storageRoundOpen', {
                when: short(maintenance.begunAt),
                archived: maintenance.archived,
                dropped: maintenance.dropped,
              })
            : t('storageNone')}
        </li>
      ))}
    </ul>
  );
};

const Tables = ({ services }: { readonly services: readonly Storage[] }) => {
  const { t, language, label } = useWords();
  const [all, setAll] = useState(false);
  const tables = largestTables(services);
  const number = new Intl.NumberFormat(language);
  if (tables.length === 0) return <Empty description={t('storageEmpty')} />;
  return (
    <>
      <div className="table-frame" tabIndex={0} role="group" aria-label={t('storageTables')}>
        <table className="figures">
          <caption>{t('storageTables')}</caption>
          <thead>
            <tr>
              {(
                [
                  'storageTable',
                  'storageSize',
                  'storageRows',
                  'storageGrowth',
                  'storageKept',
                ] as const
              ).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(all ? tables : tables.slice(0, FIRST)).map((one) => (
              <tr key={`${one.service}.${one.table}`}>
                <td>
                  {label('service', one.service)} <small>{one.table}</small>
                </td>
                <td>{inBytes(one.bytes, language)}</td>
                <td>{number.format(one.rows)}</td>
                <td>
                  {one.growthPerDay === null ? '–' : inBytes(one.growthPerDay, language, true)}
                </td>
                <td>
                  {one.keepMonths === null
                    ? t('storageForEver')
                    : inUnits(one.keepMonths, 'month', language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && tables.length > FIRST && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('storageAll', { count: tables.length })}
        </Button>
      )}
    </>
  );
};

/** How much the services keep, how fast it grows, and whether it is archived. */
export const StorageCard = () => {
  const { t } = useWords();
  const query = useQuery({
    queryKey: ['storage'],
    queryFn: fetchStorage,
    refetchInterval: 60_000,
  });
  return (
    <section className="card storage" aria-labelledby="storage-title">
      <h2 id="storage-title">{t('storageTitle')}</h2>
      <p className="soft">{t('storageIntro')}</p>
      {query.isPending && <Loading rows={4} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <Warnings services={query.data} />
          <Totals services={query.data} />
          <h3>{t('storageRounds')}</h3>
          <Rounds services={query.data} />
          <Tables services={query.data} />
        </>
      )}
    </section>
  );
};
