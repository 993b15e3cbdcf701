import type { SafetyAct, SafetyActName, WholeSafetyFile } from '@tingsu/contracts';
import { App, Modal } from 'antd';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ActFieldInput } from './act-field';
import { ACT_FORMS } from './act-fields';
import { givenOf, isComplete, namesOf, type ActValues } from './act-values';
import { useSafetyAct } from './use-safety';

interface Props {
  readonly file: WholeSafetyFile;
  readonly act: SafetyActName;
  onClose(): void;
}

/** One thing that was done, in the words of who did it. */
export const ActDialog = ({ file, act, onClose }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const form = ACT_FORMS[act];
  const fields = form?.fields ?? [];
  const draft = useFormDraft<ActValues>('safetyAct', `${file.fileId}-${act}`, () => {
    const now = new Date().toISOString();
    return {
      key: newKey(),
      ...Object.fromEntries(
        fields.map(({ name, kind, required }) => [
          name,
          kind === 'instant' && required ? now : kind === 'number' ? null : '',
        ]),
      ),
    };
  });
  const { typed: values, change } = draft;
  const sending = useSafetyAct(file.fileId, () => {
    draft.sent();
    void message.success(t('safetySaved'));
    onClose();
  });
  const body = {
    act,
    ...(act === 'giveTask' ? { taskId: values['key'] } : {}),
    ...givenOf(fields, values),
  };
  return (
    <Modal
      open
      title={form && t(form.text)}
      okText={t('safetySave')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isComplete(fields, values), loading: sending.isPending }}
      onOk={() => sending.mutate(body as SafetyAct)}
      onCancel={onClose}
    >
      {sending.error && <ProblemView error={sending.error} />}
      <FormDraftNotes draft={draft} names={namesOf(fields, t)} />
      {fields.map((field) => (
        <ActFieldInput
          key={field.name}
          field={field}
          tasks={file.state.sort === 'emergency' ? file.state.tasks : []}
          value={values[field.name]}
          onChange={(value) => change({ [field.name]: value })}
        />
      ))}
    </Modal>
  );
};
