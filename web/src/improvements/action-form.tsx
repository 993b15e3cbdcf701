import type { ImprovementDetail, ImprovementOrigin } from '@tingsu/contracts';
import { App, Modal, Select } from 'antd';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { useDirectory } from '../kit/directory';
import { newKey } from '../kit/new-key';
import { usePolicies } from '../kit/policies';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Day, Field, Line, Words } from './field';
import { useTellingImprovement } from './use-improvements';

/** What a new action comes from, and what is known of it already. */
export interface Begin {
  readonly origin: {
    readonly kind: Exclude<ImprovementOrigin, 'follow_up'>;
    readonly id: string | null;
  };
  readonly department?: string | null;
  readonly category?: string | null;
  readonly causes?: readonly string[];
  readonly caseNos?: readonly string[];
}

interface Props {
  readonly begin: Begin;
  onClose(): void;
  onOpened(action: ImprovementDetail): void;
}

/** Where nothing else says what an action comes from. */
const BY_HAND = ['own', 'suggestion', 'inspection', 'meeting'] as const;

const useForm = ({ origin, department, category, causes, caseNos }: Begin) =>
  useFormDraft('improvement', `${origin.kind}-${origin.id ?? caseNos?.[0] ?? 'new'}`, () => ({
    ...{ kind: origin.kind },
    ...{ actionId: newKey(), title: '', what: '', dueOn: '', owner: null as string | null },
    ...{ department: department ?? '', category: category ?? null },
    ...{ causes: causes ?? [], cases: (caseNos ?? []).join(' ') },
  }));

/** Opens an improvement action. */
export const ActionForm = ({ begin, onClose, onOpened }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const { offered } = usePolicies();
  const draft = useForm(begin);
  const { typed: form, change } = draft;
  const opening = useTellingImprovement<ImprovementDetail>('/improvements', (action) => {
    draft.sent();
    void message.success(t('actionOpened'));
    onOpened(action);
  });
  const { cases, kind, ...body } = form;
  const complete = [form.department, form.title.trim(), form.what.trim(), form.dueOn].every(
    Boolean,
  );
  const caseNos = cases.split(/[\s,，、]+/).filter((caseNo) => caseNo !== '');
  return (
    <Modal
      open
      title={t('actionNew')}
      okText={t('actionOpenIt')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: opening.isPending, disabled: !complete }}
      onOk={() => opening.mutate({ ...body, caseNos, origin: { ...begin.origin, kind } })}
      onCancel={onClose}
    >
      {opening.error && <ProblemView error={opening.error} />}
      <FormDraftNotes draft={draft} names={{ title: t('actionTitle'), what: t('actionWhat') }} />
      <Line name={t('actionTitle')} value={form.title} onChange={(title) => change({ title })} />
      <Words name={t('actionWhat')} value={form.what} onChange={(what) => change({ what })} />
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
      <Field name={t('actionOwner')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            className="box-choice"
            placeholder={t('actionOwnerHead')}
            showSearch={{ optionFilterProp: 'label' }}
            value={form.owner}
            options={directory.staff.map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(owner?: string) => change({ owner: owner ?? null })}
          />
        )}
      </Field>
      <Day name={t('actionDueOn')} value={form.dueOn} onChange={(dueOn) => change({ dueOn })} />
      {begin.origin.kind === 'own' && (
        <Field name={t('actionFrom')}>
          {(id) => (
            <Select
              id={id}
              className="box-choice"
              value={form.kind}
              options={BY_HAND.map((kind) => ({ value: kind, label: t(`actionOrigin_${kind}`) }))}
              onChange={(kind) => change({ kind })}
            />
          )}
        </Field>
      )}
      {offered.causes.length > 0 && (
        <Field name={t('actionCauses')}>
          {(id) => (
            <CauseChoice id={id} value={form.causes} onChange={(causes) => change({ causes })} />
          )}
        </Field>
      )}
      <Line
        name={t('actionCases')}
        help={t('actionCasesHelp')}
        max={600}
        value={cases}
        onChange={(typed) => change({ cases: typed })}
      />
    </Modal>
  );
};

const CauseChoice = ({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: readonly string[];
  onChange(value: readonly string[]): void;
}) => {
  const { offered, causeName } = usePolicies();
  return (
    <Select
      id={id}
      mode="multiple"
      className="box-choice"
      optionFilterProp="label"
      value={[...value]}
      options={offered.causes.map(({ code }) => ({ value: code, label: causeName(code) }))}
      onChange={onChange}
    />
  );
};
