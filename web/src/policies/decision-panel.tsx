import type { DraftDetail } from '@tingsu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal, Steps } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { post, request } from '../api/http.client';
import { draftActionLabel } from '../i18n/administration';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useHasRole, useWords } from '../kit/words';
import { draftKey, draftPath } from './use-draft';
import { useSay } from './use-say';

const STEPS = ['editing', 'submitted', 'scheduled', 'in_force'] as const;

interface Props {
  readonly draft: DraftDetail;
  /** Saves what is still unsaved; nothing is submitted before that. */
  beforeSubmit?(): Promise<boolean>;
}

const useDecision = (draft: DraftDetail) => {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: ({ action, body }: { action: string; body: object; told: string }) => {
      const found = client.getQueryData<DraftDetail>(draftKey(draft.draftId)) ?? draft;
      return post<DraftDetail | null>(`${draftPath(draft.draftId)}/${action}`, {
        revision: found.revision,
        ...body,
      });
    },
    onSuccess: (_, { told }) => {
      void message.success(told);
      for (const key of [
        'draft',
        'drafts',
        'policy-library',
        'policy-version',
        'policy-documents',
        'policies',
        'calendars',
        'calendar-year',
      ])
        void client.invalidateQueries({ queryKey: [key] });
    },
    onError: () => void client.invalidateQueries({ queryKey: draftKey(draft.draftId) }),
  });
};

const Confirm = (props: {
  readonly title: string;
  readonly text: string;
  readonly danger?: boolean;
  onOk(): void;
  onClose(): void;
}) => {
  const { t } = useWords();
  return (
    <Modal
      open
      title={props.title}
      okText={props.title}
      cancelText={t('cancel')}
      okButtonProps={{ danger: props.danger ?? false }}
      onOk={props.onOk}
      onCancel={props.onClose}
    >
      <p>{props.text}</p>
    </Modal>
  );
};

const RejectDialog = ({ onOk, onClose }: { onOk(reason: string): void; onClose(): void }) => {
  const say = useSay();
  const { t } = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={say('reject')}
      okText={say('reject')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: reason.trim() === '', danger: true }}
      onOk={() => onOk(reason.trim())}
      onCancel={onClose}
    >
      <label htmlFor={id}>{say('rejectReason')}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 3 }}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
};

/** Where the draft stands and who may do what with it. The author never approves their own (two persons). */
export const DecisionPanel = ({ draft, beforeSubmit }: Props) => {
  const say = useSay();
  const me = useSession();
  const edits = useHasRole('tenant_admin');
  const decides = useHasRole('leader', 'tenant_admin');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<'submit' | 'approve' | 'reject' | 'discard' | null>(null);
  const [saveFailed, setSaveFailed] = useState(false);
  const decide = useDecision(draft);
  const close = (): void => setAsked(null);
  const isOwn = me?.personId === draft.author;
  const submit = async (): Promise<void> => {
    close();
    const isSaved = (await beforeSubmit?.()) ?? true;
    setSaveFailed(!isSaved);
    if (isSaved) decide.mutate({ action: 'submit', body: {}, told: say('submitted') });
  };
  const discard = useMutation({
    mutationFn: () => request('DELETE', draftPath(draft.draftId)),
    onSuccess: () => {
      void message.success(say('discarded'));
      void client.invalidateQueries({ queryKey: ['drafts'] });
      client.removeQueries({ queryKey: draftKey(draft.draftId) });
      void navigate(draft.kind === 'policy' ? '/policies' : '/calendars');
    },
  });
  const current = STEPS.findIndex((step) => step === draft.state);
  const labels = [
    say('stepEditing'),
    say('stepSubmitted'),
    say('stepScheduled'),
    say('stepInForce'),
  ];
  return (
    <section className="card decision" aria-labelledby="title-decision">
      <h2 id="title-decision">{say('decisionTitle')}</h2>
      {draft.state !== 'discarded' && (
        <Steps
          size="small"
          responsive
          current={current}
          items={labels.map((title) => ({ title }))}
          aria-label={say('decisionTitle')}
        />
      )}
      {draft.rejection && draft.state === 'editing' && (
        <Alert
          type="warning"
          showIcon
          title={say('rejectedBecause', { reason: draft.rejection })}
        />
      )}
      {saveFailed && <Alert type="error" showIcon title={say('saveFailed')} />}
      {(decide.error ?? discard.error) && <ProblemView error={decide.error ?? discard.error} />}
      {draft.state === 'editing' && edits && (
        <>
          {draft.problems.length > 0 && (
            <p>{say('submitBlocked', { count: draft.problems.length })}</p>
          )}
          <div className="row">
            <Button
              type="primary"
              loading={decide.isPending}
              disabled={draft.problems.length > 0}
              onClick={() => setAsked('submit')}
            >
              {say('submit')}
            </Button>
            <Button danger onClick={() => setAsked('discard')}>
              {say('discard')}
            </Button>
          </div>
        </>
      )}
      {draft.state === 'editing' && !edits && <p className="soft">{say('readOnly')}</p>}
      {draft.state === 'submitted' && (
        <>
          <p>{say(isOwn ? 'ownDraft' : decides ? 'mayApprove' : 'waitsForSecond')}</p>
          {isOwn && <p className="soft">{say('waitsForSecond')}</p>}
          {decides && !isOwn && (
            <div className="row">
              <Button type="primary" loading={decide.isPending} onClick={() => setAsked('approve')}>
                {say('approve')}
              </Button>
              <Button danger onClick={() => setAsked('reject')}>
                {say('reject')}
              </Button>
            </div>
          )}
        </>
      )}
      {draft.state === 'scheduled' && <p>{say('scheduledFor', { date: draft.effectiveFrom })}</p>}
      {draft.state === 'in_force' && <p>{say('inForceSince', { date: draft.effectiveFrom })}</p>}
      <DraftLog draft={draft} />
      {asked === 'submit' && (
        <Confirm
          title={say('submit')}
          text={say('submitAsk')}
          onOk={() => void submit()}
          onClose={close}
        />
      )}
      {asked === 'approve' && (
        <Confirm
          title={say('approve')}
          text={say('approveAsk', { date: draft.effectiveFrom })}
          onOk={() => {
            close();
            decide.mutate({ action: 'approve', body: {}, told: say('approved') });
          }}
          onClose={close}
        />
      )}
      {asked === 'discard' && (
        <Confirm
          danger
          title={say('discard')}
          text={say('discardAsk')}
          onOk={() => (close(), discard.mutate())}
          onClose={close}
        />
      )}
      {asked === 'reject' && (
        <RejectDialog
          onOk={(reason) => {
            close();
            decide.mutate({ action: 'reject', body: { reason }, told: say('rejected') });
          }}
          onClose={close}
        />
      )}
    </section>
  );
};

/** Who did what with the draft. */
const DraftLog = ({ draft }: { readonly draft: DraftDetail }) => {
  const say = useSay();
  const { long, language } = useWords();
  const directory = useDirectory();
  const steps = draft.log.filter(
    ({ action }, index) => action !== 'saved' || draft.log[index + 1]?.action !== 'saved',
  );
  if (steps.length === 0) return null;
  return (
    <details>
      <summary>{say('historyTitle')}</summary>
      <ol>
        {steps.map((entry) => (
          <li key={`${entry.at}-${entry.action}`}>
            {long(entry.at)} · {draftActionLabel(language, entry.action)} ·{' '}
            {entry.personId ? directory.person(entry.personId) : say('bySystem')}
            {entry.note && ` · ${entry.note}`}
          </li>
        ))}
      </ol>
    </details>
  );
};
