import type { Lesson } from '@tingsu/contracts';
import { App, Modal, Select } from 'antd';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { useDirectory } from '../kit/directory';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Day, Field, Line } from './field';
import { useTellingLesson } from './use-lessons';

/** Asks people to read a typical case, or a rule by its name. */
export const ReadingForm = ({
  lesson,
  onClose,
}: {
  readonly lesson: Lesson | null;
  onClose(): void;
}) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const draft = useFormDraft('reading', lesson?.lessonId ?? 'new', () => ({
    ...{ readingId: newKey(), title: lesson?.title ?? '', dueOn: '' },
    departments: [] as readonly string[],
  }));
  const { typed, change } = draft;
  const { title, departments, dueOn } = typed;
  const asking = useTellingLesson('POST', () => {
    draft.sent();
    void message.success(t('readingAsked'));
    onClose();
  });
  const body = { ...typed, lessonId: lesson?.lessonId ?? null };
  return (
    <Modal
      open
      title={t('readingAsk')}
      okText={t('readingAskIt')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: asking.isPending, disabled: !title.trim() || !dueOn }}
      onOk={() => asking.mutate({ path: '/readings', body })}
      onCancel={onClose}
    >
      {asking.error && <ProblemView error={asking.error} />}
      <FormDraftNotes draft={draft} names={{ title: t('readingWhat') }} />
      <Line
        name={t('readingWhat')}
        help={t('readingWhatHelp')}
        max={120}
        value={title}
        onChange={(words) => change({ title: words })}
      />
      <Field name={t('readingWho')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            className="box-choice"
            placeholder={t('readingEverybody')}
            optionFilterProp="label"
            value={[...departments]}
            options={directory.departments.map(({ code }) => ({
              value: code,
              label: directory.department(code),
            }))}
            onChange={(codes: string[]) => change({ departments: codes })}
          />
        )}
      </Field>
      <Day name={t('readingUntil')} value={dueOn} onChange={(day) => change({ dueOn: day })} />
    </Modal>
  );
};
