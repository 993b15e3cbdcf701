import type { Draft, PolicyVersion } from '@tingsu/contracts';
import { Tag } from 'antd';
import { stateLabel } from '../i18n/administration';
import { useWords } from '../kit/words';

const TONE: Readonly<Record<string, string>> = {
  in_force: 'tone-green',
  scheduled: 'tone-amber',
  submitted: 'tone-amber',
};

/** State of a version or a draft, in words and colour. */
export const VersionState = ({
  state,
}: {
  readonly state: PolicyVersion['state'] | Draft['state'];
}) => {
  const { language } = useWords();
  return (
    <Tag className={TONE[state]} data-testid="policy-state" data-state={state}>
      {stateLabel(language, state)}
    </Tag>
  );
};
