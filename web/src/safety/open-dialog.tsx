import type { SafetySort } from '@tingsu/contracts';
import { App, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import '../i18n/safety';
import { useDirectory } from '../kit/directory';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ActFieldInput } from './act-field';
import { OPEN_FORMS } from './act-fields';
import { givenOf, isComplete, type ActValues } from './act-values';
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
  const [fileId] = useState(newKey);
  const [chosen, setChosen] = useState<string | undefined>(given);
  const [values, setValues] = useState<ActValues>(known);
  const form = OPEN_FORMS[sort];
  const fields = form?.fields ?? [];
  const campus = chosen ?? directory.campuses[0]?.code ?? '';
  const opening = useOpenSafetyFile(fileId, () => {
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
          onChange={(value) => setChosen(value)}
        />
      </div>
      {fields.map((field) => (
        <ActFieldInput
          key={field.name}
          field={field}
          tasks={[]}
          value={values[field.name]}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
    </Modal>
  );
};
