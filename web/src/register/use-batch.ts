import type { Receipt } from '@tingsu/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { post } from '../api/http.client';
import { newKey } from '../kit/new-key';
import { sendOnce } from '../kit/send-once.client';
import { sessionEnded } from '../kit/session';
import { useWords } from '../kit/words';
import { emptyRow, isLetter, letterOf, lettersLeft, type Batch, type BatchRow } from './batch';
import { keepBatch, loadBatch, startBatch } from './batch.store';

/** A pile of letters: each is stored under a key of its own, so that trying again stores none of them twice. */
export const useBatch = (person: string) => {
  const { t, timeZone } = useWords();
  const client = useQueryClient();
  const [batch, setBatch] = useState(() => loadBatch(person));
  const [sendingKey, setSendingKey] = useState<string | null>(null);
  const current = useRef(batch);
  const update = (change: (old: Batch) => Batch): void => {
    current.current = change(current.current);
    keepBatch(person, current.current);
    setBatch(current.current);
  };
  const changeRow = (key: string, change: (old: BatchRow) => Partial<BatchRow>): void =>
    update((old) => {
      const rows = old.rows.map((row) => (row.key === key ? { ...row, ...change(row) } : row));
      const last = rows.at(-1);
      return { ...old, rows: !last || isLetter(last) ? [...rows, emptyRow(newKey())] : rows };
    });
  const rowOf = (key: string) => current.current.rows.find((row) => row.key === key);
  /** False when going on is useless: nobody is signed in any more, or nothing can be reached. */
  const sendRow = async (head: Batch['head'], row: BatchRow): Promise<boolean> => {
    const body = letterOf(head, row, { timeZone, scanOnly: t('regBatchScanOnly') });
    const sent = await sendOnce(
      JSON.stringify(body),
      (text) =>
        post<Receipt>('/complaints', JSON.parse(text) as unknown, { 'idempotency-key': row.key }),
      {
        last: () => rowOf(row.key)?.attempt ?? null,
        keep: (attempt) => changeRow(row.key, () => ({ attempt })),
      },
    );
    if (!('problem' in sent)) {
      changeRow(row.key, () => ({ receipt: sent.answer, problemCode: null }));
      return true;
    }
    const { code, errors, outcomeUnknown } = sent.problem;
    changeRow(row.key, () => ({ problemCode: errors[0]?.code ?? code }));
    if (code === 'session.required') sessionEnded(client);
    return code !== 'session.required' && !outcomeUnknown;
  };
  const send = async (head: Batch['head']): Promise<void> => {
    for (const row of lettersLeft(current.current)) {
      setSendingKey(row.key);
      if (!(await sendRow(head, row))) break;
    }
    setSendingKey(null);
  };
  return {
    batch,
    sendingKey,
    send,
    changeRow,
    changeHead: (part: Partial<Batch['head']>) =>
      update((old) => ({ ...old, head: { ...old.head, ...part } })),
    /** Rows for scans that come at once, one each; answers their keys. */
    addRows: (count: number): readonly string[] => {
      const keys = Array.from({ length: count }, newKey);
      update(({ head, rows }) => {
        const filled = rows.filter((row) => isLetter(row) || row.receipt !== null);
        return { head, rows: [...filled, ...keys.map(emptyRow), emptyRow(newKey())] };
      });
      return keys;
    },
    removeRow: (key: string) =>
      update((old) => ({ ...old, rows: old.rows.filter((row) => row.key !== key) })),
    startAgain: () => update(() => startBatch(person)),
  };
};
