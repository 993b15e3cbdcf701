import type { SafetyAct, SafetyActName } from '@tingsu/contracts';
import { App, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { InstantInput } from '../casepage/instant-input';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ACT_FORMS, type ActField } from './act-fields';
import { useSafetyAct } from './use-safety';

type Values = Readonly<Record<string, string>>;

const Field = ({
  field,
  value,
  onChange,
}: {
  readonly field: ActField;
  readonly value: string;
  onChange(value: string): void;
}) => {
  const { t } = useWords();
  const id = useId();
  const name = t(field.text);
  return (
    <div className="safety-field">
      {field.kind === 'instant' ? (
        <>
          <span>{name}</span>{' '}
          <InstantInput
            label={name}
            value={value || null}
            onChange={(instant) => onChange(instant ?? '')}
          />
        </>
      ) : (
        <>
          <label htmlFor={id}>{name}</label>
          {field.kind === 'line' ? (
            <Input
              id={id}
              maxLength={100}
              value={value}
              onChange={({ target }) => onChange(target.value)}
            />
          ) : (
            <Input.TextArea
              id={id}
              rows={4}
              maxLength={5_000}
              value={value}
              onChange={({ target }) => onChange(target.value)}
            />
          )}
        </>
      )}
    </div>
  );
};

interface Props {
  readonly fileId: string;
  readonly act: SafetyActName;
  onClose(): void;
}

/** One thing that was done, in the words of who did it. */
export const ActDialog = ({ fileId, act, onClose }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const [now] = useState(() => new Date().toISOString());
  const form = ACT_FORMS[act];
  const fields = form?.fields ?? [];
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fields.map(({ name, kind }) => [name, kind === 'instant' ? now : ''])),
  );
  const sending = useSafetyAct(fileId, () => {
    void message.success(t('safetySaved'));
    onClose();
  });
  const given = Object.entries(values).filter(([, value]) => value.trim() !== '');
  const isComplete =
    given.length > 0 && fields.every(({ name, required }) => !required || values[name]?.trim());
  return (
    <Modal
      open
      title={form && t(form.text)}
      okText={t('safetySave')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isComplete, loading: sending.isPending }}
      onOk={() => sending.mutate({ act, ...Object.fromEntries(given) } as SafetyAct)}
      onCancel={onClose}
    >
      {sending.error && <ProblemView error={sending.error} />}
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
    </Modal>
  );
};
