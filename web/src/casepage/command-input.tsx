import '../i18n/department';
import { PAID_REMEDIES, type CaseDetail, type Facts } from '@tingsu/contracts';
import { Checkbox, Form, Input, Rate, Select } from 'antd';
import type { Rule } from 'antd/es/form';
import type { ComponentType } from 'react';
import { useDirectory } from '../kit/directory';
import { useLoad } from '../kit/load';
import { usePolicies } from '../kit/policies';
import { isShort, ShortChoice } from '../kit/short-choice';
import { useWords, type Words } from '../kit/words';
import type { TypedAmount } from './amount';
import { AmountInput } from './amount-input';
import { ApologyWords } from './apology-words';
import { CallOfCase } from './call-questions';
import { choicesOf } from './command-choices';
import {
  isAskedFor,
  isAskedOfHold,
  isAskedOfMeeting,
  isAskedOfTask,
  isOptional,
  isWhen,
  lacksTopic,
} from './asked-for';
import type { CommandField } from './command-field';
import { InstantField } from './instant-field';
import { isWholePlan } from './work-steps';
import { StepsInput } from './steps-input';
import { DissentInput } from '../meetings/dissent-input';
import { isWholeDissent } from '../meetings/typed-dissent';
import { useCommitteesOf } from '../meetings/use-committees';
import { isTypedMoney } from '../remedies/money';
import { InstalmentsInput } from '../remedies/instalments-input';
import { areWholeInstalments } from '../remedies/typed-instalments';
import { ArchiveParts } from '../results/archive-parts';
import { OfferInput } from '../remedies/offer-input';
import { sentAlternatives } from '../remedies/typed-offer';
import { MoneyInput } from '../remedies/money-input';
import { FactsForm } from './facts-form';

interface Props {
  readonly field: CommandField;
  readonly detail: CaseDetail;
}

const useChoices = (field: CommandField, detail: CaseDetail) => {
  const words = useWords();
  const directory = useDirectory();
  const { offered } = usePolicies(detail.policies);
  const load = useLoad({ enabled: field.kind === 'owner' }).data;
  const committees =
    useCommitteesOf(detail.campus, { enabled: field.kind === 'committee' }).data?.items ?? [];
  return choicesOf({ field, detail, words, directory, offered, load, committees });
};

const takesMany = ({ kind }: CommandField): boolean =>
  [
    ...['choices', 'departments', 'allDepartments', 'people'],
    ...['panelists', 'topics', 'causes', 'issues'],
  ].includes(kind);

const isTable = ({ kind }: CommandField): boolean =>
  kind === 'choice' || kind === 'number' || kind === 'yesOrNo';

/** What is typed as several lines. */
const LINES: Partial<Record<CommandField['kind'], ComponentType<Pick<Props, 'detail'>>>> = {
  alternatives: OfferInput,
  dissent: DissentInput,
  steps: StepsInput,
};

const Control = ({ field, detail, ...bound }: Props) => {
  const { t } = useWords();
  const choices = useChoices(field, detail);
  const name = t(field.text);
  const Lines = LINES[field.kind];
  if (Lines) return <Lines {...bound} detail={detail} />;
  switch (field.kind) {
    case 'line':
      return <Input {...bound} maxLength={field.max} />;
    case 'text':
    case 'lines':
      return <Input.TextArea {...bound} autoSize={{ minRows: 3, maxRows: 14 }} />;
    case 'yesNo':
      return <Checkbox {...bound}>{name}</Checkbox>;
    case 'rating':
      return <Rate {...bound} />;
    case 'amount':
      return <AmountInput {...bound} />;
    case 'archiveParts':
      return <ArchiveParts {...bound} known={detail.archiveKnown ?? []} />;
    case 'money':
      return <MoneyInput {...bound} detail={detail} />;
    case 'instalments':
      return <InstalmentsInput {...bound} />;
    case 'date':
      return <Input {...bound} type="date" aria-label={name} style={{ width: 200 }} />;
    case 'instant':
      return <InstantField {...bound} label={name} past={field.past} />;
    case 'facts':
      return <FactsForm {...bound} detail={detail} />;
    default:
      // What a table of the product offers is few and short; names of departments and people are neither.
      if (isTable(field) && isShort(choices))
        return <ShortChoice {...bound} label={name} options={choices} clearable={field.optional} />;
      return (
        <Select
          {...bound}
          aria-label={name}
          options={choices}
          allowClear={field.optional}
          showSearch={{ optionFilterProp: 'label' }}
          mode={takesMany(field) ? 'multiple' : undefined}
        />
      );
  }
};

