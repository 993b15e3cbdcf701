import { phoneText, readEmail, readPhones } from '@tingsu/contracts';
import { useState, type FormEvent } from 'react';
import { post } from '../api/http.client';
import { asProblem, type ApiProblem } from '../api/problem';
import type { FieldProblem } from './draft';
import { Framed, ProblemNote } from './fields';
import { useFocus, usePreferences } from './preferences';

const FIELD = 'lost-contact';

/** The body to send, or what is wrong with what was typed. */
const bodyOf = (contact: string): object | FieldProblem => {
  if (contact.includes('@')) {
    const read = readEmail(contact);
    return 'problem' in read ? { field: 'email', code: read.problem } : { email: read.value };
  }
  const read = readPhones(contact);
  return 'problem' in read
    ? { field: 'phone', code: read.problem }
    : { phone: phoneText(read.value) };
};

/** For who lost number and code: they go to the phone or mailbox that was given, and nobody learns here whether there is one. */
export const LostReceipt = () => {
  const { t } = usePreferences();
  const focus = useFocus();
  const [contact, setContact] = useState('');
  const [wrong, setWrong] = useState<FieldProblem | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [state, setState] = useState<'typing' | 'busy' | 'asked'>('typing');
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = bodyOf(contact);
    setProblem(null);
    setWrong('field' in body ? (body as FieldProblem) : null);
    if ('field' in body) return void focus(FIELD);
    setState('busy');
    try {
      await post('/complaints/lost-receipts', body);
      setContact('');
      setState('asked');
    } catch (error) {
      setState('typing');
      setProblem(asProblem(error));
    }
  };
  return (
    <details className="no-print">
      <summary>{t('lostTitle')}</summary>
      <form onSubmit={(event) => void ask(event)} noValidate>
        {problem && <ProblemNote problem={problem} />}
        <Framed id={FIELD} label={t('lostLabel')} hint={t('lostHint')} problem={wrong}>
          {(control) => (
            <input
              {...control}
              autoComplete="off"
              value={contact}
              onChange={(event) => setContact(event.target.value)}
            />
          )}
        </Framed>
        <p role="status">{state === 'asked' ? t('lostAsked') : ''}</p>
        <button type="submit" className="button secondary" disabled={state === 'busy'}>
          {t(state === 'busy' ? 'writeSending' : 'lostSend')}
        </button>
      </form>
    </details>
  );
};
