import type { supervise as chinese } from './supervise.zh-CN';

/** The board of who leads the centre: what nobody has, what is late, and how work is spread. */
export const supervise = {
  superviseTitle: 'Supervision',
  superviseIntro:
    'Who has how many cases, what is due soon and what is overdue. A number opens its cases; “Move” gives them to somebody else.',
  superviseUnowned: 'No owner',
  superviseOverdue: 'Overdue',
  superviseDueToday: 'Due today',
  superviseToApprove: 'To approve',
  supervisePeople: 'By owner',
  superviseDepartments: 'By department',
  supervisePerson: 'Owner',
  superviseDepartment: 'Department',
  superviseOpen: 'Open',
  superviseDueSoon: 'Due within 24 hours',
  superviseMove: 'Move',
  superviseMoveOf: 'Move cases of {name}',
  superviseGiveOut: 'Give out cases without an owner',
  superviseNoPeople:
    'Nobody in the complaint centre may own cases yet. The administrator adds people to the directory.',
  superviseNoDepartments: 'No department handles a case.',
  superviseMoveNone: 'There is no open case to move.',
  superviseMoveTo: 'Give to',
  superviseMoveDo: 'Move cases: {number}',
  superviseMoveAll: 'Choose all',
  superviseMoved: 'Cases moved: {number}',
  superviseNotMoved: '{caseNo} was not moved',
  superviseMoveMore: 'Only the {number} that are due first are shown.',
  superviseWall: 'Wall view',
  superviseWallOff: 'Leave the wall view',
  superviseRefreshed: 'As of {at}; refreshed every 30 seconds',
  supervisePaused: 'As of {at}; refreshing is paused',
  supervisePause: 'Pause refreshing',
  superviseResume: 'Refresh again',
} as const satisfies Record<keyof typeof chinese, string>;
