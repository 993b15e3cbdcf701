import type { CaseKind } from '@tingsu/contracts';
import { Tag } from '../kit/tag';
import { useWords } from '../kit/words';

const TONES: Readonly<Partial<Record<CaseKind, string>>> = {
  hazard: 'tone-red',
  praise: 'tone-green',
};

/** What kind of case it is, where it is not what most are: a complaint from outside. */
export const KindTag = ({ kind }: { readonly kind: CaseKind }) => {
  const { label } = useWords();
  if (kind === 'external') return null;
  return <Tag className={TONES[kind]}>{label('caseKind', kind)}</Tag>;
};
