import type { LearningKind, LearningRecord } from '@tingsu/contracts';
import { App, Modal, Select } from 'antd';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { useDirectory } from '../kit/directory';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Day, Field, Line, Words } from './field';
import { MinutesFields, namesIn } from './minutes-fields';
import { useTellingLesson } from './use-lessons';

interface Props {
  readonly kind: LearningKind;
  /** Null for a new one. */
  readonly record: LearningRecord | null;
  onClose(): void;
}

const NOTHING_REVIEWED = { from: '', to: '', caseNos: [], causes: [] };

const emptyOf = () => ({
  ...{ recordId: newKey(), version: 0, department: '', title: '', plannedOn: '', text: '' },
  ...{ heldOn: null, people: [], minutes: null },
});

const startOf = (known: LearningRecord | null) => {
  const { recordId, version, department, title, plannedOn, heldOn, text, people, minutes } =
    known ?? emptyOf();
  const { caseNos, ...reviewed } = minutes ?? NOTHING_REVIEWED;
  return {
    ...{ recordId, version, department, title, plannedOn, heldOn: heldOn ?? '', text, people },
    ...{ ...reviewed, caseNos: caseNos.join(' ') },
  };
};
type Form = ReturnType<typeof startOf>;

/** Who says what a meeting reviewed says of which period. */
const isComplete = ({ department, title, plannedOn, from, to, ...form }: Form): boolean => {
  const hasPeriod = from !== '' && to !== '';
  const isSilent = [from, to, form.caseNos.trim(), ...form.causes].every((word) => word === '');
  return department !== '' && title.trim() !== '' && plannedOn !== '' && (hasPeriod || isSilent);
};

const bodyOf = (kind: LearningKind, { recordId: _id, ...form }: Form) => {
  const { heldOn, from, to, caseNos, causes, ...given } = form;
  const minutes = from && to ? { from, to, caseNos: namesIn(caseNos), causes } : null;
  return { ...given, kind, heldOn: heldOn || null, ...(kind === 'meeting' ? { minutes } : {}) };
};

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
  return (
    <Modal
      open
      title={t(`recordNew_${kind}`)}
      okText={t('actionSave')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: saving.isPending, disabled: !isComplete(form) }}
      onOk={() =>
        saving.mutate({ path: `/learning-records/${form.recordId}`, body: bodyOf(kind, form) })
      }
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
      {kind === 'meeting' && <MinutesFields form={form} change={change} />}
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
