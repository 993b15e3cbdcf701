import type { OrderAuthority, OrderMapping } from '@tingsu/contracts';
import { Input, InputNumber, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useSaveAuthority } from './use-authorities';

type Paths = Pick<OrderMapping, 'messages' | 'answers'>;

/** Null for text that is no JSON. */
const pathsIn = (text: string): Paths | null => {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as Paths;
  } catch {
    return null;
  }
};

const textOf = ({ messages, answers }: OrderMapping): string =>
  messages || answers ? JSON.stringify({ messages, answers }, null, 2) : '';

const giveBackIn = ({ giveBackWithin }: OrderMapping): Pick<OrderMapping, 'giveBackWithin'> =>
  giveBackWithin ? { giveBackWithin } : {};
const giveBackAfter = (days: number | null): Pick<OrderMapping, 'giveBackWithin'> =>
  days === null ? {} : { giveBackWithin: { value: days, unit: 'day', basis: 'working' } };
/** Null where there is no limit, or one that is not in working days. */
const daysOf = ({ giveBackWithin: within }: OrderMapping): number | null =>
  within?.unit === 'day' && within.basis === 'working' ? within.value : null;

/** Where the orders of an authority go, until when an answer of a day is in time, who counts as unnamed, and how its messages are read. */
export const AuthorityDialog = ({
  authority,
  onClose,
}: {
  readonly authority: OrderAuthority;
  onClose(): void;
}) => {
  const { t } = useWords();
  const { campuses, campus: nameOf } = useDirectory();
  const id = useId();
  const { mapping, version } = authority;
  const [campus, setCampus] = useState(authority.campus);
  const [dayEnd, setDayEnd] = useState(mapping.dayEnd ?? '23:59');
  const [unnamed, setUnnamed] = useState<readonly string[]>(mapping.unnamed ?? []);
  const [days, setDays] = useState(daysOf(mapping));
  const [text, setText] = useState(textOf(mapping));
  const saving = useSaveAuthority(authority.id, onClose);
  const paths = pathsIn(text);
  const save = (): void =>
    saving.mutate({
      ...{ version, campus },
      mapping: {
        ...{ columns: mapping.columns, dayEnd },
        ...(unnamed.length > 0 ? { unnamed: [...unnamed] } : {}),
        ...(days === daysOf(mapping) ? giveBackIn(mapping) : giveBackAfter(days)),
        ...paths,
      },
    });
  return (
    <Modal
      open
      title={authority.name}
      okText={t('orderSave')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: saving.isPending, disabled: paths === null }}
      onOk={save}
      onCancel={onClose}
    >
      {saving.error && <ProblemView error={saving.error} />}
      <p>
        <label htmlFor={`${id}-campus`}>{t('orderAuthorityCampus')}</label>
        <Select
          id={`${id}-campus`}
          className="order-choice"
          value={campus}
          options={campuses.map(({ code }) => ({ value: code, label: nameOf(code) }))}
          onChange={setCampus}
        />
      </p>
      <p>
        <label htmlFor={`${id}-end`}>{t('orderDayEnd')}</label>
        <Input
          id={`${id}-end`}
          value={dayEnd}
          maxLength={5}
          placeholder="17:30"
          onChange={(event) => setDayEnd(event.target.value)}
        />
      </p>
      <p>
        <label htmlFor={`${id}-days`}>{t('orderGiveBackDays')}</label>{' '}
        <InputNumber id={`${id}-days`} min={1} max={30} value={days} onChange={setDays} />
      </p>
      <p>
        <label htmlFor={`${id}-unnamed`}>{t('orderUnnamed')}</label>
        <Select
          id={`${id}-unnamed`}
          className="order-choice"
          mode="tags"
          value={[...unnamed]}
          placeholder={t('orderUnnamedUsual')}
          onChange={setUnnamed}
        />
      </p>
      <p>
        <label htmlFor={`${id}-paths`}>{t('orderPaths')}</label>
        <Input.TextArea
          id={`${id}-paths`}
          value={text}
          autoSize={{ minRows: 3, maxRows: 12 }}
          status={paths === null ? 'error' : ''}
          placeholder={
            '{ "messages": { "fields": { "orderNo": ["data.no"] } }, "answers": [{ "heading": "办理结果", "value": "answer" }] }'
          }
          onChange={(event) => setText(event.target.value)}
        />
        {paths === null && <span role="alert">{t('orderPathsBroken')}</span>}
      </p>
      <p className="soft">{t('orderKeyHelp')}</p>
    </Modal>
  );
};
