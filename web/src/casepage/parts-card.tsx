import '../i18n/department';
import { isOpenPart, type CaseDetail, type Part } from '@tingsu/contracts';
import { Tag } from 'antd';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { partStateOf, wordsOfPart } from './parts';

const TONES = {
  asked: 'tone-amber',
  signed: 'tone-amber',
  returned: 'tone-red',
  submitted: 'tone-green',
};

const PartItem = ({ part, detail }: { readonly part: Part; readonly detail: CaseDetail }) => {
  const { t, label, long } = useWords();
  const directory = useDirectory();
  const state = partStateOf(part);
  const { question, answer } = wordsOfPart(part, detail.timeline);
  const late = isOpenPart(part) && Date.parse(part.dueAt) < serverNow();
  return (
    <li data-part={part.department}>
      <p>
        <strong>{directory.department(part.department)}</strong>{' '}
        <Tag className={TONES[state]}>{label('partState', state)}</Tag>
        {late && <Tag className="tone-red">{t('partLate')}</Tag>}
      </p>
      <p className="soft">
        {[
          t('partDue', { at: long(part.dueAt) }),
          part.signedBy && t('partSignedBy', { name: directory.person(part.signedBy) }),
          part.submittedAt && long(part.submittedAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {question && (
        <p className="said" dir="auto">
          {shown(question)}
        </p>
      )}
      {answer && (
        <blockquote>
          <p className="said" dir="auto">
            {shown(answer)}
          </p>
        </blockquote>
      )}
    </li>
  );
};

/** What assisting departments were asked for, what they answered, and who still owes. */
export const PartsCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const parts = detail.parts ?? [];
  if (parts.length === 0) return null;
  const owed = parts.filter(isOpenPart).map((part) => directory.department(part.department));
  return (
    <section className="card" aria-labelledby="parts-title">
      <h2 id="parts-title">{t('partsTitle')}</h2>
      <p data-testid="parts-owed">
        {owed.length > 0
          ? t('partsOwed', { number: owed.length, names: list(owed) })
          : t('partsComplete')}
      </p>
      <ul className="plain-list">
        {parts.map((part) => (
          <PartItem key={part.partId} part={part} detail={detail} />
        ))}
      </ul>
    </section>
  );
};
