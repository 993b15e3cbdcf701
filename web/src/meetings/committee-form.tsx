import { COMMITTEE_KINDS, type Committee, type SaveCommittee } from '@tingsu/contracts';
import { App, Checkbox, Input, Modal, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useSaveCommittee } from './use-committees';

interface Props {
  /** Null for a new one. */
  readonly committee: Committee | null;
  onClose(): void;
}

const NEW: SaveCommittee = {
  kind: 'technical',
  campus: null,
  name: { zh: '', en: '' },
  members: [],
  chair: '',
  secretary: '',
  legalAdviser: null,
  active: true,
  version: 0,
};
const bodyOf = ({ code: _code, mayEdit: _mayEdit, ...body }: Committee): SaveCommittee => body;

/** Makes a committee, or changes one. */
export const CommitteeForm = ({ committee, onClose }: Props) => {
  const { t, options } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const id = useId();
  const draft = useFormDraft('committee', committee?.code ?? 'new', () => ({
    code: committee?.code ?? '',
    ...(committee ? bodyOf(committee) : NEW),
  }));
  const { change } = draft;
  const { code, ...wanted } = draft.typed;
  const saving = useSaveCommittee(code, () => {
    draft.sent();
    void message.success(t('committeeSaved'));
    onClose();
  });
  const { name, members, chair, secretary, legalAdviser, campus, kind, active } = wanted;
  const people = directory.staff.map((one) => ({
    value: one.id,
    label: [one.name, ...one.departments.map(directory.department)].join(' · '),
  }));
  const isComplete =
    [code, name.zh.trim(), name.en.trim(), chair, secretary].every(Boolean) && members.length >= 2;
  const line = (key: string, text: string, control: ReactNode) => (
    <p>
      <label htmlFor={`${id}-${key}`}>{text}</label>
      {control}
    </p>
  );
  const choice = { className: 'box-choice', showSearch: { optionFilterProp: 'label' } };
  return (
    <Modal
      open
      title={t(committee ? 'committeeChange' : 'committeeNew')}
      okText={t('committeeSave')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isComplete, loading: saving.isPending }}
      onOk={() => saving.mutate(wanted)}
      onCancel={onClose}
    >
      {saving.error && <ProblemView error={saving.error} />}
      <FormDraftNotes draft={draft} names={{}} />
      {line(
        'zh',
        t('committeeNameZh'),
        <Input
          id={`${id}-zh`}
          maxLength={100}
          value={name.zh}
          onChange={({ target }) => change({ name: { ...name, zh: target.value } })}
        />,
      )}
      {line(
        'en',
        t('committeeNameEn'),
        <Input
          id={`${id}-en`}
          maxLength={100}
          value={name.en}
          onChange={({ target }) => change({ name: { ...name, en: target.value } })}
        />,
      )}
      {line(
        'code',
        t('committeeCode'),
        <Input
          id={`${id}-code`}
          maxLength={30}
          disabled={committee !== null}
          value={code}
          onChange={({ target }) => change({ code: target.value })}
        />,
      )}
      {line(
        'kind',
        t('committeeKindField'),
        <Select
          {...choice}
          id={`${id}-kind`}
          value={kind}
          options={options('committeeKind').filter(({ value }) =>
            COMMITTEE_KINDS.some((one) => one === value),
          )}
          onChange={(value: string) =>
            change({ kind: COMMITTEE_KINDS.find((one) => one === value) ?? kind })
          }
        />,
      )}
      {line(
        'campus',
        t('committeeCampus'),
        <Select
          {...choice}
          id={`${id}-campus`}
          allowClear
          placeholder={t('committeeOfGroup')}
          value={campus}
          options={directory.campuses.map((one) => ({
            value: one.code,
            label: directory.campus(one.code),
          }))}
          onChange={(value?: string | null) => change({ campus: value ?? null })}
        />,
      )}
      {line(
        'members',
        t('committeeMembers'),
        <Select
          {...choice}
          id={`${id}-members`}
          mode="multiple"
          value={members}
          options={people}
          onChange={(value: string[]) => change({ members: value })}
        />,
      )}
      {line(
        'chair',
        t('committeeChair'),
        <Select
          {...choice}
          id={`${id}-chair`}
          value={chair || null}
          options={people.filter(({ value }) => members.includes(value))}
          onChange={(value) => change({ chair: value ?? '' })}
        />,
      )}
      {line(
        'secretary',
        t('committeeSecretary'),
        <Select
          {...choice}
          id={`${id}-secretary`}
          value={secretary || null}
          options={people}
          onChange={(value) => change({ secretary: value ?? '' })}
        />,
      )}
      {line(
        'adviser',
        t('committeeAdviser'),
        <Select
          {...choice}
          id={`${id}-adviser`}
          allowClear
          value={legalAdviser}
          options={people}
          onChange={(value?: string | null) => change({ legalAdviser: value ?? null })}
        />,
      )}
      <Checkbox checked={active} onChange={({ target }) => change({ active: target.checked })}>
        {t('committeeActive')}
      </Checkbox>
    </Modal>
  );
};
