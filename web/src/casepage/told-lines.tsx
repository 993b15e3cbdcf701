import '../i18n/told';
import type { CaseDetail, OwedNotice } from '@tingsu/contracts';
import { columnName } from '../i18n/column-name';
import { inLanguage } from '../i18n/language';
import { useWords, type Words } from '../kit/words';

/** What became of a notice: how it arrived, since when it is on its way, or which ways failed. */
function stateOf(
  { told, failed, owedAt }: OwedNotice,
  { t, label, list, short, language }: Words,
): string {
  if (told)
    return t('toldBy', {
      at: short(told.at),
      medium: label('sendingMedium', told.medium),
      proof: label('toldProof', told.proof),
    });
  if (!failed) return t('toldWaits', { at: short(owedAt) });
  if (failed.missing)
    return t('toldMissing', {
      missing: list(failed.missing.map((code) => columnName(code, language))),
    });
  const tried = failed.tried.map(({ medium }) => label('sendingMedium', medium));
  return t('toldFailed', { tried: tried.length > 0 ? list(tried) : t('toldNoWay') });
}

/** What the complainant has to be told, in a list of pairs; nothing where nothing was owed. */
export const ToldLines = ({ detail }: { readonly detail: CaseDetail }) => {
  const words = useWords();
  const notices = detail.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <>
      <dt>{words.t('toldTitle')}</dt>
      <dd data-testid="told">
        {notices.map((notice) => (
          <p key={notice.key} className={notice.failed && !notice.told ? 'late' : undefined}>
            {inLanguage(notice.label, words.language)} · {stateOf(notice, words)}
          </p>
        ))}
      </dd>
    </>
  );
};
