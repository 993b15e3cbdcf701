import {
  CORRECTED_FIELDS,
  type CorrectionTaken,
  isBlank,
  REVEALED_FIELD_NAMES,
  REVEALED_FIELDS,
  type RevealedField,
} from '@tingsu/contracts';
import { App, Form, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { asProblem } from '../api/problem';
import type { ComplaintView } from '../api/types';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { FIELD_NAMES } from './field-names';
import { useCorrection } from './use-correction';
import '../i18n/contact';

interface Typed {
  readonly fields: Partial<Record<RevealedField, string>>;
  readonly reason: string;
}
interface Props {
  readonly complaint: ComplaintView;
  /** Where the keyboard begins. */
  readonly first: RevealedField;
  onClose(): void;
}

/** The right values of what was wrong or missing of a person. What is there is shown masked, never filled in. */
export const CorrectDialog = ({ complaint, first, onClose }: Props) => {
  const { t, list, long, reason: textOf } = useWords();
  const { message, modal } = App.useApp();
  const directory = useDirectory();
  const { complaintNo, complainant, additionCount, reveals = [] } = complaint;
  const send = useCorrection(complaintNo);
  const [form] = Form.useForm<Typed>();
  const [typed, setTyped] = useState(false);
  // What somebody adds while the dialog is open was not seen by who types here.
  const [asOf] = useState(additionCount);
  const offered = REVEALED_FIELD_NAMES.filter((field) => reveals.includes(REVEALED_FIELDS[field]));
  const problem = send.error ? asProblem(send.error) : null;
  useEffect(() => {
    window.setTimeout(() => form.focusField(['fields', first]), 0);
  }, [form, first]);
  const tell = ({ meanwhile }: CorrectionTaken, fields: readonly RevealedField[]): void => {
    void message.success(
      t('correctSaved', { fields: list(fields.map((field) => t(FIELD_NAMES[field]))) }),
    );
    if (meanwhile.length === 0) return;
    modal.warning({
      title: t('correctMeanwhile'),
      content: meanwhile.map(({ field, by, at }) => (
        <p key={`${field}-${at}`}>
          {t('correctMeanwhileOne', {
            ...{ who: directory.person(by), at: long(at), field: t(FIELD_NAMES[field]) },
          })}
        </p>
      )),
    });
  };
  const save = async ({ fields, reason }: Typed): Promise<void> => {
    const filled = offered.filter((field) => !isBlank(fields[field] ?? ''));
    if (filled.length === 0) {
      form.setFields([{ name: ['fields', first], errors: [t('correctNothing')] }]);
      form.focusField(['fields', first]);
      return;
    }
    const right = Object.fromEntries(filled.map((field) => [field, fields[field]]));
    const seen = asOf === undefined ? {} : { asOf };
    tell(await send.mutateAsync({ fields: right, reason: reason.trim(), ...seen }), filled);
    onClose();
  };
  useEffect(() => {
    if (!problem) return;
    form.setFields(
      problem.errors.map(({ path, code, message: said }) => ({
        name: path === 'reason' ? 'reason' : ['fields', path.split('.')[1] as RevealedField],
        errors: [textOf(code) ?? said],
      })),
    );
  }, [form, problem, textOf]);
  return (
    <Modal
      open
      title={t('correctTitle')}
      width={680}
      okText={t('correctSave')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: send.isPending, 'data-testid': 'correct-save' }}
      mask={{ closable: !typed }}
      keyboard={!typed}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {problem && problem.errors.length === 0 && <ProblemView error={problem} />}
      <p className="soft">{t('correctHelp')}</p>
      <Form
        form={form}
        layout="vertical"
        autoComplete="off"
        requiredMark={false}
        initialValues={{ fields: {}, reason: '' }}
        onValuesChange={() => setTyped(true)}
        onFinish={(values: Typed) => void save(values).catch(() => undefined)}
      >
        <div className="correct-fields">
          {offered.map((field) => (
            <Form.Item
              key={field}
              name={['fields', field]}
              label={capital(t(FIELD_NAMES[field]))}
              extra={t('correctNow', { masked: shown(complainant[field] ?? t('correctNone')) })}
              validateTrigger="onBlur"
              rules={[{ validator: (_, written: string) => checked(field, written, textOf) }]}
            >
              <Input allowClear maxLength={CORRECTED_FIELDS[field].max} />
            </Form.Item>
          ))}
        </div>
        <Form.Item
          name="reason"
          label={t('correctReason')}
          extra={t('correctReasonHint')}
          rules={[{ required: true, whitespace: true, min: 4, message: t('contactWhyShort') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What is wrong with a value, as the server would say it. */
function checked(
  field: RevealedField,
  written: string | undefined,
  textOf: (code: string) => string | null,
): Promise<void> {
  if (isBlank(written ?? '')) return Promise.resolve();
  const reading = CORRECTED_FIELDS[field].read(written ?? '');
  return 'problem' in reading
    ? Promise.reject(new Error(textOf(reading.problem) ?? reading.problem))
    : Promise.resolve();
}
