import type { AnsweredIssue } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { shown } from '../kit/plain-text';
import { usePreferences } from './preferences';

/** What was found about each matter of the complaint, and why. */
export const AnsweredIssues = ({ issues }: { readonly issues: readonly AnsweredIssue[] }) => {
  const { t, language } = usePreferences();
  if (issues.length === 0) return null;
  return (
    <ol className="answered-issues">
      {issues.map(({ number, about, finding, reply, reasons }) => (
        <li key={number} data-finding={finding}>
          <p>
            <strong>{about === null ? t('answeredWhole') : shown(about)}</strong>
          </p>
          <p>{inLanguage(reply, language)}</p>
          {reasons !== '' && <p className="said">{shown(reasons)}</p>}
        </li>
      ))}
    </ol>
  );
};
