import type { SafetySort } from '@tingsu/contracts';
import { App, Modal, Select } from 'antd';
import { useId } from 'react';
import { useNavigate } from 'react-router';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import '../i18n/safety';
import { useDirectory } from '../kit/directory';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ActFieldInput } from './act-field';
import { OPEN_FORMS } from './act-fields';
import { givenOf, isComplete, namesOf, type ActValues } from './act-values';
import './safety.css';
import { useOpenSafetyFile, type Opening } from './use-safety';

interface Props {
  readonly sort: SafetySort;
  /** What is known already, such as the case. */
  readonly known?: ActValues;
  readonly campus?: string;
  onClose(): void;
}

/** Starts an emergency plan, a watch of the media, or proposes a restriction. */
export const OpenDialog = ({ sort, known = {}, campus: given, onClose }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const directory = useDirectory();
  const id = useId();
  const draft = useFormDraft<ActValues>(
    'safetyFile',
    `${sort}-${String(known['caseNo'] ?? 'new')}`,
    () => ({
      ...{ fileId: newKey(), campus: given ?? null },
      ...known,
    }),
  );
  const { typed: values, change } = draft;
  const fileId = String(values['fileId']);
  const form = OPEN_FORMS[sort];
  const fields = form?.fields ?? [];
  const campus = String(values['campus'] ?? directory.campuses[0]?.code ?? '');
  const opening = useOpenSafetyFile(fileId, () => {
    draft.sent();
    void message.success(t('safetySaved'));
    onClose();
    void navigate(`/safety/${fileId}`);
  });
  return (
    <Modal
      open
      title={form && t(form.text)}
      okText={t('safetySave')}
      cancelText={t('cancel')}
      okButtonProps={{
        disabled: campus === '' || !isComplete(fields, values),
        loading: opening.isPending,
      }}
      onOk={() => opening.mutate({ sort, campus, ...givenOf(fields, values) } as Opening)}
      onCancel={onClose}
    >
      {opening.error && <ProblemView error={opening.error} />}
      <FormDraftNotes draft={draft} names={namesOf(fields, t)} />
      <div className="safety-field">
        <label htmlFor={id}>{t('safetyReportCampus')}</label>{' '}
        <Select
          id={id}
          className="safety-choice"
          value={campus}
          options={directory.campuses.map(({ code }) => ({
            value: code,
            label: directory.campus(code),
          }))}
          onChange={(value) => change({ campus: value })}
        />
      </div>
      {fields.map((field) => (
        <ActFieldInput
          key={field.name}
          field={field}
          tasks={[]}
          value={values[field.name]}
          onChange={(value) => change({ [field.name]: value })}
        />
      ))}
    </Modal>
  );
};
