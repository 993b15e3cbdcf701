import { FORWARDED_CHANNELS, type Channel, type OrderAuthority } from '@tingsu/contracts';
import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useAddAuthority, useSaveAuthority } from './use-authorities';

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
  const [campus, setCampus] = useState(campuses[0]?.code ?? '');
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

/** Where the orders of an authority go, until when an answer of a day is in time, and who counts as unnamed. */
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
  const [dayEnd, setDayEnd] = useState(mapping.dayEnd ?? '24:00');
  const [unnamed, setUnnamed] = useState<readonly string[] | undefined>(mapping.unnamed);
  const saving = useSaveAuthority(authority.id, onClose);
  const save = (): void =>
    saving.mutate({
      ...{ version, campus },
      mapping: { ...mapping, dayEnd, ...(unnamed?.length ? { unnamed: [...unnamed] } : {}) },
    });
  return (
    <Modal
      open
      title={authority.name}
      okText={t('orderSave')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: saving.isPending }}
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
        <label htmlFor={`${id}-unnamed`}>{t('orderUnnamed')}</label>
        <Select
          id={`${id}-unnamed`}
          className="order-choice"
          mode="tags"
          value={[...(unnamed ?? [])]}
          placeholder={t('orderUnnamedUsual')}
          onChange={setUnnamed}
        />
      </p>
    </Modal>
  );
};
