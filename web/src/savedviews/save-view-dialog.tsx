import { App, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import type { ListQuery } from '../worklist/list-filters';
import { sharedAt, useSharingPlaces } from './places';
import { savedFrom } from './saved-query';
import { useSaveView } from './use-saved-views';

interface Props {
  readonly query: ListQuery;
  onClose(): void;
}

/** Keeps the list on the screen under a name, for oneself or for others. */
export const SaveViewDialog = ({ query, onClose }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const field = useId();
  const places = useSharingPlaces();
  const [id] = useState(newKey);
  const [name, setName] = useState('');
  const [place, setPlace] = useState('');
  const saving = useSaveView(() => {
    void message.success(t('savedDone'));
    onClose();
  });
  const isNamed = name.trim() !== '';
  const save = (): void => {
    if (isNamed && !saving.isPending)
      saving.mutate({ id, name: name.trim(), shared: sharedAt(place), query: savedFrom(query) });
  };
  return (
    <Modal
      open
      title={t('savedSave')}
      okText={t('savedKeep')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isNamed, loading: saving.isPending }}
      onOk={save}
      onCancel={onClose}
    >
      {saving.error && <ProblemView error={saving.error} />}
      <p className="soft">{t('savedIntro')}</p>
      <p>
        <label htmlFor={field}>{t('savedName')}</label>
        <Input
          id={field}
          autoFocus
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={save}
        />
      </p>
      {places.length > 1 && (
        <>
          <label htmlFor={`${field}-for`}>{t('savedFor')}</label>
          <Select
            id={`${field}-for`}
            className="saved-for"
            value={place}
            options={places}
            onChange={setPlace}
          />
          {place !== '' && <p className="soft">{t('savedNoNames')}</p>}
        </>
      )}
    </Modal>
  );
};
