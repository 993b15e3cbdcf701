import {
  MOST_CHECKED_ORDERS,
  type OrderAuthority,
  type OrderCheck,
  type OrderField,
  type OrderTaken,
} from '@tingsu/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { post } from '../api/http.client';
import { asProblem } from '../api/problem';
import { sessionEnded } from '../kit/session';
import {
  assigned,
  inChunks,
  rowsOf,
  rowsToTake,
  tableOf,
  type ImportRow,
  type OrderTable,
  type RowOutcome,
} from './order-import';
import { readSheet } from './orders.client';

type Phase = 'empty' | 'reading' | 'ready' | 'taking' | 'broken';

/** A table of orders: read, looked at by the server, then taken one order after the other. Taking one again takes nothing twice. */
export const useOrderImport = ({ id, mapping }: OrderAuthority) => {
  const client = useQueryClient();
  const [table, setTable] = useState<OrderTable | null>(null);
  const [rows, setRows] = useState<readonly ImportRow[]>([]);
  const [phase, setPhase] = useState<Phase>('empty');
  const [error, setError] = useState<unknown>(null);
  /** What was begun last: what was begun before must not write over it. */
  const turn = useRef(0);
  const path = `/order-authorities/${id}/orders`;
  const change = (row: number, part: Partial<ImportRow>): void =>
    setRows((old) => old.map((one) => (one.row === row ? { ...one, ...part } : one)));
  const fail = (found: unknown): void => {
    if (asProblem(found).code === 'session.required') sessionEnded(client);
    setError(found);
    setPhase('broken');
  };
  const look = async (next: OrderTable): Promise<void> => {
    const mine = ++turn.current;
    const found = rowsOf(next);
    setTable(next);
    setRows(found);
    setError(null);
    setPhase('reading');
    try {
      for (const some of inChunks(found, MOST_CHECKED_ORDERS)) {
        const orders = some.map(({ row, cells }) => ({ row, cells }));
        const { items } = await post<{ items: OrderCheck[] }>(`${path}/check`, { orders });
        if (turn.current !== mine) return;
        const checks = new Map(items.map((check) => [check.row, check]));
        setRows((old) => old.map((one) => ({ ...one, check: checks.get(one.row) ?? one.check })));
      }
      setPhase('ready');
    } catch (found) {
      if (turn.current === mine) fail(found);
    }
  };
  const takeRow = async ({ cells }: ImportRow): Promise<RowOutcome> => {
    try {
      const { caseNo, known } = await post<OrderTaken>(path, { cells });
      return { caseNo, known };
    } catch (found) {
      const problem = asProblem(found);
      if (problem.status !== 422) throw found;
      const faults = problem.errors.map(({ path: at, code, message }) => ({
        field: (at.split('.')[1] ?? null) as OrderField | null,
        ...{ code, message },
      }));
      return { faults };
    }
  };
  return {
    ...{ table, rows, phase, error },
    read: async (file: File): Promise<void> => {
      setPhase('reading');
      setError(null);
      try {
        await look(tableOf(await readSheet(file), mapping));
      } catch (found) {
        fail(found);
      }
    },
    assign: (at: number, field: OrderField | null): void => {
      if (table) void look({ ...table, columns: assigned(table.columns, at, field) });
    },
    take: async (): Promise<void> => {
      setPhase('taking');
      setError(null);
      try {
        for (const row of rowsToTake(rows)) change(row.row, { outcome: await takeRow(row) });
        setPhase('ready');
      } catch (found) {
        fail(found);
      }
    },
  };
};
