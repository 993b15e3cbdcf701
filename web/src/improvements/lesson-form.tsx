import type { Lesson } from '@tingsu/contracts';
import { App, Button, Input, Modal } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Line, Words } from './field';
import { fetchFromCase, useTellingLesson } from './use-lessons';

/** Writes a typical case, from nothing or from the opinion of a case. */
export const LessonForm = ({
  lesson,
  onClose,
}: {
  readonly lesson: Lesson | null;
  onClose(): void;
}) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const draft = useFormDraft('lesson', lesson?.lessonId ?? 'new', () => ({
    ...{ lessonId: lesson?.lessonId ?? newKey(), version: lesson?.version ?? 0, caseNo: '' },
    ...{ title: lesson?.title ?? '', text: lesson?.text ?? '' },
    ...{ category: lesson?.category ?? null, causes: lesson?.causes ?? [] },
  }));
  const { typed, change } = draft;
  const { lessonId, caseNo, ...body } = typed;
  const saving = useTellingLesson('PUT', () => {
    draft.sent();
    void message.success(t('actionSaved'));
    onClose();
  });
  const taking = useMutation({
    mutationFn: fetchFromCase,
    onSuccess: change,
  });
  const error = saving.error ?? taking.error;
  return (
    <Modal
      open
      title={t('lessonWrite')}
      okText={t('actionSave')}
      cancelText={t('cancel')}
      okButtonProps={{
        loading: saving.isPending,
        disabled: !body.title.trim() || !body.text.trim(),
      }}
      onOk={() => saving.mutate({ path: `/lessons/${lessonId}`, body })}
      onCancel={onClose}
    >
      {error && <ProblemView error={error} />}
      <FormDraftNotes draft={draft} names={{ title: t('actionTitle'), text: t('lessonText') }} />
      {!lesson && (
        <div className="row">
          <Input
            aria-label={t('lessonCaseNo')}
            placeholder={t('lessonCaseNo')}
            value={caseNo}
            onChange={({ target }) => change({ caseNo: target.value })}
          />
          <Button
            disabled={!caseNo.trim()}
            loading={taking.isPending}
            onClick={() => taking.mutate(caseNo.trim())}
          >
            {t('lessonTake')}
          </Button>
        </div>
      )}
      <Line name={t('actionTitle')} value={body.title} onChange={(title) => change({ title })} />
      <Words
        name={t('lessonText')}
        help={t('lessonNobody')}
        max={10_000}
        value={body.text}
        onChange={(text) => change({ text })}
      />
    </Modal>
  );
};
