import type { DraftDetail } from '@tingsu/contracts';
import { Link, useParams } from 'react-router';
import { inLanguage } from '../i18n/language';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useHasRole, useWords } from '../kit/words';
import { Behind } from './behind';
import { DecisionPanel } from './decision-panel';
import { PolicyEditor, SaveLine } from './editor';
import { asDocument, type JsonObject } from './json';
import './policies.css';
import { PolicyTables, titleOf } from './policy-tables';
import { useDraftDetail, useEditing } from './use-draft';
import { useDocumentView, useVersion, useVocabulary } from './use-policies';
import { VersionState } from './version-state';

const DraftHead = ({
  draft,
  document,
  children,
}: {
  readonly draft: DraftDetail;
  readonly document: JsonObject;
  readonly children?: React.ReactNode;
}) => {
  const { names } = useDocumentView(document);
  const { t, language } = useWords();
  const title = t('draftTitle', {
    title: titleOf(document, names) || inLanguage(draft.title, language),
  });
  usePageTitle(title);
  const compare = draft.basedOn
    ? {
        left: draft.basedOn.includes('@') ? draft.basedOn : `${draft.subject}@${draft.basedOn}`,
        right: `draft:${draft.draftId}`,
      }
    : null;
  return (
    <>
      <p className="back">
        <Link to="/policies">← {t('backToLibrary')}</Link>
      </p>
      <h1>{title}</h1>
      <p className="soft">
        {t('versionLine', { id: draft.subject, version: draft.version })} ·{' '}
        {draft.basedOn ? t('draftOf', { version: draft.basedOn }) : t('draftNew')} ·{' '}
        {t('columnEffective')}: {draft.effectiveFrom}
      </p>
      <div className="draft-bar">
        <VersionState state={draft.state} />
        {children}
        <span className="grow" />
        {compare && (
          <Link to={`/policies/compare?${new URLSearchParams(compare).toString()}`}>
            {t('compareTitle')}
          </Link>
        )}
        <Link to={`/policies/drafts/${draft.draftId}/what-if`}>{t('whatIfTitle')}</Link>
      </div>
    </>
  );
};

const EditingView = ({ draft }: { readonly draft: DraftDetail }) => {
  const { t } = useWords();
  const editing = useEditing(draft);
  return (
    <>
      <DraftHead draft={draft} document={editing.content}>
        <SaveLine editing={editing} t={t} />
      </DraftHead>
      {editing.error !== null && (
        <ProblemView error={editing.error} onRetry={() => void editing.save()} />
      )}
      <PolicyEditor editing={editing} />
      <DecisionPanel draft={draft} beforeSubmit={editing.save} />
      <details className="card">
        <summary>{t('asJson')}</summary>
        <pre className="message-body">{JSON.stringify(editing.content, null, 2)}</pre>
      </details>
    </>
  );
};

const ReadingView = ({ draft }: { readonly draft: DraftDetail }) => {
  const document = asDocument(draft.content);
  const { names, layers } = useDocumentView(document);
  const isPublished = draft.state === 'in_force' || draft.state === 'scheduled';
  const published = useVersion(isPublished ? draft.subject : null, draft.version);
  return (
    <>
      <DraftHead draft={draft} document={document} />
      <DecisionPanel draft={draft} />
      {published.data && <Behind {...published.data} />}
      <PolicyTables document={document} layers={layers} names={names} />
    </>
  );
};

/** A draft of a policy: forms for who may change it while it is being edited, tables for everybody else. */
export const DraftPage = () => {
  const { draftId = '' } = useParams();
  const edits = useHasRole('tenant_admin');
  const found = useDraftDetail(draftId);
  const isWaiting = useVocabulary().isPending;
  return (
    <div className="page policies">
      {(found.isPending || isWaiting) && <Loading rows={12} />}
      {found.error && !found.data && (
        <ProblemView error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data &&
        !isWaiting &&
        (found.data.state === 'editing' && edits ? (
          <EditingView key={draftId} draft={found.data} />
        ) : (
          <ReadingView draft={found.data} />
        ))}
    </div>
  );
};
