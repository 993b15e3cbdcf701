import '../i18n/remedies';
import type { CaseDetail } from '@tingsu/contracts';
import { Tag } from 'antd';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { grouped } from './money';
import { offerWords } from './offer-words';

const Said = ({ name, words }: { readonly name: string; readonly words: string | undefined }) =>
  words ? (
    <>
      <dt>{name}</dt>
      <dd className="said" dir="auto">
        {shown(words)}
      </dd>
    </>
  ) : null;

/** What was offered to the complainant, the best first, what he chose or refused, and in which words. */
export const OfferCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label, list } = useWords();
  const { plan } = detail;
  if (!plan) return null;
  const words = offerWords(plan, detail.timeline);
  return (
    <section className="card" aria-labelledby="offer-title" data-testid="offer">
      <h2 id="offer-title">{t('offerTitle')}</h2>
      <p>
        <Tag className={plan.choice === 'chosen' ? 'tone-green' : 'tone-amber'}>
          {plan.choice ? label('planChoice', plan.choice) : t('offerWaits')}
        </Tag>
      </p>
      <ol className="plan-lines">
        {plan.alternatives.map(({ remedies, amount }, index) => (
          <li key={index}>
            <span className="said" dir="auto">
              {shown(words.alternatives[index] ?? '')}
            </span>{' '}
            {plan.chosen === index + 1 && <Tag className="tone-green">{t('offerChosen')}</Tag>}
            <span className="soft">
              {[
                list(remedies.map((one) => label('remedy', one))),
                amount && `${grouped(amount.value)} ${amount.currency}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      <dl className="pairs">
        <Said name={t('fieldConcern')} words={words.concern} />
        <Said name={t('fieldGap')} words={words.gap} />
        <Said name={t('fieldExpectation')} words={words.expectation} />
        <Said name={t('fieldChoiceWords')} words={words.said} />
      </dl>
    </section>
  );
};
