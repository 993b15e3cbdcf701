import type { AccountabilityMatter } from '@tingsu/contracts';
import { App, Input, Modal, Radio, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { Field, Line } from '../improvements/field';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { instantIn } from '../time/instants';
import { Refusal } from './refusal';
import { useActing } from './use-matters';

const MEDIA = ['hand', 'post'] as const;
const RECEIPTS = ['signed', 'refused'] as const;

const Choice = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="acc-choice">
    <div>{name}</div>
    {children}
  </div>
);

/** On whom the decision was served, how, and whether he signed for it. */
export const ServeForm = ({
  matter,
  decision: { concerned, served },
  onClose,
}: {
  readonly matter: AccountabilityMatter;
  readonly decision: NonNullable<AccountabilityMatter['decision']>;
  onClose(): void;
}) => {
  const { t, timeZone } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const open = concerned.filter((id) => served.every(({ personId }) => personId !== id));
  const [personId, setPerson] = useState(open[0] ?? '');
  const [medium, setMedium] = useState<(typeof MEDIA)[number]>('hand');
  const [receipt, setReceipt] = useState<(typeof RECEIPTS)[number]>('signed');
  const [servedAt, setServedAt] = useState('');
  const [witness, setWitness] = useState('');
  const serving = useActing(matter, 'serve', () => {
    void message.success(t('accSaved'));
    onClose();
  });
  const [day = '', time = ''] = servedAt.split('T');
  const at = servedAt === '' ? null : instantIn(timeZone, day, time);
  return (
    <Modal
      open
      title={t('accAct_serve')}
      okText={t('accSend')}
      cancelText={t('cancel')}
      okButtonProps={{
        loading: serving.isPending,
        disabled: personId === '' || (receipt === 'refused' && witness.trim() === ''),
      }}
      onOk={() =>
        serving.mutate({
          ...{ personId, medium, receipt },
          ...(at === null ? {} : { servedAt: at }),
          ...(witness.trim() === '' ? {} : { witness }),
        })
      }
      onCancel={onClose}
    >
      {serving.error && <Refusal error={serving.error} />}
      <Field name={t('accServedOn')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={personId}
            options={open.map((value) => ({ value, label: directory.person(value) }))}
            onChange={setPerson}
          />
        )}
      </Field>
      <Choice name={t('accServedHow')}>
        <Radio.Group
          aria-label={t('accServedHow')}
          value={medium}
          options={MEDIA.map((value) => ({ value, label: t(`accServedBy_${value}`) }))}
          onChange={({ target }) => setMedium(target.value as (typeof MEDIA)[number])}
        />
      </Choice>
      <Choice name={t('accReceipt')}>
        <Radio.Group
          aria-label={t('accReceipt')}
          value={receipt}
          options={RECEIPTS.map((value) => ({ value, label: t(`accReceipt_${value}`) }))}
          onChange={({ target }) => setReceipt(target.value as (typeof RECEIPTS)[number])}
        />
      </Choice>
      {receipt === 'refused' && (
        <Line name={t('accWitness')} max={200} value={witness} onChange={setWitness} />
      )}
      <Field name={t('accServedAt')} help={t('accServedAtHelp')}>
        {(id) => (
          <Input
            id={id}
            type="datetime-local"
            style={{ width: 220, display: 'block' }}
            value={servedAt}
            onChange={({ target }) => setServedAt(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
};
