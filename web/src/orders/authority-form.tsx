import { FORWARDED_CHANNELS, type Channel, type OrderAuthority } from '@tingsu/contracts';
import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useAddAuthority } from './use-authorities';

/** A new authority that hands orders over. */
export const NewAuthorityDialog = ({
  onAdded,
  onClose,
}: {
  onAdded(added: OrderAuthority): void;
  onClose(): void;
}) => {
  const { t, label } = useWords();
  const { campuses, campus: nameOf } = useDirectory();
  const id = useId();
  const [name, setName] = useState('');
  const [channel, setChannel] = useState<Channel>('hotline_12345');
  const [picked, setCampus] = useState<string | null>(null);
  const campus = picked ?? campuses[0]?.code ?? '';
  const adding = useAddAuthority(onAdded);
  return (
    <Modal
      open
      title={t('orderNewAuthority')}
      okText={t('orderSave')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: name.trim() === '' || campus === '', loading: adding.isPending }}
      onOk={() => adding.mutate({ name: name.trim(), channel, campus })}
      onCancel={onClose}
    >
      {adding.error && <ProblemView error={adding.error} />}
      <p>
        <label htmlFor={`${id}-name`}>{t('orderAuthorityName')}</label>
        <Input
          id={`${id}-name`}
          maxLength={60}
          value={name}
          placeholder={t('orderAuthorityExample')}
          onChange={(event) => setName(event.target.value)}
        />
      </p>
      <p>
        <label htmlFor={`${id}-channel`}>{t('orderAuthorityChannel')}</label>
        <Select
          id={`${id}-channel`}
          className="order-choice"
          value={channel}
          options={FORWARDED_CHANNELS.map((value) => ({ value, label: label('channel', value) }))}
          onChange={setChannel}
        />
      </p>
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
    </Modal>
  );
};
