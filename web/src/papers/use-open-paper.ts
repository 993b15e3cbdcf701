import { useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import { openPdf } from '../kit/open-pdf.client';

/** Opens papers in the browser's reader, and says what stood in the way or was left open. */
export const useOpenPaper = () => {
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const open = async (href: string, body?: object): Promise<void> => {
    setProblem(null);
    setBusy(true);
    try {
      setMissing(await openPdf(href, body));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return { open, problem, missing, busy, setMissing };
};
