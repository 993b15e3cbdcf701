/** What stands under the same name in other events, and means something else there. */
const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'case.taskPlanned': { what: 'taskWhat' },
  'case.taskReassigned': { what: 'taskWhat' },
};

/** The code by which a text of an event is called, of its table of labels. */
export const textCode = (event: string, name: string): string => OWN[event]?.[name] ?? name;
