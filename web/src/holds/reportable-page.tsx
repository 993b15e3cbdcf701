import '../i18n/holds';
import type { ReportableEvent, ReportState } from '@tingsu/contracts';
import { Select, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useWords } from '../kit/words';
import { hoursAndMinutes } from './report-time';
import { useReportable, type ReportableFilter } from './use-reportable';

const WAITS: readonly ReportState[] = ['marked', 'drafted'];

const EventRow = ({ event }: { readonly event: ReportableEvent }) => {
  const { t, label, short } = useWords();
  const { campus } = useDirectory();
  const { caseNo, state, foundAt, grade, accidentGrade, reportedAt } = event;
  return (
    <tr data-case={caseNo}>
      <td>
        <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
      </td>
      <td>{campus(event.campus)}</td>
      <td>{short(foundAt)}</td>
      <td>
        {[
          label('eventGrade', grade),
          accidentGrade &&
            t('reportAccident', { grade: label('accidentGrade', String(accidentGrade)) }),
        ]
          .filter(Boolean)
          .join(' · ') || t('none')}
      </td>
      <td>
        <Tag className={WAITS.includes(state) ? 'tone-amber' : 'tone-green'}>
          {label('reportState', state)}
        </Tag>
      </td>
      <td>
        {reportedAt
          ? t('reportsAfter', {
              at: short(reportedAt),
              time: hoursAndMinutes(foundAt, reportedAt),
            })
          : t('none')}
      </td>
    </tr>
  );
};

/** The register of events that have to be reported to an authority, and how far each report is. */
export const ReportablePage = () => {
  const { t, options } = useWords();
  const directory = useDirectory();
  usePageTitle(t('navReports'));
  const [filter, setFilter] = useState<ReportableFilter>({});
  const query = useReportable(filter);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('navReports')}</h1>
      </div>
      <p className="soft">{t('reportsAbout')}</p>
      <div className="filters">
        <Select
          allowClear
          aria-label={t('reportsState')}
          placeholder={t('reportsState')}
          style={{ width: 180 }}
          value={filter.state}
          options={options('reportState')}
          onChange={(state?: ReportState) => setFilter({ ...filter, state })}
        />
        <Select
          allowClear
          aria-label={t('reportsCampus')}
          placeholder={t('reportsCampus')}
          style={{ width: 200 }}
          value={filter.campus}
          options={directory.campuses.map(({ code }) => ({
            value: code,
            label: directory.campus(code),
          }))}
          onChange={(campus?: string) => setFilter({ ...filter, campus })}
        />
      </div>
      <PagedTable
        name={t('navReports')}
        query={query}
        items={query.data?.pages.flatMap(({ items }) => items) ?? []}
        empty={t('reportsEmpty')}
        columns={[
          t('reportsCase'),
          t('reportsCampus'),
          t('reportsFound'),
          t('reportsGrade'),
          t('reportsState'),
          t('reportsSent'),
        ]}
        row={(event) => <EventRow key={event.caseNo} event={event} />}
      />
    </div>
  );
};
