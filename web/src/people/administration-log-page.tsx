import '../i18n/people';
import './people.css';
import type { AdministrationEntry } from '@tingsu/contracts';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useHasRole, useWords } from '../kit/words';
import { useAdministrationLog } from './use-people';
import { useChangeWords } from './use-change-words';

const Row = ({ entry }: { readonly entry: AdministrationEntry }) => {
  const { t, long } = useWords();
  const directory = useDirectory();
  const words = useChangeWords();
  return (
    <tr>
      <td>{long(entry.at)}</td>
      <td>{entry.actorId === null ? t('adminLogServer') : directory.person(entry.actorId)}</td>
      <td>{words.action(entry.action)}</td>
      <td>{entry.subject}</td>
      <td>
        {entry.reason}
        {words.lines(entry).map((line) => (
          <div key={line}>{line}</div>
        ))}
      </td>
    </tr>
  );
};

/** Who changed accounts, roles and the organisation, for those who do it and for those who watch over them. */
export const AdministrationLogPage = () => {
  const { t } = useWords();
  usePageTitle(t('adminLogTitle'));
  const may = useHasRole('tenant_admin', 'auditor', 'privacy_officer');
  const [search, setSearch] = useSearchParams();
  const subject = search.get('subject') ?? '';
  const [typed, setTyped] = useState(subject);
  const query = useAdministrationLog(subject, may);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (!may) return <Alert type="info" showIcon title={t('adminLogDenied')} />;
  return (
    <div className="page">
      <h1 className="spaced">{t('adminLogTitle')}</h1>
      <p className="soft">{t('adminLogIntro')}</p>
      <form
        role="search"
        aria-label={t('adminLogTitle')}
        className="people-filters"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch(typed.trim() ? { subject: typed.trim() } : {});
        }}
      >
        <label>
          {t('adminLogSubject')}
          <Input
            value={typed}
            maxLength={100}
            allowClear
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <Button type="primary" htmlType="submit">
          {t('peopleFind')}
        </Button>
      </form>
      <PagedTable
        name={t('adminLogTitle')}
        query={query}
        items={items}
        columns={[
          ...(['adminLogWhen', 'adminLogWho', 'adminLogWhat'] as const),
          ...(['adminLogAbout', 'adminLogChange'] as const),
        ].map((column) => t(column))}
        empty={t('adminLogEmpty')}
        row={(entry) => <Row key={entry.id} entry={entry} />}
      />
    </div>
  );
};