/** An answer that must be given: written texts more than blanks, amounts a number. */
const requiredRule = ({ kind }: CommandField, message: string): Rule => {
  if (kind === 'amount')
    return {
      validator: (_: unknown, typed?: TypedAmount) =>
        typed?.value ? Promise.resolve() : Promise.reject(new Error(message)),
    };
  if (kind === 'steps')
    return {
      validator: (_: unknown, typed?: unknown) =>
        isWholePlan(typed) ? Promise.resolve() : Promise.reject(new Error(message)),
    };
  if (kind === 'alternatives')
    return {
      validator: (_: unknown, typed?: unknown) =>
        sentAlternatives(typed).length > 0 ? Promise.resolve() : Promise.reject(new Error(message)),
    };
  if (kind === 'money')
    return {
      validator: (_: unknown, typed?: unknown) =>
        isTypedMoney(typed) ? Promise.resolve() : Promise.reject(new Error(message)),
    };
  // `whitespace`, even false, makes the rule one about strings, which refuses every list.
  const isWritten = kind === 'text' || kind === 'line' || kind === 'lines';
  return { required: true, ...(isWritten ? { whitespace: true } : {}), message };
};

const rulesOf = (field: CommandField, optional: boolean, { t }: Words): Rule[] => {
  const { kind } = field;
  if (kind === 'facts')
    return [
      {
        validator: (_: unknown, facts?: Facts) =>
          lacksTopic(facts)
            ? Promise.reject(new Error(t('fieldTopicsMissing')))
            : Promise.resolve(),
      },
    ];
  if (kind === 'dissent')
    return [
      {
        validator: (_: unknown, typed?: unknown) =>
          isWholeDissent(typed) ? Promise.resolve() : Promise.reject(new Error(t('dissentWhole'))),
      },
    ];
  if (kind === 'instalments')
    return [
      {
        validator: (_: unknown, typed?: unknown) =>
          areWholeInstalments(typed)
            ? Promise.resolve()
            : Promise.reject(new Error(t('instalmentsWhole'))),
      },
    ];
  return [
    ...(optional || kind === 'yesNo' ? [] : [requiredRule(field, t('fieldRequired'))]),
    ...(kind === 'text'
      ? [{ max: field.max, message: t('fieldTooLong', { max: field.max }) }]
      : []),
  ];
};

const isPaid = (planned: unknown): boolean =>
  (PAID_REMEDIES as readonly unknown[]).includes(planned);

/** One field of a command with its label, its limits and its error beside it. */
export const CommandInput = ({ field, detail }: Props) => {
  const words = useWords();
  const clockId: unknown = Form.useWatch('clockId');
  const remedy: unknown = Form.useWatch('remedy');
  const choice: unknown = Form.useWatch('choice');
  const setBy: unknown = Form.useWatch('setBy');
  const planned = remedy ?? choice;
  const needsMoney = field.kind === 'money' && isPaid(planned);
  const optional =
    !needsMoney &&
    isOptional(
      field,
      detail.clocks.find((clock) => clock.clockId === clockId),
    );
  const milestone: unknown = Form.useWatch('milestone');
  const other: unknown = Form.useWatch(field.when?.name ?? 'cause');
  const taskId: unknown = Form.useWatch('taskId');
  const meetingId: unknown = Form.useWatch('meetingId');
  const holdId: unknown = Form.useWatch('holdId');
  const offers = useChoices(field, detail);
  if (!isAskedFor(field, milestone, planned, setBy) || !isWhen(field, other)) return null;
  if (!isAskedOfTask(field, taskId, detail) || !isAskedOfHold(field, holdId, detail)) return null;
  if (!isAskedOfMeeting(field, meetingId, detail)) return null;
  if (field.whereOffered && offers.length === 0) return null;
  if (field.kind === 'answers') return <CallOfCase detail={detail} />;
  const isBox = field.kind === 'yesNo';
  return (
    <>
      {field.asked === 'apologies' && <ApologyWords detail={detail} />}
      <Form.Item
        name={field.name}
        label={isBox ? undefined : words.t(field.text)}
        rules={rulesOf(field, optional, words)}
        // Facts are never marked as optional as a whole: which of them matter, the policy says.
        required={!optional && !isBox}
        valuePropName={isBox ? 'checked' : 'value'}
      >
        <Control field={field} detail={detail} />
      </Form.Item>
    </>
  );
};
