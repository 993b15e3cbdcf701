import { INCIDENT_NAMES, type SafetyFile } from '@tingsu/contracts';
import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { inLanguage } from '../i18n/language';
import '../i18n/safety';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useWords } from '../kit/words';
import { IncidentState } from './incident-state';
import { useSafetyFiles, type SafetyList } from './use-safety';

const Row = ({ file }: { readonly file: SafetyFile }) => {
  const { short, language } = useWords();
  const directory = useDirectory();
  return (
    <tr data-incident={file.fileId}>
      <td>
        <Link to={`/safety/${file.fileId}`}>
          {inLanguage(INCIDENT_NAMES[file.state.kind], language)}
        </Link>
      </td>
      <td>
        {directory.campus(file.campus)}
        {file.department && ` · ${directory.department(file.department)}`}
        {file.headline && <small dir="auto">{file.headline}</small>}
      </td>
      <td>
        <time dateTime={file.raisedAt}>{short(file.raisedAt)}</time>
      </td>
      <td>
        <IncidentState file={file} />
      </td>
    </tr>
  );
};

const COLUMNS = ['safetyWhat', 'safetyWhere', 'safetyWhen', 'safetyState'] as const;

/** What endangers people now, and what is over, the newest first. */
export const IncidentsPage = () => {
  const { t } = useWords();
  const [list, setList] = useState<SafetyList>('open');
  const query = useSafetyFiles('incident', list);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  usePageTitle(t('safetyTitle'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('safetyTitle')}</h1>
        <Segmented<SafetyList>
          value={list}
          aria-label={t('safetyTitle')}
          options={[
            { value: 'open', label: t('safetyOpen') },
            { value: 'ended', label: t('safetyEnded') },
          ]}
          onChange={(value) => setList(value)}
        />
      </div>
      <p className="soft">{t('safetyIntro')}</p>
      <PagedTable
        name={t('safetyTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t(list === 'open' ? 'safetyNone' : 'safetyNoneEnded')}
        row={(file) => <Row key={file.fileId} file={file} />}
      />
    </div>
  );
};
