import type { SavedView, SaveView } from '@tingsu/contracts';
import { Button, Input, Modal, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { placeOf, sharedAt, useSharingPlaces } from './places';
import { openSaved, savedFrom } from './saved-query';
import { useDeleteView, useSaveView } from './use-saved-views';

const Row = ({ view }: { readonly view: SavedView }) => {
  const { t } = useWords();
  const places = useSharingPlaces();
  const [name, setName] = useState(view.name);
  const [place, setPlace] = useState(placeOf(view.shared));
  const saving = useSaveView(() => undefined);
  const deleting = useDeleteView();
  const { query, unknown } = openSaved(view);
  const isChanged = name.trim() !== view.name || place !== placeOf(view.shared);
  const body: SaveView = { name: name.trim(), shared: sharedAt(place), query: savedFrom(query) };
  const error = saving.error ?? deleting.error;
  return (
    <li data-managed-view={view.id}>
      {error && <ProblemView error={error} />}
      <div className="saved-row">
        <Input
          aria-label={t('savedName')}
          maxLength={40}
          // What this version does not know would be lost.
          disabled={unknown.length > 0}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {places.length > 1 && (
          <Select
            aria-label={t('savedFor')}
            disabled={unknown.length > 0}
            value={place}
            options={places}
            popupMatchSelectWidth={false}
            onChange={setPlace}
          />
        )}
        <Button
          disabled={!isChanged || name.trim() === ''}
          loading={saving.isPending}
          onClick={() => saving.mutate({ id: view.id, ...body })}
        >
          {t('savedKeep')}
        </Button>
        <Popconfirm
          title={t('savedDeleteAsk', { name: view.name })}
          okText={t('savedDelete')}
          cancelText={t('cancel')}
          onConfirm={() => deleting.mutate(view.id)}
        >
          <Button danger loading={deleting.isPending}>
            {t('savedDelete')}
          </Button>
        </Popconfirm>
      </div>
    </li>
  );
};

interface Props {
  readonly views: readonly SavedView[];
  onClose(): void;
}

/** Saved views that the person may change: name, for whom, and away with them. */
export const ManageViewsDialog = ({ views, onClose }: Props) => {
  const { t } = useWords();
  const mine = views.filter(({ mayEdit }) => mayEdit);
  return (
    <Modal open width={640} title={t('savedManage')} footer={null} onCancel={onClose}>
      {mine.length === 0 ? (
        <p className="soft">{t('savedNone')}</p>
      ) : (
        <ul className="plain-list">
          {mine.map((view) => (
            <Row key={view.id} view={view} />
          ))}
        </ul>
      )}
    </Modal>
  );
};
