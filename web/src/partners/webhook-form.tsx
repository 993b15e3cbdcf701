import type { MadeWebhook, SaveWebhook, Webhook } from '@tingsu/contracts';
import { Checkbox, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { EVENT_TYPES, useEventName } from './event-names';
import { useKeys } from './use-keys';
import { useSaveWebhook } from './use-webhooks';

interface Props {
  /** Null for a new one. */
  readonly webhook: Webhook | null;
  done(made: MadeWebhook | null): void;
  onClose(): void;
}

const NEW: SaveWebhook = {
  ...{ name: '', url: 'https://', types: [...EVENT_TYPES], campuses: [] },
  ...{ apiKeyId: null, active: true },
};
const settingsOf = ({ name, url, types, campuses, apiKeyId, active }: Webhook): SaveWebhook => ({
  ...{ name, url, campuses, apiKeyId, active },
  types: EVENT_TYPES.filter((type) => types.includes(type)),
});

/** Makes an address, or changes one. */
export const WebhookForm = ({ webhook, done, onClose }: Props) => {
  const { t } = useWords();
  const directory = useDirectory();
  const eventName = useEventName();
  const keys = useKeys().data?.pages.flatMap((page) => page.items) ?? [];
  const id = useId();
  const [wanted, setWanted] = useState<SaveWebhook>(webhook ? settingsOf(webhook) : NEW);
  const saving = useSaveWebhook(webhook?.id ?? null, done);
  const change = (part: Partial<SaveWebhook>): void => setWanted({ ...wanted, ...part });
  return (
    <Modal
      open
      title={t(webhook ? 'webhookChange' : 'webhookNew')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{
        disabled: wanted.name.trim() === '' || wanted.types.length === 0,
        loading: saving.isPending,
      }}
      onOk={() => saving.mutate({ ...wanted, name: wanted.name.trim(), url: wanted.url.trim() })}
      onCancel={onClose}
    >
      {saving.error && <ProblemView error={saving.error} />}
      <p>
        <label htmlFor={`${id}-name`}>{t('keyName')}</label>
        <Input
          id={`${id}-name`}
          maxLength={60}
          value={wanted.name}
          onChange={({ target }) => change({ name: target.value })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-url`}>{t('webhookUrl')}</label>
        <Input
          id={`${id}-url`}
          maxLength={500}
          inputMode="url"
          value={wanted.url}
          onChange={({ target }) => change({ url: target.value })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-types`}>{t('webhookTypes')}</label>
        <Select
          id={`${id}-types`}
          className="whole"
          mode="multiple"
          maxTagCount={4}
          showSearch={{ optionFilterProp: 'label' }}
          value={wanted.types}
          options={EVENT_TYPES.map((value) => ({ value, label: eventName(value) }))}
          onChange={(types) => change({ types })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-of`}>{t('webhookOf')}</label>
        <Select
          id={`${id}-of`}
          className="whole"
          value={wanted.apiKeyId ?? ''}
          options={[
            { value: '', label: t('webhookOfAll') },
            ...keys.map(({ id: value, name }) => ({ value, label: t('webhookOfKey', { name }) })),
          ]}
          onChange={(value) => change({ apiKeyId: value || null })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-campuses`}>{t('keyCampuses')}</label>
        <Select
          id={`${id}-campuses`}
          className="whole"
          mode="multiple"
          placeholder={t('keyAllCampuses')}
          value={wanted.campuses}
          options={directory.campuses.map(({ code }) => ({
            value: code,
            label: directory.campus(code),
          }))}
          onChange={(campuses) => change({ campuses })}
        />
      </p>
      <Checkbox
        checked={wanted.active}
        onChange={({ target }) => change({ active: target.checked })}
      >
        {t('webhookOn')}
      </Checkbox>
    </Modal>
  );
};
