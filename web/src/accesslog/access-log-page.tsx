import '../i18n/accesslog';
import './accesslog.css';
import { caseNoOf, type AccessLogEntry } from '@tingsu/contracts';
import { Alert, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useHasRole, useWords } from '../kit/words';
import { ExportButton } from './export-button';
import { FilterForm } from './filter-form';
import { filtersFrom, searchOf } from './log-filters';
import { OddReadings } from './odd-readings';
import { useAccessLog } from './use-access-log';
import { useLogWords } from './use-log-words';

const COLUMNS = ['accessWhen', 'accessWho', 'accessWhat', 'accessWhich', 'accessWhy'] as const;

const Row = ({ entry, opensCases }: { entry: AccessLogEntry; opensCases: boolean }) => {
  const { long } = useWords();
  const directory = useDirectory();
  const words = useLogWords();
  const { complaintNo } = entry;
  return (
    <tr data-access={entry.id}>
      <td>{long(entry.at)}</td>
      <td>{directory.person(entry.personId)}</td>
      <td>
        {words.action(entry)}{' '}
        {entry.outcome === 'refused' && <Tag color="error">{words.outcome(entry)}</Tag>}
      </td>
      <td>
        {complaintNo !== null && opensCases ? (
          <Link to={`/cases/${caseNoOf(complaintNo)}`}>{complaintNo}</Link>
        ) : (
          complaintNo
        )}
      </td>
      <td>{words.reason(entry)}</td>
    </tr>
  );
};

/** Who read, corrected or was refused what, when and why: for those who watch over it. */
export const AccessLogPage = () => {
  const { t } = useWords();
  usePageTitle(t('accessTitle'));
  const [search, setSearch] = useSearchParams();
  const filters = filtersFrom(search);
  const may = useHasRole('auditor', 'privacy_officer');
  const opensCases = useHasRole('auditor');
  const query = useAccessLog(filters, may);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (!may) return <Alert type="info" showIcon title={t('accessDenied')} />;
  return (
    <div className="page">
      <h1 className="spaced">{t('accessTitle')}</h1>
      <p className="soft">{t('accessIntro')}</p>
      <OddReadings
        onLook={({ personId, day, kind }) =>
          setSearch(
            searchOf({
              ...{ complaintNo: '', personId, from: day, to: day },
              only: kind === 'revealed' || kind === 'refused' ? kind : '',
            }),
          )
        }
      />
      <h2>{t('accessAll')}</h2>
      <FilterForm
        key={search.toString()}
        filters={filters}
        onFilters={(next) => setSearch(searchOf(next))}
      />
      <p>
        <ExportButton filters={filters} />
      </p>
      <PagedTable
        name={t('accessTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t('accessEmpty')}
        row={(entry) => (
          <Row key={`${entry.service}-${entry.id}`} entry={entry} opensCases={opensCases} />
        )}
      />
    </div>
  );
};
