import type { TextKey } from '../i18n/texts';
import { useWords } from './words';

export const Head = ({ columns }: { readonly columns: readonly TextKey[] }) => {
  const { t } = useWords();
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {t(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
};
