import { REVEALED_FIELD_NAMES, REVEALED_FIELDS, type RevealedField } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import type { ComplaintView } from '../api/types';
import { useWords } from '../kit/words';
import { CorrectDialog } from './correct-dialog';
import { MaskedValue } from './masked-value';
import { ReachWish } from './reach-wish';

/** Who complained and how to reach the person: masked, each value with its way to be shown and to be corrected. */
export const Complainant = ({ complaint }: { readonly complaint: ComplaintView }) => {
  const { t, label } = useWords();
  const [correcting, setCorrecting] = useState<RevealedField | null>(null);
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
          onCorrect={() => setCorrecting(field)}
        />
      ))}
      {complaint.reachWish && <ReachWish wish={complaint.reachWish} />}
      {reveals.length > 0 && (
        <Button
          size="small"
          type="link"
          data-testid="correct-open"
          onClick={() => setCorrecting(reveals.includes('contact') ? 'phone' : 'name')}
        >
          {t('correctOpen')}
        </Button>
      )}
      {known.length > 0 && <small className="soft">{t('complaintMasked')}</small>}
      {correcting && (
        <CorrectDialog
          complaint={complaint}
          first={correcting}
          onClose={() => setCorrecting(null)}
        />
      )}
    </div>
  );
};
