import { REVEALED_FIELD_NAMES, REVEALED_FIELDS } from '@tingsu/contracts';
import type { ComplaintView } from '../api/types';
import { useWords } from '../kit/words';
import { MaskedValue } from './masked-value';

/** Who complained and how to reach the person: masked, each value with its way to be shown. */
export const Complainant = ({ complaint }: { readonly complaint: ComplaintView }) => {
  const { t, label } = useWords();
  const { complainant, complaintNo, reveals = [] } = complaint;
  const known = REVEALED_FIELD_NAMES.flatMap((field) => {
    const masked = complainant[field];
    return masked ? [{ field, masked }] : [];
  });
  return (
    <div className="complainant" data-testid="complainant">
      <span>
        {complainant.anonymous && `${t('complaintAnonymous')} · `}
        {label('relation', complainant.relation)}
      </span>
      {known.map(({ field, masked }) => (
        <MaskedValue
          key={field}
          complaintNo={complaintNo}
          field={field}
          masked={masked}
          revealable={reveals.includes(REVEALED_FIELDS[field])}
        />
      ))}
      {known.length > 0 && <small className="soft">{t('complaintMasked')}</small>}
    </div>
  );
};
