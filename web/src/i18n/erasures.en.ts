import type { erasures as chinese } from './erasures.zh-CN';

export const erasures = {
  erasuresTitle: 'Erasure by law',
  erasuresIntro:
    'What a person said is erased under article 47 of the Personal Information Protection Law: one person proposes it, another decides. Times, states and figures of the case stay.',
  erasuresDenied: 'Erasures are for privacy officers.',
  erasuresEmpty: 'Nothing was proposed to erase.',
  erasureColumnCase: 'Case',
  erasureColumnWhy: 'Ground and reason',
  erasureColumnProposed: 'Proposed',
  erasureColumnState: 'State',
  erasurePropose: 'Propose to erase',
  erasureProposed: 'Proposed. Someone else decides.',
  erasureCaseNo: 'Number of the case or complaint',
  erasureLook: 'See what would go',
  erasureGround: 'Legal ground',
  erasureReason: 'Reason',
  erasureReasonHelp: 'It stays on record: write no name and no number into it.',
  erasureNotNow: 'It cannot be erased now',
  erasureGoes: 'What goes',
  erasureStays: 'What stays',
  erasureDecide: 'Decide',
  erasureDecided: 'Decided.',
  erasureApprove: 'Approve and erase',
  erasureRefuse: 'Refuse',
  erasureRefusal: 'Why it is refused (only then)',
  erasureForGood: 'Once approved it is erased at once and does not come back.',
} satisfies Record<keyof typeof chinese, string>;
