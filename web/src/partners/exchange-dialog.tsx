import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { post } from '../api/http.client';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

interface Props<Made> {
  readonly title: string;
  readonly ask: string;
  /** Where a new one is given out. */
  readonly path: string;
  readonly list: QueryKey;
  done(made: Made): void;
  onClose(): void;
}

const OVERLAPS = [
  [0, 'overlapNone'],
  [24, 'overlapDay'],
  [7 * 24, 'overlapWeek'],
  [30 * 24, 'overlapMonth'],
] as const;

/** Exchanges a key or a secret; the one before works on for a while, so that the partner can change over. */
export const ExchangeDialog = <Made,>({ title, ask, path, list, done, onClose }: Props<Made>) => {
  const { t } = useWords();
  const id = useId();
  const client = useQueryClient();
  const [overlapHours, setOverlap] = useState<number>(24);
  const exchanging = useMutation({
    mutationFn: () => post<Made>(path, { overlapHours }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: list });
      done(made);
    },
  });
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('cancel')}
      okButtonProps={{ loading: exchanging.isPending }}
      onOk={() => exchanging.mutate()}
      onCancel={onClose}
    >
      {exchanging.error && <ProblemView error={exchanging.error} />}
      <p>{ask}</p>
      <label htmlFor={id}>{t('overlapLabel')}</label>
      <Select
        id={id}
        className="whole"
        value={overlapHours}
        options={OVERLAPS.map(([value, label]) => ({ value, label: t(label) }))}
        onChange={setOverlap}
      />
    </Modal>
  );
};
