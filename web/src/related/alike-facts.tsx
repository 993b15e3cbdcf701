import '../i18n/register';
import '../i18n/safety';
import type { Alike } from '@tingsu/contracts';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';

const REASON = {
  phone: 'regAlikePhone',
  record: 'regAlikeRecord',
  name: 'regAlikeName',
  words: 'regAlikeWords',
  occurred: 'regAlikeDay',
} as const;

interface Props {
  readonly item: Alike;
  /** Its number, as a way to it. */
  readonly number: ReactNode;
  /** Contact with the person is restricted. */
  readonly limited?: boolean;
}

/** Another complaint in short: when it came, how it stands, what it is about, and why it may belong here. */
export const AlikeFacts = ({ item, number, limited = false }: Props) => {
  const { t, label, list, short } = useWords();
  return (
    <>
      <p>
        {number} <span className="soft">{short(item.receivedAt)}</span>{' '}
        {item.state && <Tag className="state">{label('state', item.state)}</Tag>}
        {limited && <Tag className="tone-red">{t('safetyLimited')}</Tag>}
      </p>
      {item.gist && (
        <p className="said" dir="auto">
          {shown(item.gist)}
        </p>
      )}
      <small>
        {item.sameMatter && <strong>{t('regAlikeMatter')} · </strong>}
        {list(item.reasons.map((reason) => t(REASON[reason])))}
      </small>{' '}
    </>
  );
};
