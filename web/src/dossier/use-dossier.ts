import { useEffect, useRef, useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import { type Downloaded, downloadDossier } from './dossier.client';

type State =
  | { readonly step: 'asked' | 'done' }
  | { readonly step: 'running'; readonly downloaded: Downloaded }
  | { readonly step: 'failed'; readonly problem: ApiProblem };

/** A dossier on its way: followed while it comes, stopped, and stopped when the page goes. */
export const useDossier = (caseNo: string) => {
  const [state, setState] = useState<State>({ step: 'asked' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async (body: object): Promise<void> => {
    const control = new AbortController();
    running.current = control;
    const tell = (downloaded: Downloaded): void => setState({ step: 'running', downloaded });
    tell({ done: 0, total: null });
    try {
      await downloadDossier({ caseNo, body, signal: control.signal, tell });
      setState({ step: 'done' });
    } catch (error) {
      setState(
        control.signal.aborted ? { step: 'asked' } : { step: 'failed', problem: asProblem(error) },
      );
    }
  };
  return { state, start, stop: () => running.current?.abort() };
};
