import type { SafetyAct, SafetyActName, WholeSafetyFile } from '@tingsu/contracts';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ActFieldInput } from './act-field';
import { ACT_FORMS } from './act-fields';
import { givenOf, isComplete, type ActValues } from './act-values';
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
  const [now] = useState(() => new Date().toISOString());
  const [key] = useState(newKey);
  const form = ACT_FORMS[act];
  const fields = form?.fields ?? [];
  const [values, setValues] = useState<ActValues>(() =>
    Object.fromEntries(
      fields.map(({ name, kind, required }) => [
        name,
        kind === 'instant' && required ? now : kind === 'number' ? null : '',
      ]),
    ),
  );
  const sending = useSafetyAct(file.fileId, () => {
    void message.success(t('safetySaved'));
    onClose();
  });
  const body = {
    act,
    ...(act === 'giveTask' ? { taskId: key } : {}),
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
      {fields.map((field) => (
        <ActFieldInput
          key={field.name}
          field={field}
          tasks={file.state.sort === 'emergency' ? file.state.tasks : []}
          value={values[field.name]}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
    </Modal>
  );
};
