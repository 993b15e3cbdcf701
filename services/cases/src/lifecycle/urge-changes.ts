import type { Changes } from './change.js';

/** How the urges of a case change by its events. */
export const URGE_CHANGES: Changes = {
  departmentUrged: ({ departmentUrges = [] }, { at, actor, data: { urgeId, department } }) => ({
    departmentUrges: [
      ...departmentUrges,
      { urgeId, department, urgedAt: at, urgedBy: actor.id, answeredAt: null },
    ],
  }),
  urgeAnswered: ({ departmentUrges = [] }, { at, data }) => ({
    departmentUrges: departmentUrges.map((one) =>
      one.urgeId === data.urgeId ? { ...one, answeredAt: at } : one,
    ),
  }),
};
