import '../i18n/meetings';
import { nextLinkOf, type CaseDetail, type ApprovalChain } from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';

type Link = ApprovalChain['links'][number];

/** Who decides on the opinion, one after the other: who has, who is asked now and since when, and who comes later. */
export const ApprovalChainCard = ({ detail: { chain } }: { readonly detail: CaseDetail }) => {
  const { t, label, timeZone } = useWords();
  const directory = useDirectory();
  if (!chain || chain.links.length === 0) return null;
  const next = nextLinkOf(chain);
  const dayOf = (instant: string): string => dayIn(timeZone, Date.parse(instant));
  const standingOf = (link: Link): string =>
    link.decidedAt !== null
      ? t('chainAgreed', { day: dayOf(link.decidedAt) })
      : link === next
        ? t('chainWaits', { day: dayOf(chain.askedAt) })
        : t('chainLater');
  return (
    <section className="card" aria-labelledby="chain-title" data-testid="approval-chain">
      <h2 id="chain-title">{t('chainTitle')}</h2>
      <ol className="plan-lines">
        {chain.links.map((link) => (
          <li key={link.by} data-decided={link.decidedAt !== null} aria-current={link === next}>
            <strong>
              {link.department ? directory.department(link.department) : label('role', link.role)}
            </strong>{' '}
            {link.decidedBy && <span>{directory.person(link.decidedBy)} </span>}
            <span className="soft">{standingOf(link)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};
