import '../i18n/after';
import type { CaseDetail } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { FoldCard } from '../kit/fold-card';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';

/** What the archived file holds, where its paper is, and how long it is kept. */
export const ArchiveCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label, language, list, long } = useWords();
  const { archive, timeline } = detail;
  if (!archive) return null;
  const { class: code, years, until, label: named } = archive.retention;
  const kind = named ? inLanguage(named, language) : code;
  const { keptBy = [] } = archive;
  const said = timeline.findLast(({ type }) => type === 'case.archived.v1')?.text ?? {};
  const kept =
    until === null
      ? t('archiveKeptOpen')
      : t('archiveKeptUntil', { until, years: years ?? 0, kind: kind ?? '' });
  return (
    <FoldCard id="archive" title={t('archiveTitle')} gist={kept}>
      {keptBy.length > 0 && (
        <p data-testid="archive-kept">
          {t('archiveKeptBy', { why: list(keptBy.map((why) => label('keptBy', why))) })}
        </p>
      )}
      <p className="soft">{t('archivedOn', { at: long(archive.at) })}</p>
      <ul className="checklist">
        {archive.parts.map(({ part, as }) => (
          <li key={part} data-part={part} data-done={as !== 'absent'}>
            <span aria-hidden="true">{as === 'absent' ? '—' : '✓'}</span>{' '}
            {label('archivePart', part)} · {label('filedAs', as)}{' '}
            <span className="soft" dir="auto">
              {shown(said[`filed_${part}`] ?? '')}
            </span>
          </li>
        ))}
      </ul>
    </FoldCard>
  );
};
