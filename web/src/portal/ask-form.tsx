import { readComplaintNo, readTrackingCode } from '@tingsu/contracts';
import { useState, type FormEvent } from 'react';
import type { ApiProblem } from '../api/problem';
import type { Tracking } from './draft.store';
import { ProblemNote } from './fields';
import { LostReceipt } from './lost-receipt';
import { useFocus, usePreferences, useTitle } from './preferences';

interface AskProps {
  readonly start: Tracking | null;
  readonly problem: ApiProblem | null;
  readonly busy: boolean;
  onAsk(tracking: Tracking): void;
}

/** Asks for number and code. */
export const AskForm = ({ start, problem, busy, onAsk }: AskProps) => {
  const { t } = usePreferences();
  const focus = useFocus();
  const [complaintNo, setComplaintNo] = useState(start?.complaintNo ?? '');
  const [code, setCode] = useState(start?.code ?? '');
  const [missing, setMissing] = useState<readonly ('no' | 'code')[]>([]);
  useTitle(t('progressTitle'), missing.length > 0 || problem !== null);
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    const found = [
      ...(complaintNo.trim() ? [] : ['no' as const]),
      ...(code.trim() ? [] : ['code' as const]),
    ];
    setMissing(found);
    if (found.length > 0) return void focus('progress-errors');
    onAsk({
      complaintNo: readComplaintNo(complaintNo),
      code: readTrackingCode(code),
    });
  };
  const wrong = (name: 'no' | 'code'): boolean => missing.includes(name);
  return (
    <>
      <form onSubmit={ask} noValidate>
        {missing.length > 0 && (
          <div className="error-summary" role="alert" id="progress-errors" tabIndex={-1}>
            <h2>{t('errorTitle')}</h2>
            <ul>
              {wrong('no') && (
                <li>
                  <a href="#progress-no">{t('numberMissing')}</a>
                </li>
              )}
              {wrong('code') && (
                <li>
                  <a href="#progress-code">{t('codeMissing')}</a>
                </li>
              )}
            </ul>
          </div>
        )}
        {problem && missing.length === 0 && <ProblemNote problem={problem} />}
        <h1 id="progress-title" tabIndex={-1}>
          {t('progressTitle')}
        </h1>
        <p>{t('progressIntro')}</p>
        <div className={wrong('no') ? 'field wrong' : 'field'}>
          <label htmlFor="progress-no">{t('numberLabel')}</label>
          <p className="hint" id="progress-no-hint">
            {t('numberHint')}
          </p>
          {wrong('no') && <p className="field-error">{t('numberMissing')}</p>}
          <input
            id="progress-no"
            aria-describedby="progress-no-hint"
            autoComplete="off"
            value={complaintNo}
            onChange={(event) => setComplaintNo(event.target.value)}
          />
        </div>
        <div className={wrong('code') ? 'field wrong' : 'field'}>
          <label htmlFor="progress-code">{t('codeLabel')}</label>
          <p className="hint" id="progress-code-hint">
            {t('codeHint')}
          </p>
          {wrong('code') && <p className="field-error">{t('codeMissing')}</p>}
          <input
            id="progress-code"
            aria-describedby="progress-code-hint"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <div className="buttons">
          <button type="submit" className="button" disabled={busy}>
            {busy ? t('loading') : t('progressShow')}
          </button>
        </div>
      </form>
      <LostReceipt />
    </>
  );
};
