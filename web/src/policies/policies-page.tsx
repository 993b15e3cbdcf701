import type { Draft, PolicyVersion } from '@tingsu/contracts';
import { Badge, Button, Checkbox, Empty } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { Head } from '../kit/table-head';
import { useHasRole, useWords } from '../kit/words';
import { NewPolicy } from './new-policy';
import './policies.css';
import { useDrafts, useLibrary } from './use-policies';
import { Campuses } from './version-page';
import { VersionState } from './version-state';

const People = ({ author, approver }: Pick<Draft, 'author' | 'approver'>) => {
  const { t } = useWords();
  const directory = useDirectory();
  return (
    <>
      {t('author', { name: directory.person(author) })}
      {approver && <small>{t('approver', { name: directory.person(approver) })}</small>}
    </>
  );
};

const VersionRow = ({ version }: { readonly version: PolicyVersion }) => {
  const { t, language } = useWords();
  const path = `/policies/${encodeURIComponent(version.policyId)}/${encodeURIComponent(version.version)}`;
  return (
    <tr data-policy={version.policyId} data-version={version.version} data-state={version.state}>
      <td data-label={t('columnPolicy')}>
        <Link to={path}>{inLanguage(version.title, language)}</Link>
        <small>{version.policyId}</small>
      </td>
      <td data-label={t('columnVersion')}>{version.version}</td>
      <td data-label={t('columnState')}>
        <VersionState state={version.state} />
      </td>
      <td data-label={t('columnEffective')}>{version.effectiveFrom}</td>
      <td data-label={t('columnBinds')}>
        {version.boundCampuses.length > 0 ? (
          <Campuses codes={version.boundCampuses} />
        ) : (
          <span className="soft">{t('bindsNone')}</span>
        )}
      </td>
      <td data-label={t('columnWho')}>
        {version.author ? (
          <People author={version.author} approver={version.approver} />
        ) : (
          <span className="soft">{t('shipped')}</span>
        )}
      </td>
    </tr>
  );
};

/** Where drafts of a kind are, and what their list says. */
const KINDS = {
  policy: {
    path: '/policies/drafts',
    column: 'columnPolicy',
    title: 'draftsTitle',
    empty: 'draftsEmpty',
  },
  calendar: {
    path: '/calendars/drafts',
    column: 'calendarName',
    title: 'calendarDrafts',
    empty: 'calendarDraftsEmpty',
  },
  bindings: {
    path: '/policies/where/drafts',
    column: 'whereTitle',
    title: 'whereDrafts',
    empty: 'whereDraftsEmpty',
  },
} as const satisfies Record<Draft['kind'], Readonly<Record<string, string>>>;

const DraftRow = ({ draft }: { readonly draft: Draft }) => {
  const { t, language, long } = useWords();
  const { path, column } = KINDS[draft.kind];
  return (
    <tr data-draft={draft.draftId} data-state={draft.state}>
      <td data-label={t(column)}>
        <Link to={`${path}/${draft.draftId}`}>
          {inLanguage(draft.title, language) || draft.subject}
        </Link>
        <small>
          {draft.kind === 'bindings'
            ? t('whereSet', { number: draft.version })
            : `${draft.subject} ${draft.version}`}
        </small>
      </td>
      <td data-label={t('columnState')}>
        <VersionState state={draft.state} />
      </td>
      <td data-label={t('columnEffective')}>{draft.effectiveFrom}</td>
      <td data-label={t('columnProblems')}>
        {draft.problemCount > 0 ? <Badge count={draft.problemCount} overflowCount={99} /> : '0'}
      </td>
      <td data-label={t('columnWho')}>
        <People author={draft.author} approver={draft.approver} />
      </td>
      <td data-label={t('columnChanged')}>
        <time dateTime={draft.updatedAt}>{long(draft.updatedAt)}</time>
      </td>
    </tr>
  );
};

const Library = () => {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const library = useLibrary(all);
  return (
    <section aria-labelledby="title-library">
      <div className="page-head">
        <h2 id="title-library">{t('libraryTitle')}</h2>
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          {t('libraryAll')}
        </Checkbox>
      </div>
      {library.isPending && <Loading rows={8} />}
      {library.error && (
        <ProblemView error={library.error} onRetry={() => void library.refetch()} />
      )}
      {library.isSuccess && library.items.length === 0 && <Empty description={t('libraryEmpty')} />}
      {library.items.length > 0 && (
        <div
          className="table-frame rules-frame"
          role="region"
          aria-label={t('libraryTitle')}
          tabIndex={0}
        >
          <table className="rules">
            <Head
              columns={[
                'columnPolicy',
                'columnVersion',
                'columnState',
                'columnEffective',
                'columnBinds',
                'columnWho',
              ]}
            />
            <tbody>
              {library.items.map((version) => (
                <VersionRow key={`${version.policyId}@${version.version}`} version={version} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <More list={library} />
    </section>
  );
};

interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}
/** The rest of a list, a page at a time. */
export const More = ({ list }: { readonly list: Paged }) => {
  const { t } = useWords();
  if (!list.hasNextPage) return null;
  return (
    <div className="more">
      <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('loadMore')}
      </Button>
    </div>
  );
};

/** Drafts of one kind, those that are finished only when asked for. */
export const Drafts = ({ kind }: { readonly kind: Draft['kind'] }) => {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const drafts = useDrafts(kind);
  const { column, title: titleKey, empty } = KINDS[kind];
  const title = t(titleKey);
  const shown = drafts.items.filter(
    (draft) => all || !['in_force', 'discarded'].includes(draft.state),
  );
  return (
    <section aria-labelledby="title-drafts" className="drafts">
      <div className="page-head">
        <h2 id="title-drafts">{title}</h2>
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          {t('draftsAll')}
        </Checkbox>
      </div>
      {drafts.isPending && <Loading rows={3} />}
      {drafts.error && <ProblemView error={drafts.error} onRetry={() => void drafts.refetch()} />}
      {drafts.isSuccess && shown.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(empty)} />
      )}
      {shown.length > 0 && (
        <div className="table-frame rules-frame" role="region" aria-label={title} tabIndex={0}>
          <table className="rules">
            <Head
              columns={[
                column,
                'columnState',
                'columnEffective',
                'columnProblems',
                'columnWho',
                'columnChanged',
              ]}
            />
            <tbody>
              {shown.map((draft) => (
                <DraftRow key={draft.draftId} draft={draft} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <More list={drafts} />
    </section>
  );
};

/** Policies and their versions, and the drafts of the next ones. */
export const PoliciesPage = () => {
  const { t } = useWords();
  usePageTitle(t('policiesTitle'));
  const mayDraft = useHasRole('tenant_admin', 'leader');
  const edits = useHasRole('tenant_admin');
  return (
    <div className="page policies">
      <div className="page-head">
        <h1>{t('policiesTitle')}</h1>
        <div className="row">
          <Link to="/policies/where">{t('whereTitle')}</Link>
          <Link to="/policies/compare">{t('compareTitle')}</Link>
          {edits && <NewPolicy />}
        </div>
      </div>
      <p className="soft">{t('policiesIntro')}</p>
      {mayDraft && <Drafts kind="policy" />}
      <Library />
    </div>
  );
};
