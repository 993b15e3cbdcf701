/** What the server wants to be proved before it does something. */
export type ProofWanted = 'session.step_up' | 'session.prove_factor';

/** Asks the person; true when the proof was given. */
type AskForProof = (wanted: ProofWanted) => Promise<boolean>;

let ask: AskForProof | null = null;
export const askForProofBy = (asking: AskForProof | null): void => {
  ask = asking;
};

const wantedBy = async (response: Response): Promise<ProofWanted | null> => {
  if (response.status !== 403) return null;
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as { readonly code?: unknown } | null;
  const code = body?.code;
  return code === 'session.step_up' || code === 'session.prove_factor' ? code : null;
};

/**
 * Sends a request; where the server wants a proof of who sits there, asks for it and sends the request once more. Anyone who typed
 * something into a form notices only the question.
 */
export const sendProved = async (send: () => Promise<Response>): Promise<Response> => {
  const response = await send();
  const wanted = await wantedBy(response);
  return wanted !== null && (await ask?.(wanted)) ? send() : response;
};
