import type { Box, SaveBox } from '@tingsu/contracts';
import { App, Checkbox, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useSaveBox } from './use-boxes';

interface Props {
  /** Null for a new one. */
  readonly box: Box | null;
  onClose(): void;
}

const NEW: SaveBox = {
  campus: '',
  place: { zh: '', en: '' },
  keeper: '',
  active: true,
  version: 0,
};

const bodyOf = ({ campus, place, keeper, active, version }: Box): SaveBox => ({
  ...{ campus, place, keeper, active, version },
});

/** Makes a box, or changes one: where it hangs, who opens it, whether it is still there. */
export const BoxForm = ({ box, onClose }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const id = useId();
  const [code, setCode] = useState(box?.code ?? '');
  const [wanted, setWanted] = useState<SaveBox>(box ? bodyOf(box) : NEW);
  const saving = useSaveBox(code, () => {
    void message.success(t('boxSaved'));
    onClose();
  });
  const change = (part: Partial<SaveBox>): void => setWanted({ ...wanted, ...part });
  const { campus, place, keeper } = wanted;
  const isComplete = [code, campus, place.zh.trim(), place.en.trim(), keeper].every(Boolean);
  const text = (name: string, value: string, set: (value: string) => void, fixed = false) => (
    <p>
      <label htmlFor={`${id}-${name}`}>{name}</label>
      <Input
        id={`${id}-${name}`}
        maxLength={100}
        disabled={fixed}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </p>
  );
  const choice = (
    name: string,
    value: string,
    options: readonly { value: string; label: string }[],
    set: (value: string) => void,
  ) => (
    <p>
      <label htmlFor={`${id}-${name}`}>{name}</label>
      <Select
        id={`${id}-${name}`}
        className="box-choice"
        value={value || null}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...options]}
        onChange={(chosen) => set(chosen ?? '')}
      />
    </p>
  );
  return (
    <Modal
      open
      title={t(box ? 'boxChange' : 'boxNew')}
      okText={t('boxSave')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isComplete, loading: saving.isPending }}
      onOk={() => saving.mutate(wanted)}
      onCancel={onClose}
    >
      {saving.error && <ProblemView error={saving.error} />}
      {text(t('boxCode'), code, setCode, box !== null)}
      <p className="soft">{t('boxCodeHelp')}</p>
      {choice(
        t('rosterCampus'),
        campus,
        directory.campuses.map((one) => ({ value: one.code, label: directory.campus(one.code) })),
        (value) => change({ campus: value }),
      )}
      {text(t('boxPlaceZh'), place.zh, (zh) => change({ place: { ...place, zh } }))}
      {text(t('boxPlaceEn'), place.en, (en) => change({ place: { ...place, en } }))}
      {choice(
        t('boxKeeper'),
        keeper,
        directory.departments.map((one) => ({
          value: one.code,
          label: `${directory.campus(one.campus)} · ${directory.department(one.code)}`,
        })),
        (value) => change({ keeper: value }),
      )}
      <Checkbox
        checked={wanted.active}
        onChange={(event) => change({ active: event.target.checked })}
      >
        {t('boxActive')}
      </Checkbox>
    </Modal>
  );
};
