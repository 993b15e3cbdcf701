import '../i18n/erased';
import type { CaseDetail } from '@tingsu/contracts';
import { Alert } from 'antd';
import { useWords } from '../kit/words';

/** Why there are no words in the case any more. */
export const ErasedNote = ({ detail: { erased } }: { readonly detail: CaseDetail }) => {
  const { t, label, long } = useWords();
  if (!erased) return null;
  const why = label('erasureGround', erased.ground);
  return (
    <Alert
      type="info"
      showIcon
      className="dialog-note"
      data-testid="erased"
      title={t('erasedOn', { at: long(erased.at), why })}
      description={t('erasedMeans')}
    />
  );
};
