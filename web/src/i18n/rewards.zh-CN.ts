/** Sentences of praise and rewards of staff. */
export const rewards = {
  rewardsTitle: '表扬奖励',
  rewardsAbout: '记录给职工和科室的表扬、表彰和奖励，与投诉一起进入考核。',
  rewardsNone: '还没有表扬或奖励。',
  rewardGive: '给予表扬或奖励',
  rewardKind: '种类',
  rewardKind_praise: '表扬',
  rewardKind_commendation: '表彰',
  rewardKind_reward: '奖励',
  rewardWho: '职工',
  rewardWhole: '整个科室',
  rewardDepartment: '科室',
  rewardWhy: '事由',
  rewardBy: '由谁给予',
  rewardAt: '时间',
  rewardSaved: '已记录。',
};
