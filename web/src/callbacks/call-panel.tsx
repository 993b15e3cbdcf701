import type { CallBack, CaseDetail } from '@tingsu/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { Link } from 'react-router';
import { CallOpening } from '../casepage/call-questions';
import { ComplaintCard } from '../casepage/complaint-card';
import { useCase, useCommand } from '../casepage/use-case';
import { draftKeeper } from '../drafts/drafts.client';
import { useDraftPlace } from '../drafts/use-draft';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { resultPayload, type TypedResult } from './call-groups';
import { ResultForm } from './result-form';
import { CALL_BACKS } from './use-call-backs';

/** What the complainant was told last, so that the caller knows what was promised. */
const Answer = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, long } = useWords();
  const told = detail.timeline.findLast(({ type }) => type === 'case.feedbackGiven.v1');
  const text = told?.text['text'];
  if (!told || !text) return null;
  return (
    <section className="card" aria-labelledby="call-answer">
      <h3 id="call-answer">{t('callAnswer', { at: long(told.at) })}</h3>
      <p className="said" dir="auto">
        {shown(text)}
      </p>
    </section>
  );
};

interface Props {
  readonly call: CallBack;
  /** The call is recorded: on to the next one. */
  onDone(): void;
}

/** One call: whom, about what, what to say, and what came of it. */
export const CallPanel = ({ call, onDone }: Props) => {
  const { t, language, long, reason } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const directory = useDirectory();
  const { data: detail } = useCase(call.caseNo);
  const send = useCommand(call.caseNo);
  const place = useDraftPlace(call.caseNo, 'recordFollowUp');
  const record = async (typed: TypedResult): Promise<void> => {
    const draftRevision = await draftKeeper.settle(place);
    const order = {
      command: 'recordFollowUp',
      draftRevision,
      expectedVersion: detail?.version ?? call.version,
      payload: resultPayload(call, typed),
    } as const;
    const { state } = (await send.mutateAsync(order).catch((error: unknown) => {
      draftKeeper.goOn(place);
      throw error;
    })) as { readonly state: string };
    void draftKeeper.sent(place);
    await client.invalidateQueries({ queryKey: CALL_BACKS });
    void message.success(
      t(state === 'triage' ? 'callBackTakenUp' : 'callBackSaved', { caseNo: call.caseNo }),
    );
    onDone();
  };
  return (
    <div className="call-panel" data-testid="call-panel">
      <h2 tabIndex={-1} id="call-title">
        <Link to={`/cases/${call.caseNo}`}>{call.caseNo}</Link> · {inLanguage(call.label, language)}
      </h2>
      <p className="soft">
        {t('callDue', { at: long(call.dueAt) })}
        {call.leadDepartment && ` · ${directory.department(call.leadDepartment)}`}
        {call.nextCallAt && ` · ${t('callAskedFor', { at: long(call.nextCallAt) })}`}
      </p>
      {call.attempts.length > 0 && (
        <p className="soft">
          {t('callAttempts', { n: call.attempts.length, of: call.attemptsNeeded })}{' '}
          {call.attempts.map((at) => long(at)).join(' · ')}
        </p>
      )}
      <ComplaintCard complaintNo={call.complaintNo} />
      {detail && <Answer detail={detail} />}
      <section className="card" aria-labelledby="call-form">
        <h3 id="call-form">{t('callScriptTitle')}</h3>
        <CallOpening call={call} campus={call.campus} />
        {send.error && <ProblemView error={send.error} />}
        {call.reasonCode ? (
          <Alert type="info" showIcon title={reason(call.reasonCode) ?? call.reasonCode} />
        ) : (
          <ResultForm
            call={call}
            caseVersion={detail?.version ?? call.version}
            busy={send.isPending}
            onResult={(typed) => void record(typed).catch(() => undefined)}
          />
        )}
      </section>
    </div>
  );
};
