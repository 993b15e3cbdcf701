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

const HOME = {
  policy: '/policies',
  calendar: '/calendars',
  bindings: '/policies/where',
} as const satisfies Record<DraftDetail['kind'], string>;

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
        'bindings',
        'binding-sets',
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

type Asked = 'submit' | 'approve' | 'reject' | 'discard';

/** Saves what is typed, then submits; `saveFailed` when it could not be saved. */
const useSubmit = ({ beforeSubmit }: Props, decide: ReturnType<typeof useDecision>) => {
  const { t } = useWords();
  const [saveFailed, setSaveFailed] = useState(false);
  const submit = async (): Promise<void> => {
    const isSaved = (await beforeSubmit?.()) ?? true;
    setSaveFailed(!isSaved);
    if (isSaved) decide.mutate({ action: 'submit', body: {}, told: t('submitted') });
  };
  return { submit, saveFailed };
};

const useDiscard = (draft: DraftDetail) => {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: () => request('DELETE', draftPath(draft.draftId)),
    onSuccess: () => {
      void message.success(t('discarded'));
      void client.invalidateQueries({ queryKey: ['drafts'] });
      client.removeQueries({ queryKey: draftKey(draft.draftId) });
      void navigate(HOME[draft.kind]);
    },
  });
};

interface StageProps {
  readonly draft: DraftDetail;
  readonly busy: boolean;
  onAsk(asked: Asked): void;
}

/** While the draft is written: submit or discard it, for who may change it. */
const WhileEditing = ({ draft, busy, onAsk }: StageProps) => {
  const { t } = useWords();
  const edits = useHasRole('tenant_admin');
  const count = draft.problems.length;
  if (!edits) return <p className="soft">{t('readOnly')}</p>;
  return (
    <>
      {count > 0 && <p>{t('submitBlocked', { count })}</p>}
      <div className="row">
        <Button type="primary" loading={busy} disabled={count > 0} onClick={() => onAsk('submit')}>
          {t('submit')}
        </Button>
        <Button danger onClick={() => onAsk('discard')}>
          {t('discard')}
        </Button>
      </div>
    </>
  );
};

/** While the draft waits: a second person decides, never its author. */
const WhileSubmitted = ({ draft, busy, onAsk }: StageProps) => {
  const { t } = useWords();
  const decides = useHasRole('leader', 'tenant_admin');
  const isOwn = useSession()?.personId === draft.author;
  if (isOwn)
    return (
      <>
        <p>{t('ownDraft')}</p>
        <p className="soft">{t('waitsForSecond')}</p>
      </>
    );
  if (!decides) return <p>{t('waitsForSecond')}</p>;
  return (
    <>
      <p>{t('mayApprove')}</p>
      <div className="row">
        <Button type="primary" loading={busy} onClick={() => onAsk('approve')}>
          {t('approve')}
        </Button>
        <Button danger onClick={() => onAsk('reject')}>
          {t('reject')}
        </Button>
      </div>
    </>
  );
};

interface QuestionProps {
  readonly asked: Asked | null;
  readonly effectiveFrom: string;
  onClose(): void;
  onAnswer(asked: Asked, reason?: string): void;
}

/** Asks once more before anything is decided. */
const Question = ({ asked, effectiveFrom, onClose, onAnswer }: QuestionProps) => {
  const { t } = useWords();
  if (asked === null) return null;
  if (asked === 'reject')
    return <RejectDialog onOk={(reason) => onAnswer(asked, reason)} onClose={onClose} />;
  const text = {
    submit: t('submitAsk'),
    approve: t('approveAsk', { date: effectiveFrom }),
    discard: t('discardAsk'),
  }[asked];
  return (
    <Confirm
      danger={asked === 'discard'}
      title={t(asked)}
      text={text}
      onOk={() => onAnswer(asked)}
      onClose={onClose}
    />
  );
};

const Stages = ({ draft }: { readonly draft: DraftDetail }) => {
  const { t } = useWords();
  if (draft.state === 'discarded') return null;
  const labels = [t('stepEditing'), t('stepSubmitted'), t('stepScheduled'), t('stepInForce')];
  return (
    <Steps
      size="small"
      responsive
      current={STEPS.findIndex((step) => step === draft.state)}
      items={labels.map((title) => ({ title }))}
      aria-label={t('decisionTitle')}
    />
  );
};

/** Where the draft stands and who may do what with it. Its author never approves it (two persons). */
export const DecisionPanel = (props: Props) => {
  const { draft } = props;
  const { t } = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const decide = useDecision(draft);
  const discard = useDiscard(draft);
  const { submit, saveFailed } = useSubmit(props, decide);
  const answer = (given: Asked, reason?: string): void => {
    setAsked(null);
    if (given === 'submit') void submit();
    if (given === 'discard') discard.mutate();
    if (given === 'approve') decide.mutate({ action: 'approve', body: {}, told: t('approved') });
    if (given === 'reject')
      decide.mutate({ action: 'reject', body: { reason }, told: t('rejected') });
  };
  const error = decide.error ?? discard.error;
  const stage: StageProps = { draft, busy: decide.isPending, onAsk: setAsked };
  return (
    <section className="card decision" aria-labelledby="title-decision">
      <h2 id="title-decision">{t('decisionTitle')}</h2>
      <Stages draft={draft} />
      {draft.rejection && draft.state === 'editing' && (
        <Alert type="warning" showIcon title={t('rejectedBecause', { reason: draft.rejection })} />
      )}
      {saveFailed && <Alert type="error" showIcon title={t('saveFailed')} />}
      {error && <ProblemView error={error} />}
      {draft.state === 'editing' && <WhileEditing {...stage} />}
      {draft.state === 'submitted' && <WhileSubmitted {...stage} />}
      {draft.state === 'scheduled' && <p>{t('scheduledFor', { date: draft.effectiveFrom })}</p>}
      {draft.state === 'in_force' && <p>{t('inForceSince', { date: draft.effectiveFrom })}</p>}
      <DraftLog draft={draft} />
      <Question
        asked={asked}
        effectiveFrom={draft.effectiveFrom}
        onClose={() => setAsked(null)}
        onAnswer={answer}
      />
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
