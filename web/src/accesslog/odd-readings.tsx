import type { OddReading } from '@tingsu/contracts';
import { Button } from 'antd';
import { useDirectory } from '../kit/directory';
import { PagedTable } from '../kit/paged-table';
import { useWords } from '../kit/words';
import { useOddReadings } from './use-odd-readings';

const COLUMNS = ['oddDay', 'accessWho', 'accessWhat', 'oddCount', 'oddUsual', 'oddLook'] as const;
const KINDS = {
  read: 'odd_read',
  revealed: 'odd_revealed',
  taken_out: 'odd_taken_out',
  refused: 'odd_refused',
} as const;

/** What someone who watches over readings looks at first. */
export const OddReadings = ({ onLook }: { onLook(odd: OddReading): void }) => {
  const { t } = useWords();
  const directory = useDirectory();
  const query = useOddReadings();
  return (
    <section aria-label={t('oddTitle')}>
      <h2>{t('oddTitle')}</h2>
      <p className="soft">{t('oddIntro')}</p>
      <PagedTable
        name={t('oddTitle')}
        query={query}
        items={query.data?.pages.flatMap((page) => page.items) ?? []}
        columns={COLUMNS.map((column) => t(column))}
        empty={t('oddEmpty')}
        row={(odd) => (
          <tr key={`${odd.day}-${odd.personId}-${odd.kind}`} data-odd={odd.kind}>
            <td>{odd.day}</td>
            <td>{directory.person(odd.personId)}</td>
            <td>{t(KINDS[odd.kind])}</td>
            <td>{odd.count}</td>
            <td>{Math.round(odd.usual)}</td>
            <td>
              <Button size="small" onClick={() => onLook(odd)}>
                {t('oddShow')}
              </Button>
            </td>
          </tr>
        )}
      />
    </section>
  );
};
