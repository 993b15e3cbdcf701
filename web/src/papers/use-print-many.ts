import type { PrintedLine, PrintMany } from '@tingsu/contracts';
import { useEffect, useRef, useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import { addressOf, printMany } from './print-many.client';

export interface Printing {
  readonly done: number;
  readonly of: number;
  readonly leftOut: readonly { readonly caseNo: string; readonly code: string }[];
  /** Where the file is opened, once it is there. */
  readonly address: string | null;
  readonly papers: number;
  readonly missing: readonly string[];
  readonly problem: ApiProblem | null;
  readonly running: boolean;
}

const BEGUN: Printing = {
  ...{ done: 0, of: 0, leftOut: [], address: null, papers: 0, missing: [] },
  ...{ problem: null, running: true },
};

const after = (before: Printing, line: PrintedLine): Printing => {
  if ('pdf' in line)
    return {
      ...before,
      ...{ address: addressOf(line.pdf), papers: line.papers, missing: line.missing },
    };
  return 'done' in line
    ? { ...before, ...line }
    : { ...before, leftOut: [...before.leftOut, { caseNo: line.leftOut, code: line.code }] };
};

/** One paper of many cases: followed while it is printed, stopped when the dialog goes. */
export const usePrintMany = () => {
  const [printing, setPrinting] = useState<Printing | null>(null);
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const start = async (template: string, body: PrintMany): Promise<void> => {
    const own = new AbortController();
    control.current = own;
    const change = (next: (before: Printing) => Printing): void =>
      setPrinting((before) => next(before ?? BEGUN));
    setPrinting(BEGUN);
    try {
      const tell = (line: PrintedLine): void => change((before) => after(before, line));
      await printMany({ template, body, signal: own.signal, tell });
      change((before) => ({ ...before, running: false }));
    } catch (error) {
      if (own.signal.aborted) return;
      change((before) => ({ ...before, running: false, problem: asProblem(error) }));
    }
  };
  return { printing, start };
};
