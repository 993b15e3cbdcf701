import type { Gist } from '@tingsu/contracts';
import { Tag } from 'antd';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { listInstant } from '../time/instants';
import { serverNow } from '../time/server-time';
import type { Hit, Match } from './found';

const MATCH_TEXT = {
  number: 'matchNumber',
  phone: 'matchPhone',
  name: 'matchName',
  words: 'matchWords',
  handling: 'matchHandling',
} as const satisfies Record<Match, string>;

interface Props {
  readonly hit: Hit;
  readonly gist: Gist | undefined;
}

/** One complaint that was found: its number, what it is about, who says so, how it stands, and where it matched. */
export const HitLine = ({ hit, gist }: Props) => {
  const { t, label, language, timeZone } = useWords();
  const directory = useDirectory();
  const who = gist?.anonymous ? t('anonymous') : gist?.name;
  return (
    <span className="hit">
      <span className="hit-first">
        <strong>{hit.caseNo ?? hit.complaintNo}</strong>
        <span className="hit-gist">{gist?.gist}</span>
        {who != null && <span className="soft">{who}</span>}
      </span>
      <span className="hit-second soft">
        {hit.matches.map((match) => (
          <Tag key={match} className="tone-green">
            {t(MATCH_TEXT[match])}
          </Tag>
        ))}
        <span>{hit.state === null ? t('findNoCaseYet') : label('state', hit.state)}</span>
        <span>{directory.campus(hit.campus)}</span>
        <span>{listInstant(hit.receivedAt, serverNow(), language, timeZone)}</span>
      </span>
    </span>
  );
};
