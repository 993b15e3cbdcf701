import type { SafetyFile, SafetySort } from '@tingsu/contracts';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import '../i18n/safety';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useReachesInHouse, useWords } from '../kit/words';
import { fileTitle } from './file-title';
import { OPEN_FORMS } from './act-fields';
import { OpenDialog } from './open-dialog';
import { SafetyStanding } from './safety-standing';
import './safety.css';
import { useSafetyFiles, type SafetyList } from './use-safety';

const Row = ({ file }: { readonly file: SafetyFile }) => {
  const { t, short, language } = useWords();
  const directory = useDirectory();
  return (
    <tr data-safety={file.fileId}>
      <td>
        <Link to={`/safety/${file.fileId}`}>
          {fileTitle(file.state, language) ?? t('safetyPathTitle')}
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
        <SafetyStanding file={file} />
      </td>
    </tr>
  );
};

const COLUMNS = ['safetyWhat', 'safetyWhere', 'safetyWhen', 'safetyState'] as const;

const SORTS = {
  incident: 'safetySortIncident',
  path: 'safetySortPath',
  emergency: 'safetySortEmergency',
  media: 'safetySortMedia',
  restriction: 'safetySortRestriction',
  mark: 'safetySortMark',
} as const;

/** Which sorts this person may see, and open here. */
const useSorts = (): { readonly seen: SafetySort[]; readonly opens: SafetySort[] } => {
  const incidents = useReachesInHouse('incident.read');
  const secures = useReachesInHouse('incident.secure');
  const emergencies = useReachesInHouse('emergency.act');
  const starts = useReachesInHouse('emergency.start');
  const media = useReachesInHouse('media.watch');
  const proposes = useReachesInHouse('restriction.propose');
  const decides = useReachesInHouse('restriction.decide');
  const when = (allowed: boolean, sort: SafetySort): SafetySort[] => (allowed ? [sort] : []);
  return {
    seen: [
      'incident',
      ...when(incidents || secures, 'path'),
      ...when(emergencies || secures, 'emergency'),
      ...when(media, 'media'),
      ...when(proposes || decides, 'restriction'),
      ...when(proposes || decides, 'mark'),
    ],
    opens: [
      ...when(starts, 'emergency'),
      ...when(media, 'media'),
      ...when(proposes, 'restriction'),
      ...when(proposes, 'mark'),
    ],
  };
};

/** What endangers people now, and what is over, the newest first. */
export const SafetyPage = () => {
  const { t } = useWords();
  const [sort, setSort] = useState<SafetySort>('incident');
  const [list, setList] = useState<SafetyList>('open');
  const [opening, setOpening] = useState(false);
  const { seen, opens } = useSorts();
  const query = useSafetyFiles(sort, list);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  usePageTitle(t('safetyTitle'));
  const form = OPEN_FORMS[sort];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('safetyTitle')}</h1>
        <Segmented<SafetyList>
          value={list}
          aria-label={t('safetyState')}
          options={[
            { value: 'open', label: t('safetyOpen') },
            { value: 'ended', label: t('safetyEnded') },
          ]}
          onChange={(value) => setList(value)}
        />
      </div>
      <div className="row safety-acts">
        {seen.length > 1 && (
          <Segmented<SafetySort>
            value={sort}
            aria-label={t('safetyWhat')}
            options={seen.map((value) => ({ value, label: t(SORTS[value]) }))}
            onChange={(value) => setSort(value)}
          />
        )}
        {form && opens.includes(sort) && (
          <Button onClick={() => setOpening(true)}>{t(form.text)}</Button>
        )}
      </div>
      <p className="soft">{t(`safetyIntro_${sort}`)}</p>
      <PagedTable
        name={t('safetyTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t(list === 'open' ? 'safetyNone' : 'safetyNoneEnded')}
        row={(file) => <Row key={file.fileId} file={file} />}
      />
      {opening && <OpenDialog sort={sort} onClose={() => setOpening(false)} />}
    </div>
  );
};
