import { PRESENCE_EVERY_MS, type CommandName, type Present } from '@tingsu/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../api/http.client';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';

interface Props {
  readonly caseNo: string;
  /** The command whose form is open here. */
  readonly writing: CommandName | null;
}

/** Says that this page is open while it is in sight, and who else has it open. */
const useOthers = ({ caseNo, writing }: Props): Present['others'] =>
  useQuery({
    queryKey: ['present', caseNo, writing],
    queryFn: () =>
      request<Present>('PUT', `/cases/${encodeURIComponent(caseNo)}/presence`, {
        body: { writing },
      }),
    refetchInterval: PRESENCE_EVERY_MS,
    placeholderData: keepPreviousData,
    gcTime: 0,
    // A hint: when it fails, the page goes on without it.
    retry: false,
  }).data?.others ?? [];

/** Who else is at this case, so that two do not write the same answer. */
export const Presence = (props: Props) => {
  const { t, label, list } = useWords();
  const directory = useDirectory();
  const others = useOthers(props);
  const readers = others.filter(({ writing }) => writing === null);
  return (
    <span role="status" className="present">
      {others.map(
        ({ personId, writing }) =>
          writing && (
            <strong key={personId} data-present={personId}>
              {t('presentWriting', {
                name: directory.person(personId),
                command: label('command', writing),
              })}
            </strong>
          ),
      )}
      {readers.length > 0 && (
        <span>
          {t('presentReading', {
            names: list(readers.map(({ personId }) => directory.person(personId))),
          })}
        </span>
      )}
    </span>
  );
};
