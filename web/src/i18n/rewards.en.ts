import type { rewards as chinese } from './rewards.zh-CN';

export const rewards: typeof chinese = {
  rewardsTitle: 'Praise and rewards',
  rewardsAbout:
    'What was given to staff and departments. It enters the appraisal beside complaints.',
  rewardsNone: 'There is no praise or reward yet.',
  rewardGive: 'Praise or reward',
  rewardKind: 'Kind',
  rewardKind_praise: 'Praise',
  rewardKind_commendation: 'Commendation',
  rewardKind_reward: 'Reward',
  rewardWho: 'Member of staff',
  rewardWhole: 'The whole department',
  rewardDepartment: 'Department',
  rewardWhy: 'What for',
  rewardCase: 'Case',
  rewardCaseHelp: 'Its files are the evidence; whoever may see the case may see them.',
  rewardBy: 'Given by',
  rewardAt: 'When',
  rewardSaved: 'Recorded.',
};
