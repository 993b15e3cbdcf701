import '../i18n/sending';
import type { MessageMedium, SendingOffer } from '@tingsu/contracts';
import { Button, Checkbox } from 'antd';
import { useWords, type Words } from '../kit/words';
import { first, toggled } from './usual-ways';

const FEN_OF_YUAN = 100;
const yuanOf = (fen: number): string => (fen / FEN_OF_YUAN).toFixed(3).replace(/0$/, '');

/** What the complainant gets by a way, and what it costs. */
function bringsOf({ medium, ready, parts, costFen }: SendingOffer, { t }: Words): string {
  if (!ready) return t('sendNotReady');
  const brings = t(`sendBrings_${medium}`);
  if (costFen === 0) return brings;
  return medium === 'sms'
    ? t('sendCostsText', { brings, parts, yuan: yuanOf(costFen) })
    : t('sendCosts', { brings, yuan: yuanOf(costFen) });
}

interface Props {
  readonly offers: readonly SendingOffer[];
  readonly chosen: readonly MessageMedium[];
  onChoose(chosen: MessageMedium[]): void;
}

/** By which ways a message goes out, one after the other, with what each brings and costs. */
export const ChooseWays = ({ offers, chosen, onChoose }: Props) => {
  const words = useWords();
  const { t, label } = words;
  if (offers.length === 0) return <p className="soft">{t('sendNoWay')}</p>;
  const placeOf = ({ medium }: SendingOffer): number =>
    chosen.includes(medium) ? chosen.indexOf(medium) : offers.length;
  const placed = offers.toSorted((one, other) => placeOf(one) - placeOf(other));
  return (
    <fieldset className="thread-choose">
      <legend>{t('sendWays')}</legend>
      <ul className="plain-list">
        {placed.map((offer) => {
          const { medium, ready, text } = offer;
          const name = label('sendingMedium', medium);
          const place = chosen.indexOf(medium);
          return (
            <li key={medium} data-way={medium}>
              <Checkbox
                checked={place !== -1}
                disabled={!ready}
                onChange={() => onChoose(toggled(chosen, medium))}
              >
                {place !== -1 && chosen.length > 1 ? `${place + 1}. ${name}` : name}{' '}
                <span className="soft">{bringsOf(offer, words)}</span>
              </Checkbox>
              {place > 0 && (
                <Button
                  size="small"
                  type="link"
                  aria-label={t('sendFirstNamed', { name })}
                  onClick={() => onChoose(first(chosen, medium))}
                >
                  {t('sendFirst')}
                </Button>
              )}
              {place !== -1 && text !== null && (
                <p className="soft thread-preview">{t('sendReads', { text })}</p>
              )}
            </li>
          );
        })}
      </ul>
      <p className="soft">{t(chosen.length === 0 ? 'sendOnlyPage' : 'sendInTurn')}</p>
    </fieldset>
  );
};
