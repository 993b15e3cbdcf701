import { lazy, Suspense, useEffect, useState } from 'react';
import { askForProofBy, type ProofWanted } from '../api/proof.client';

const ProofDialog = lazy(() =>
  import('../account/proof-dialog').then((loaded) => ({ default: loaded.ProofDialog })),
);

interface Asking {
  readonly wanted: ProofWanted;
  readonly answer: Promise<boolean>;
  readonly settle: (proved: boolean) => void;
}

const asking = (wanted: ProofWanted): Asking => {
  let settle: Asking['settle'] = () => undefined;
  const answer = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  return { wanted, answer, settle };
};

/** Stands ready to ask for a proof of who sits there. Requests that want one at the same time wait for one answer. */
export const AskForProof = () => {
  const [open, setOpen] = useState<Asking | null>(null);
  useEffect(() => {
    let current: Asking | null = null;
    askForProofBy((wanted) => {
      if (!current) {
        current = asking(wanted);
        void current.answer.finally(() => {
          current = null;
          setOpen(null);
        });
        setOpen(current);
      }
      return current.answer;
    });
    return () => {
      askForProofBy(null);
      current?.settle(false);
    };
  }, []);
  return (
    open && (
      <Suspense>
        <ProofDialog wanted={open.wanted} onDone={open.settle} />
      </Suspense>
    )
  );
};
