import type { Change, ProposalPreview } from '@tingsu/contracts';
import { Alert, Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { Words } from '../improvements/field';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { useWords } from '../kit/words';
import { grouped } from '../remedies/money';
import { ChangeLine } from './change-line';
import { blankFor, enteredOf } from './entered';
import { LinesTable } from './lines-table';
import { ProposalFields } from './proposal-fields';
import { Refusal, useRefusalText } from './refusal';
import { usePreview, useProposing } from './use-matters';

/** What the case says before anything is typed. */
const Hints = ({ preview }: { readonly preview: ProposalPreview }) => {
  const { t } = useWords();
  const { locked, verified, second, statementWaived, paid } = preview;
  const hints = [
    ...(locked ? [t('accLocked')] : []),
    ...(verified || locked ? [] : [t('accNotVerified')]),
    ...(second ? [t('accSecond')] : []),
    ...(statementWaived ? [t('accWaived')] : []),
    ...(paid ? [t('accPaid', { amount: `${grouped(paid.value)} ${paid.currency}` })] : []),
  ];
  return hints.map((hint) => (
    <Alert key={hint} type={locked ? 'warning' : 'info'} showIcon title={hint} />
  ));
};

const Form = ({ caseNo, begin }: { readonly caseNo: string; readonly begin: ProposalPreview }) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const draft = useFormDraft('accountability', caseNo, () => ({
    typed: blankFor(begin),
    changes: [] as readonly Change[],
    reason: '',
  }));
  const { typed, changes, reason } = draft.typed;
  const setChanges = (next: readonly Change[]): void => draft.change({ changes: next });
  const entered = enteredOf(typed, begin.currency ?? '');
  const preview = usePreview(caseNo, entered, changes);
  const refusal = useRefusalText();
  const proposing = useProposing(({ matterId }) => {
    draft.sent();
    void navigate(`/accountability/${matterId}`);
  });
  const { lines = [], refused } = preview.data ?? {};
  const chosen = refused?.code !== 'nothing';
  return (
    <>
      <section className="card">
        <Hints preview={begin} />
        <FormDraftNotes draft={draft} names={{ reason: t('accReason') }} />
        <ProposalFields
          typed={typed}
          preview={begin}
          onChange={(part) => draft.change({ changes: [], typed: { ...typed, ...part } })}
        />
      </section>
      <section className="card" aria-labelledby="acc-lines">
        <h2 id="acc-lines">{t('accLines')}</h2>
        {preview.error && <Refusal error={preview.error} />}
        {refused && chosen && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={refusal(refused.code, refused.limit)}
            action={
              changes.length > 0 && (
                <Button size="small" onClick={() => setChanges([])}>
                  {t('retry')}
                </Button>
              )
            }
          />
        )}
        {lines.length > 0 && (
          <LinesTable
            lines={lines}
            more={(line) => <ChangeLine line={line} changes={changes} onChange={setChanges} />}
          />
        )}
        {!chosen && <p className="soft">{t('accRefused_nothing')}</p>}
        <Words
          name={t('accReason')}
          value={reason}
          onChange={(words) => draft.change({ reason: words })}
        />
        {proposing.error && <Refusal error={proposing.error} />}
        <Button
          type="primary"
          loading={proposing.isPending}
          disabled={reason.trim() === '' || lines.length === 0 || refused != null}
          onClick={() => proposing.mutate({ caseNo, entered, changes, reason })}
        >
          {t('accProposeSend')}
        </Button>
      </section>
    </>
  );
};

/** Proposes to hold people responsible: what is entered, and what the rules make of it, line by line. */
export const ProposePage = () => {
  const { t } = useWords();
  const { caseNo = '' } = useParams();
  const query = usePreview(caseNo, undefined, []);
  usePageTitle(t('accPropose'));
  return (
    <>
      <p>
        <Link to={`/cases/${caseNo}`}>← {caseNo}</Link>
      </p>
      <h2>{t('accProposeFor', { caseNo })}</h2>
      {query.isPending && <Loading rows={6} />}
      {query.error && <Refusal error={query.error} />}
      {query.data && <Form caseNo={caseNo} begin={query.data} />}
    </>
  );
};
