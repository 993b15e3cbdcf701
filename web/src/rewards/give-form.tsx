import { REWARD_KINDS, type GiveReward } from '@tingsu/contracts';
import { App, Modal, Radio, Select } from 'antd';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { Field, Line, Words } from '../improvements/field';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useGiving } from './use-rewards';

const BLANK: GiveReward = {
  kind: 'praise',
  personId: null,
  department: '',
  reason: '',
  caseNo: null,
};

/** Who is given what, and why. */
export const GiveForm = ({ onClose }: { onClose(): void }) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const draft = useFormDraft('reward', 'new', () => BLANK);
  const { typed, change } = draft;
  const giving = useGiving(() => {
    draft.sent();
    void message.success(t('rewardSaved'));
    onClose();
  });
  const { kind, personId, department, reason, caseNo } = typed;
  return (
    <Modal
      open
      title={t('rewardGive')}
      okText={t('rewardGive')}
      cancelText={t('cancel')}
      okButtonProps={{
        loading: giving.isPending,
        disabled: department === '' || reason.trim() === '',
      }}
      onOk={() => giving.mutate(typed)}
      onCancel={onClose}
    >
      {giving.error && <ProblemView error={giving.error} />}
      <FormDraftNotes draft={draft} names={{ reason: t('rewardWhy') }} />
      <Radio.Group
        style={{ marginBlockEnd: 12 }}
        aria-label={t('rewardKind')}
        value={kind}
        options={REWARD_KINDS.map((value) => ({ value, label: t(`rewardKind_${value}`) }))}
        onChange={({ target }) => change({ kind: target.value as GiveReward['kind'] })}
      />
      <Field name={t('rewardDepartment')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={department || undefined}
            options={directory.departments.map(({ code, campus }) => ({
              value: code,
              label: `${directory.department(code)} · ${directory.campus(campus)}`,
            }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value: string) => change({ department: value })}
          />
        )}
      </Field>
      <Field name={t('rewardWho')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            style={{ width: '100%' }}
            placeholder={t('rewardWhole')}
            value={personId ?? undefined}
            options={directory.staff.map(({ id: value, name }) => ({ value, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value?: string) => change({ personId: value ?? null })}
          />
        )}
      </Field>
      <Words
        name={t('rewardWhy')}
        max={1_000}
        value={reason}
        onChange={(words) => change({ reason: words })}
      />
      <Line
        name={t('rewardCase')}
        help={t('rewardCaseHelp')}
        max={40}
        value={caseNo ?? ''}
        onChange={(typedNo) => change({ caseNo: typedNo.trim() || null })}
      />
    </Modal>
  );
};
