import type { LearningKind, LearningRecord } from '@tingsu/contracts';
import { App, Modal, Select } from 'antd';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { useDirectory } from '../kit/directory';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Day, Field, Line, Words } from './field';
import { useTellingLesson } from './use-lessons';

interface Props {
  readonly kind: LearningKind;
  /** Null for a new one. */
  readonly record: LearningRecord | null;
  onClose(): void;
}

const startOf = (record: LearningRecord | null) => ({
  recordId: record?.recordId ?? newKey(),
  version: record?.version ?? 0,
  department: record?.department ?? '',
  title: record?.title ?? '',
  plannedOn: record?.plannedOn ?? '',
  heldOn: record?.heldOn ?? '',
  text: record?.text ?? '',
  people: record?.people ?? [],
});

/** Plans an inspection, a meeting or a training, and later says what came of it. */
export const RecordForm = ({ kind, record, onClose }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const draft = useFormDraft('learningRecord', record?.recordId ?? `new-${kind}`, () =>
    startOf(record),
  );
  const { typed: form, change } = draft;
  const saving = useTellingLesson('PUT', () => {
    draft.sent();
    void message.success(t('actionSaved'));
    onClose();
  });
  const { recordId, heldOn, ...given } = form;
  const body = { ...given, kind, heldOn: heldOn || null };
  const complete = form.department && form.title.trim() && form.plannedOn;
  return (
    <Modal
      open
      title={t(`recordNew_${kind}`)}
      okText={t('actionSave')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: saving.isPending, disabled: !complete }}
      onOk={() => saving.mutate({ path: `/learning-records/${recordId}`, body })}
      onCancel={onClose}
    >
      {saving.error && <ProblemView error={saving.error} />}
      <FormDraftNotes
        draft={draft}
        names={{ title: t('recordTitle'), text: t(`recordText_${kind}`) }}
      />
      <Line
        name={t('recordTitle')}
        max={120}
        value={form.title}
        onChange={(title) => change({ title })}
      />
      <Field name={t('actionDepartment')}>
        {(id) => (
          <Select
            id={id}
            className="box-choice"
            showSearch={{ optionFilterProp: 'label' }}
            value={form.department || undefined}
            options={directory.departments.map(({ code, campus }) => ({
              value: code,
              label: `${directory.department(code)} · ${directory.campus(campus)}`,
            }))}
            onChange={(department: string) => change({ department })}
          />
        )}
      </Field>
      <Day
        name={t('recordPlanned')}
        value={form.plannedOn}
        onChange={(plannedOn) => change({ plannedOn })}
      />
      <Day name={t('recordHeld')} value={form.heldOn} onChange={(day) => change({ heldOn: day })} />
      <Words
        name={t(`recordText_${kind}`)}
        max={10_000}
        value={form.text}
        onChange={(text) => change({ text })}
      />
      <Field name={t('recordPeople')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            className="box-choice"
            optionFilterProp="label"
            value={form.people}
            options={directory.staff.map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(people: string[]) => change({ people })}
          />
        )}
      </Field>
    </Modal>
  );
};
