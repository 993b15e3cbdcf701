import type { AccountabilityMatter, Change, MatterAct } from '@tingsu/contracts';
import { App, Modal } from 'antd';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { Words } from '../improvements/field';
import { useWords } from '../kit/words';
import { ChangeLine } from './change-line';
import { LinesTable } from './lines-table';
import { Refusal } from './refusal';
import { useActing } from './use-matters';

/** Acts in which lines may be changed, within the limits of their rules. */
const CHANGING: readonly MatterAct[] = ['decide', 'decideAppeal'];

/** One act on a matter, with its reason. */
export const StepForm = ({
  matter,
  act,
  onClose,
}: {
  readonly matter: AccountabilityMatter;
  readonly act: MatterAct;
  onClose(): void;
}) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const draft = useFormDraft('accountabilityStep', `${matter.matterId}-${act}`, () => ({
    reason: '',
    changes: [] as readonly Change[],
  }));
  const { reason, changes } = draft.typed;
  const acting = useActing(matter, act, () => {
    draft.sent();
    void message.success(t('accSaved'));
    onClose();
  });
  const changing = CHANGING.includes(act);
  return (
    <Modal
      open
      width={changing ? 960 : 520}
      title={t(`accAct_${act}`)}
      okText={t('accSend')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: acting.isPending, disabled: reason.trim() === '' }}
      onOk={() => acting.mutate({ reason, ...(changing ? { changes } : {}) })}
      onCancel={onClose}
    >
      {acting.error && <Refusal error={acting.error} />}
      <FormDraftNotes draft={draft} names={{ reason: t('accReason') }} />
      {changing && (
        <LinesTable
          lines={matter.lines}
          more={(line) => (
            <ChangeLine
              line={line}
              changes={changes}
              onChange={(next) => draft.change({ changes: next })}
            />
          )}
        />
      )}
      <Words
        name={t('accReason')}
        value={reason}
        onChange={(words) => draft.change({ reason: words })}
      />
    </Modal>
  );
};
