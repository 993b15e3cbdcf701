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
  const { t } = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={t('reject')}
      okText={t('reject')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: reason.trim() === '', danger: true }}
      onOk={() => onOk(reason.trim())}
      onCancel={onClose}
    >
      <label htmlFor={id}>{t('rejectReason')}</label>
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
  const { t } = useWords();
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
    if (isSaved) decide.mutate({ action: 'submit', body: {}, told: t('submitted') });
  };
  const discard = useMutation({
    mutationFn: () => request('DELETE', draftPath(draft.draftId)),
    onSuccess: () => {
      void message.success(t('discarded'));
      void client.invalidateQueries({ queryKey: ['drafts'] });
      client.removeQueries({ queryKey: draftKey(draft.draftId) });
      void navigate(draft.kind === 'policy' ? '/policies' : '/calendars');
    },
  });
  const current = STEPS.findIndex((step) => step === draft.state);
  const labels = [t('stepEditing'), t('stepSubmitted'), t('stepScheduled'), t('stepInForce')];
  return (
    <section className="card decision" aria-labelledby="title-decision">
      <h2 id="title-decision">{t('decisionTitle')}</h2>
      {draft.state !== 'discarded' && (
        <Steps
          size="small"
          responsive
          current={current}
          items={labels.map((title) => ({ title }))}
          aria-label={t('decisionTitle')}
        />
      )}
      {draft.rejection && draft.state === 'editing' && (
        <Alert type="warning" showIcon title={t('rejectedBecause', { reason: draft.rejection })} />
      )}
      {saveFailed && <Alert type="error" showIcon title={t('saveFailed')} />}
      {(decide.error ?? discard.error) && <ProblemView error={decide.error ?? discard.error} />}
      {draft.state === 'editing' && edits && (
        <>
          {draft.problems.length > 0 && (
            <p>{t('submitBlocked', { count: draft.problems.length })}</p>
          )}
          <div className="row">
            <Button
              type="primary"
              loading={decide.isPending}
              disabled={draft.problems.length > 0}
              onClick={() => setAsked('submit')}
            >
              {t('submit')}
            </Button>
            <Button danger onClick={() => setAsked('discard')}>
              {t('discard')}
            </Button>
          </div>
        </>
      )}
      {draft.state === 'editing' && !edits && <p className="soft">{t('readOnly')}</p>}
      {draft.state === 'submitted' && (
        <>
          <p>{t(isOwn ? 'ownDraft' : decides ? 'mayApprove' : 'waitsForSecond')}</p>
          {isOwn && <p className="soft">{t('waitsForSecond')}</p>}
          {decides && !isOwn && (
            <div className="row">
              <Button type="primary" loading={decide.isPending} onClick={() => setAsked('approve')}>
                {t('approve')}
              </Button>
              <Button danger onClick={() => setAsked('reject')}>
                {t('reject')}
              </Button>
            </div>
          )}
        </>
      )}
      {draft.state === 'scheduled' && <p>{t('scheduledFor', { date: draft.effectiveFrom })}</p>}
      {draft.state === 'in_force' && <p>{t('inForceSince', { date: draft.effectiveFrom })}</p>}
      <DraftLog draft={draft} />
      {asked === 'submit' && (
        <Confirm
          title={t('submit')}
          text={t('submitAsk')}
          onOk={() => void submit()}
          onClose={close}
        />
      )}
      {asked === 'approve' && (
        <Confirm
          title={t('approve')}
          text={t('approveAsk', { date: draft.effectiveFrom })}
          onOk={() => {
            close();
            decide.mutate({ action: 'approve', body: {}, told: t('approved') });
          }}
          onClose={close}
        />
      )}
      {asked === 'discard' && (
        <Confirm
          danger
          title={t('discard')}
          text={t('discardAsk')}
          onOk={() => (close(), discard.mutate())}
          onClose={close}
        />
      )}
      {asked === 'reject' && (
        <RejectDialog
          onOk={(reason) => {
            close();
            decide.mutate({ action: 'reject', body: { reason }, told: t('rejected') });
          }}
          onClose={close}
        />
      )}
    </section>
  );
};

/** Who did what with the draft. */
const DraftLog = ({ draft }: { readonly draft: DraftDetail }) => {
  const { t, long, language } = useWords();
  const directory = useDirectory();
  const steps = draft.log.filter(
    ({ action }, index) => action !== 'saved' || draft.log[index + 1]?.action !== 'saved',
  );
  if (steps.length === 0) return null;
  return (
    <details>
      <summary>{t('historyTitle')}</summary>
      <ol>
        {steps.map((entry) => (
          <li key={`${entry.at}-${entry.action}`}>
            {long(entry.at)} · {draftActionLabel(language, entry.action)} ·{' '}
            {entry.personId ? directory.person(entry.personId) : t('bySystem')}
            {entry.note && ` · ${entry.note}`}
          </li>
        ))}
      </ol>
    </details>
  );
};
