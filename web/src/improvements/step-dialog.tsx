import type { ImprovementDetail } from '@tingsu/contracts';
import { App, Modal, Radio } from 'antd';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Day, Line, Words } from './field';
import { useTellingImprovement } from './use-improvements';

export type Step = 'close' | 'move' | 'withdraw' | 'check';
const TITLES = {
  close: 'actionClose',
  move: 'actionMove',
  withdraw: 'actionWithdraw',
  check: 'actionCheckIt',
} as const satisfies Record<Step, string>;
const RESULTS = ['improved', 'again', 'followUp'] as const;
type Result = (typeof RESULTS)[number];

interface Typed {
  readonly words: string;
  readonly dueOn: string;
  readonly result: Result | null;
  readonly title: string;
  readonly what: string;
  readonly actionId: string;
}

/** What is sent; null while something is missing. */
function bodyOf(step: Step, { words, dueOn, result, title, what, actionId }: Typed): object | null {
  if (words.trim() === '') return null;
  if (step === 'close') return { proof: words };
  if (step === 'withdraw') return { reason: words };
  if (step === 'move') return dueOn ? { reason: words, dueOn } : null;
  if (result === 'improved') return { result, words };
  if (result === null || dueOn === '') return null;
  if (result === 'again') return { result, words, dueOn };
  return title.trim() && what.trim() ? { result, words, dueOn, title, what, actionId } : null;
}

const NAMES = {
  close: 'actionProof',
  move: 'actionReason',
  withdraw: 'actionReason',
  check: 'actionFound',
} as const satisfies Record<Step, string>;

/** One step of an improvement action. */
export const StepDialog = ({
  action,
  step,
  onClose,
}: {
  readonly action: ImprovementDetail;
  readonly step: Step;
  onClose(): void;
}) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const draft = useFormDraft<Typed>('improvementStep', `${action.actionId}-${step}`, () => ({
    ...{ words: '', dueOn: '', result: null, title: '', what: '', actionId: newKey() },
  }));
  const { typed, change } = draft;
  const sending = useTellingImprovement<ImprovementDetail>(
    `/improvements/${action.actionId}/${step}`,
    () => {
      draft.sent();
      void message.success(t('actionSaved'));
      onClose();
    },
  );
  const body = bodyOf(step, typed);
  const { result } = typed;
  const asksDay = step === 'move' || (step === 'check' && result !== null && result !== 'improved');
  return (
    <Modal
      open
      title={t(TITLES[step])}
      okText={t('actionSave')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: sending.isPending, disabled: body === null }}
      onOk={() => body && sending.mutate(body)}
      onCancel={onClose}
    >
      {sending.error && <ProblemView error={sending.error} />}
      <FormDraftNotes
        draft={draft}
        names={{ words: t(NAMES[step]), title: t('actionTitle'), what: t('actionWhat') }}
      />
      {step === 'check' && (
        <fieldset className="plain-fieldset">
          <legend>{t('actionReally')}</legend>
          <Radio.Group
            value={result}
            options={RESULTS.map((value) => ({ value, label: t(`actionResult_${value}`) }))}
            onChange={({ target }) => change({ result: target.value as Result })}
          />
        </fieldset>
      )}
      <Words
        name={t(NAMES[step])}
        {...(step === 'close' ? { help: t('actionProofHelp') } : {})}
        value={typed.words}
        onChange={(words) => change({ words })}
      />
      {step === 'check' && result === 'followUp' && (
        <>
          <h3>{t('actionFollow')}</h3>
          <Line
            name={t('actionTitle')}
            value={typed.title}
            onChange={(title) => change({ title })}
          />
          <Words name={t('actionWhat')} value={typed.what} onChange={(what) => change({ what })} />
        </>
      )}
      {asksDay && (
        <Day name={t('actionDueOn')} value={typed.dueOn} onChange={(dueOn) => change({ dueOn })} />
      )}
    </Modal>
  );
};
