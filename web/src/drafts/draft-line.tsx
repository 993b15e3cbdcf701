import type { CaseDraftCommand } from '@tingsu/contracts';
import { Alert, Button } from 'antd';
import '../i18n/office';
import { useWords } from '../kit/words';
import type { ReactNode } from 'react';
import type { DraftValues, Typed } from './draft-keeper';
import type { DraftPlace } from './draft-place';
import { DraftWords } from './draft-words';
import { draftKeeper } from './drafts.client';
import { useDraftStatus } from './use-draft';

const TEXTS = {
  saving: 'draftSaving',
  saved: 'draftSaved',
  waiting: 'draftWaiting',
  refused: 'draftTooLong',
} as const;

/** One quiet line that says where what is being typed is kept. */
export const DraftLine = ({ place }: { readonly place: DraftPlace }) => {
  const { t, short } = useWords();
  const { is, savedAt } = useDraftStatus(place);
  return (
    <p className="soft draft-line" role="status" data-draft={is}>
      {is !== 'none' && is !== 'elsewhere' && t(TEXTS[is], { at: savedAt ? short(savedAt) : '' })}
    </p>
  );
};

interface Props {
  readonly place: DraftPlace;
  /** Puts the words of the other device into the form. */
  onTake(draft: Typed | null): void;
  /** Shows those words. */
  children(values: DraftValues): ReactNode;
}

/** Two texts of one person in one place: both are shown before one goes. */
export const OtherWords = ({ place, onTake, children }: Props) => {
  const { t, short } = useWords();
  const { other } = useDraftStatus(place);
  if (!other) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="dialog-note"
      title={t('draftElsewhere', { at: short(other.savedAt) })}
      description={
        <>
          <details>
            <summary>{t('draftOther')}</summary>
            {children(other.values)}
          </details>
          <div className="row">
            <Button size="small" onClick={() => onTake(draftKeeper.choose(place, 'theirs'))}>
              {t('draftUseOther')}
            </Button>
            <Button size="small" onClick={() => draftKeeper.choose(place, 'mine')}>
              {t('draftKeepThis')}
            </Button>
          </div>
        </>
      }
    />
  );
};

export const OtherDraft = ({
  command,
  ...props
}: Omit<Props, 'children'> & { readonly command: CaseDraftCommand }) => (
  <OtherWords {...props}>{(values) => <DraftWords command={command} values={values} />}</OtherWords>
);
