import type { LoopStand } from '@tingsu/contracts';
import { Link, useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { scopeFrom } from './loop-scope';

/** What a list that was opened from a number is narrowed to, and the ways back. */
export const ScopeNote = ({
  stand,
  all,
}: {
  readonly stand?: LoopStand | null;
  readonly all: string;
}) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const [search] = useSearchParams();
  const { campus, from, to } = scopeFrom(search);
  const parts = [
    stand ? t(`loopStand_${stand}`) : '',
    campus ? directory.campus(campus) : '',
    from || to ? t('loopsDays', { from: from ?? '…', to: to ?? '…' }) : '',
  ].filter((one) => one !== '');
  if (parts.length === 0) return null;
  return (
    <p data-testid="scope-note">
      {t('loopsOnly', { what: list(parts) })} <Link to={all}>{t('loopsShowAll')}</Link>
      {' · '}
      <Link to={`/improvements/loops?${new URLSearchParams({ ...scopeFrom(search) }).toString()}`}>
        {t('loopsBack')}
      </Link>
    </p>
  );
};
