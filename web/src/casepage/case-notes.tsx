import type { CaseDetail } from '@tingsu/contracts';
import { Alert } from 'antd';
import { inLanguage } from '../i18n/language';
import { useWords } from '../kit/words';
import '../i18n/contact';

/** What is special about this case now: that it is suspended, which round it is in, what the sending body wants, who decides on more time. */
export const CaseNotes = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label, language, long } = useWords();
  const { suspendedFor, round, externalDueAt, nextCallAt, extensionRequests, clocks } = detail;
  const clockName = (clockId: string): string => {
    const found = clocks.find((clock) => clock.clockId === clockId);
    return found ? inLanguage(found.label, language) : clockId;
  };
  const notes = [
    ...(suspendedFor ? [t('caseSuspended', { cause: label('suspension', suspendedFor) })] : []),
    ...(round > 1 ? [t('caseRound', { round })] : []),
    ...(externalDueAt ? [t('caseExternalDue', { at: long(externalDueAt) })] : []),
    ...(nextCallAt ? [t('caseNextCall', { at: long(nextCallAt) })] : []),
  ];
  return (
    <>
      {notes.length > 0 && <p className="soft case-notes">{notes.join(' · ')}</p>}
      {extensionRequests.map(({ clockId, dueAt, approver }) => (
        <Alert
          key={clockId}
          type="warning"
          showIcon
          data-extension={clockId}
          title={t('extensionAsked', {
            clock: clockName(clockId),
            at: long(dueAt),
            role: label('role', approver),
          })}
          style={{ marginBottom: 12 }}
        />
      ))}
    </>
  );
};
