import type { ApiKey, MadeApiKey, SaveApiKey } from '@tingsu/contracts';
import { Input, InputNumber, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { dayIn, instantIn } from '../time/instants';
import { useSaveKey } from './use-keys';

interface Props {
  /** Null for a new one. */
  readonly apiKey: ApiKey | null;
  done(made: MadeApiKey | null): void;
  onClose(): void;
}

const EVENTS = [
  ['none', 'keyEventsNone'],
  ['own', 'keyEventsOwn'],
  ['all', 'webhookOfAll'],
] as const;
const NEW: SaveApiKey = {
  ...{ name: '', channels: [], campuses: [], perMinute: 600, expiresAt: null },
  readsEvents: 'none',
};

const settingsOf = (apiKey: ApiKey): SaveApiKey => {
  const { name, channels, campuses, perMinute, expiresAt, readsEvents } = apiKey;
  return { name, channels, campuses, perMinute, expiresAt, readsEvents };
};

/** Makes a key, or changes what one may do. */
export const KeyForm = ({ apiKey, done, onClose }: Props) => {
  const { t, options, timeZone } = useWords();
  const directory = useDirectory();
  const id = useId();
  const [wanted, setWanted] = useState<SaveApiKey>(apiKey ? settingsOf(apiKey) : NEW);
  const saving = useSaveKey(apiKey?.id ?? null, done);
  const change = (part: Partial<SaveApiKey>): void => setWanted({ ...wanted, ...part });
  const { name, channels, campuses, perMinute, expiresAt } = wanted;
  return (
    <Modal
      open
      title={t(apiKey ? 'keyChange' : 'keyNew')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{
        disabled: name.trim() === '' || channels.length === 0,
        loading: saving.isPending,
      }}
      onOk={() => saving.mutate({ ...wanted, name: name.trim() })}
      onCancel={onClose}
    >
      {saving.error && <ProblemView error={saving.error} />}
      <p>
        <label htmlFor={`${id}-name`}>{t('keyName')}</label>
        <Input
          id={`${id}-name`}
          maxLength={60}
          value={name}
          onChange={({ target }) => change({ name: target.value })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-channels`}>{t('keyChannels')}</label>
        <Select
          id={`${id}-channels`}
          className="whole"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={channels}
          options={options('channel')}
          onChange={(chosen) => change({ channels: chosen })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-campuses`}>{t('keyCampuses')}</label>
        <Select
          id={`${id}-campuses`}
          className="whole"
          mode="multiple"
          placeholder={t('keyAllCampuses')}
          value={campuses}
          options={directory.campuses.map(({ code }) => ({
            value: code,
            label: directory.campus(code),
          }))}
          onChange={(chosen) => change({ campuses: chosen })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-events`}>{t('keyEvents')}</label>
        <Select
          id={`${id}-events`}
          className="whole"
          value={wanted.readsEvents}
          options={EVENTS.map(([value, text]) => ({ value, label: t(text) }))}
          onChange={(readsEvents) => change({ readsEvents })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-limit`}>{t('keyPerMinute')}</label>
        <InputNumber
          id={`${id}-limit`}
          className="whole"
          min={1}
          max={100_000}
          precision={0}
          placeholder={t('keyNoLimit')}
          value={perMinute}
          onChange={(value) => change({ perMinute: value })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-until`}>{t('keyExpires')}</label>
        <Input
          id={`${id}-until`}
          type="date"
          value={expiresAt ? dayIn(timeZone, Date.parse(expiresAt)) : ''}
          onChange={({ target }) =>
            change({ expiresAt: target.value ? instantIn(timeZone, target.value, '23:59') : null })
          }
        />
      </p>
      <p className="soft">{t('keyExpiresHelp')}</p>
    </Modal>
  );
};
